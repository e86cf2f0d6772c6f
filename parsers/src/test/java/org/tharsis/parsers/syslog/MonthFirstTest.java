package org.tharsis.parsers.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

class MonthFirstTest {
  private static final long ARRIVED = Instant.parse("2026-01-01T00:10:00Z").toEpochMilli();

  private final Timestamps timestamps = new Timestamps(ZoneOffset.UTC, new Names());

  private static Cursor cursor(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Cursor().reset(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @CsvSource({
    "12/31-23:59:58.250000 , 2025-12-31T23:59:58.250Z",
    "01/01-00:00:01, 2026-01-01T00:00:01Z",
    "06/15/26-11:59:19.5, 2026-06-15T11:59:19.500Z",
    "06/15/2019-11:59:19.5, 2019-06-15T11:59:19.500Z",
  })
  void snortsTimeIsRead(String text, Instant time) {
    assertThat(timestamps.readMonthFirst(cursor(text), ARRIVED)).isTrue();
    assertThat(Instant.ofEpochMilli(timestamps.millis())).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "13/01-00:00:00", "02/30-00:00:00", "06/15 11:59:19", "06/15/1-11:59", "06/"})
  void whatIsNoneLeavesTheCursor(String text) {
    Cursor c = cursor(text);

    assertThat(timestamps.readMonthFirst(c, ARRIVED)).isFalse();
    assertThat(c.at()).isZero();
  }
}
