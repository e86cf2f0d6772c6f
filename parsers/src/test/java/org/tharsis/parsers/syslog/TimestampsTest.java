package org.tharsis.parsers.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

class TimestampsTest {
  private final Timestamps timestamps = new Timestamps(ZoneId.of("Europe/Berlin"), new Names());
  private final Cursor cursor = new Cursor();

  private boolean read(String text, String arrived) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return timestamps.read(
        cursor.reset(bytes, 0, bytes.length), Instant.parse(arrived).toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:05Z, Dec 31 23:59:58 UTC, 2025-12-31T23:59:58Z",
    "2025-12-31T23:59:58Z, Jan  1 00:00:05 UTC, 2026-01-01T00:00:05Z",
    "2026-06-15T12:00:00Z, Jun 15 12:00:00 UTC, 2026-06-15T12:00:00Z",
    "2026-06-15T12:00:00Z, Dec 20 12:00:00 UTC, 2025-12-20T12:00:00Z",
    "2026-06-15T12:00:00Z, Dec 10 12:00:00 UTC, 2026-12-10T12:00:00Z",
    "2028-03-01T00:00:00Z, Feb 29 12:00:00 UTC, 2028-02-29T12:00:00Z",
    "2026-03-01T00:00:00Z, Feb 29 12:00:00 UTC, 2024-02-29T12:00:00Z",
  })
  void aMissingYearIsTheNearest(String arrived, String text, String expected) {
    assertThat(read(text, arrived)).isTrue();
    assertThat(Instant.ofEpochMilli(timestamps.millis())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jun 15 12:00:00|2026-06-15T10:00:00Z",
        "Jan 15 12:00:00 2026|2026-01-15T11:00:00Z",
        "Jun  5 12:00:00|2026-06-05T10:00:00Z",
        "Jun 05 2026 12:00:00|2026-06-05T10:00:00Z",
        "Jun 15 2026 12:00:00.25|2026-06-15T10:00:00.250Z",
        "*Jun 15 12:00:00.123 EDT|2026-06-15T16:00:00.123Z",
        "Jun 15 12:00:00 CEST|2026-06-15T10:00:00Z",
        "Jun 15 12:00:00 2026|2026-06-15T10:00:00Z",
        "2026-06-15T12:00:00Z|2026-06-15T12:00:00Z",
        "2026-06-15T12:00:00.1234567-04:00|2026-06-15T16:00:00.123Z",
        "2026-06-15T12:00:00+0530|2026-06-15T06:30:00Z",
        "2026-06-15 12:00:00|2026-06-15T10:00:00Z",
        "2026-6-5 12:00:00|2026-06-05T10:00:00Z",
        "2026-06-30T23:59:60Z|2026-06-30T23:59:59Z",
      })
  void theFormsDevicesSend(String text, String expected) {
    assertThat(read(text, "2026-06-15T12:00:00Z")).isTrue();
    assertThat(Instant.ofEpochMilli(timestamps.millis())).isEqualTo(expected);
    assertThat(cursor.atEnd()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Jun",
        "June 15 12:00:00",
        "Jun 32 12:00:00",
        "Jun 31 2026 12:00:00",
        "Jun 15 24:00:00",
        "Jun 15 12:60:00",
        "Jun 15 12:00",
        "2026-13-01T00:00:00Z",
        "2026-06-31T00:00:00Z",
        "1969-06-30T00:00:00Z",
        "12:00:00",
        "host"
      })
  void whatIsNoTimeIsLeftAlone(String text) {
    assertThat(read(text, "2026-06-15T12:00:00Z")).isFalse();
    assertThat(cursor.at()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Jun 15 12:00:00 WEB", "Jun 15 12:00:00 ESTHER", "Jun 15 12:00:00 est1"})
  void aHostIsNoZone(String text) {
    assertThat(read(text, "2026-06-15T12:00:00Z")).isTrue();
    assertThat(cursor.peek()).isEqualTo(' ');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // set forward at 02:00: what reads 02:30 was not
        "2026-03-29T01:30:01Z|Mar 29 2026 01:59:59|2026-03-29T00:59:59Z",
        "2026-03-29T01:30:01Z|Mar 29 2026 02:30:00|2026-03-29T01:30:00Z",
        "2026-03-29T01:30:01Z|Mar 29 2026 03:00:00|2026-03-29T01:00:00Z",
        // set back at 03:00: 02:00 to 03:00 comes twice, and the one nearer to arrival is meant
        "2026-10-25T00:30:01Z|Oct 25 02:30:00|2026-10-25T00:30:00Z",
        "2026-10-25T01:30:01Z|Oct 25 02:30:00|2026-10-25T01:30:00Z",
        "2026-10-25T01:00:01Z|Oct 25 02:59:59|2026-10-25T00:59:59Z",
        "2026-10-25T01:00:01Z|Oct 25 02:00:00|2026-10-25T01:00:00Z",
        "2026-10-25T01:30:01Z|2026-10-25 02:30:00|2026-10-25T01:30:00Z",
        "2026-10-25T01:30:01Z|2026 Oct 25 02:30:00|2026-10-25T01:30:00Z",
        "2026-10-26T00:00:00Z|Oct 25 2026 02:30:00|2026-10-25T01:30:00Z",
        "2026-10-24T00:00:00Z|Oct 25 2026 02:30:00|2026-10-25T00:30:00Z",
        "2026-10-25T01:30:01Z|Oct 25 2026 01:59:59|2026-10-24T23:59:59Z",
        "2026-10-25T01:30:01Z|Oct 25 2026 03:00:00|2026-10-25T02:00:00Z",
      })
  void whenClocksAreSet(String arrived, String text, String expected) {
    assertThat(read(text, arrived)).isTrue();
    assertThat(Instant.ofEpochMilli(timestamps.millis())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"Asia/Tokyo, 2026-10-25T03:00:00Z", "Europe/London, 2026-10-25T12:00:00Z"})
  void anotherZoneHoldsFromNowOn(String zone, String expected) {
    assertThat(read("Oct 25 2026 12:00:00", "2026-10-25T12:00:00Z")).isTrue();
    timestamps.zone(ZoneId.of(zone));
    assertThat(read("Oct 25 2026 12:00:00", "2026-10-25T12:00:00Z")).isTrue();
    assertThat(Instant.ofEpochMilli(timestamps.millis())).isEqualTo(expected);
    timestamps.zone(ZoneId.of("Europe/Berlin"));
    assertThat(read("Oct 25 2026 12:00:00", "2026-10-25T12:00:00Z")).isTrue();
    assertThat(Instant.ofEpochMilli(timestamps.millis())).isEqualTo("2026-10-25T11:00:00Z");
  }
}
