package org.tharsis.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tharsis.model.AddressMap;
import org.tharsis.model.Cidr;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;

/** Lines arrive at noon of 15 June 2026 UTC; it is summer in Vienna and New York. */
class SenderClocksTest {
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ClockZones ZONES =
      new ClockZones(
          ZoneOffset.UTC,
          AddressMap.of(
              Map.of(
                  Cidr.parse("10.1.0.0/16"), VIENNA,
                  Cidr.parse("10.1.2.0/24"), TOKYO)),
          Map.of("asa-ny", NEW_YORK));

  private final LineParser parser = new LineParser(ZONES);
  private final EventDraft draft = new EventDraft();

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text));
  }

  private static String twelve(String host) {
    return "<166>Jun 15 12:00:00 %s : %%ASA-6-305012: Teardown".formatted(host);
  }

  private Instant time(Line line) {
    parser.parse(line, draft);
    return Instant.ofEpochMilli(draft.timestamp());
  }

  private Instant time(String text, String sender) {
    return time(Lines.live(text, address(sender)));
  }

  @Test
  void theNarrowestBlockOfTheSenderSaysTheZone() {
    assertThat(time(twelve("fw"), "10.1.3.1")).isEqualTo("2026-06-15T10:00:00Z");
    assertThat(time(twelve("fw"), "10.1.2.1")).isEqualTo("2026-06-15T03:00:00Z");
    assertThat(time(twelve("fw"), "10.2.0.1")).isEqualTo("2026-06-15T12:00:00Z");
    assertThat(time(twelve("fw"), "10.1.2.1")).isEqualTo("2026-06-15T03:00:00Z");
  }

  @Test
  void theNameOfAHostBehindARelayCountsMore() {
    assertThat(time(twelve("asa-ny"), "10.1.2.1")).isEqualTo("2026-06-15T16:00:00Z");
    assertThat(time(twelve("ASA-NY"), "10.1.2.1")).isEqualTo("2026-06-15T16:00:00Z");
    assertThat(time(twelve("asa-ny.example.com"), "10.1.2.1")).isEqualTo("2026-06-15T03:00:00Z");
    assertThat(draft.get(Field.HOST_HOSTNAME)).isEqualTo("asa-ny.example.com");
  }

  @Test
  void soDoesTheAddressOfOneThatHasNoName() {
    assertThat(time(twelve("10.1.3.1"), "10.1.2.1")).isEqualTo("2026-06-15T10:00:00Z");
    assertThat(time(twelve("192.0.2.1"), "10.1.2.1")).isEqualTo("2026-06-15T03:00:00Z");
  }

  @Test
  void aFileHasNoSenderButItsLinesHaveHosts() {
    assertThat(time(Lines.replayed(twelve("asa-ny")))).isEqualTo("2026-06-15T16:00:00Z");
    assertThat(time(Lines.replayed(twelve("10.1.2.9")))).isEqualTo("2026-06-15T03:00:00Z");
    assertThat(time(Lines.replayed(twelve("fw")))).isEqualTo("2026-06-15T12:00:00Z");
  }

  @Test
  void aZoneInTheLineCountsMost() {
    assertThat(time("<166>1 2026-06-15T12:00:00+01:00 asa-ny - - - - hello", "10.1.2.1"))
        .isEqualTo("2026-06-15T11:00:00Z");
    assertThat(time("<166>Jun 15 12:00:00 CEST asa-ny : hello", "10.1.2.1"))
        .isEqualTo("2026-06-15T10:00:00Z");
  }

  @Test
  void timesWithinTheMessageAreInTheSameZone() {
    String alert =
        "06/15-12:00:00.5 [**] [1:2003:8] worm [**] [Priority: 2] {UDP} 192.0.2.1:80 -> 10.0.0.1:81";
    assertThat(time(alert, "10.1.2.1")).isEqualTo("2026-06-15T03:00:00.500Z");
    assertThat(time(alert, "10.1.3.1")).isEqualTo("2026-06-15T10:00:00.500Z");
  }

  @Test
  void otherZonesHoldFromTheNextLineOn() {
    assertThat(time(twelve("asa-ny"), "10.1.2.1")).isEqualTo("2026-06-15T16:00:00Z");
    parser.use(ClockZones.all(VIENNA));
    assertThat(time(twelve("asa-ny"), "10.1.2.1")).isEqualTo("2026-06-15T10:00:00Z");
    parser.use(ZONES);
    assertThat(time(twelve("asa-ny"), "10.1.2.1")).isEqualTo("2026-06-15T16:00:00Z");
  }

  /** Senders come in turns: none costs more memory than if it were alone. */
  @Test
  void changingZonesTakesNoMemory() {
    List<Line> alone = List.of(off("fw", "10.1.3.1"));
    List<Line> inTurns =
        List.of(
            off("fw", "10.1.2.1"),
            off("fw", "10.1.3.1"),
            off("asa-ny", "10.1.3.1"),
            off("10.1.2.1", "10.1.3.1"));
    long bytes = new AllocatedBytes(ClockZones.all(VIENNA)).of(alone);
    assertThat(new AllocatedBytes(ZONES).of(inTurns)).isLessThanOrEqualTo(4 * bytes);
  }

  /** A line whose clock is off in each of the zones, which takes a tag. */
  private static Line off(String host, String sender) {
    return Lines.live(twelve(host), address(sender));
  }

  @Test
  void hostsThatAnybodyInventsAreForgotten() {
    SenderClocks clocks = new SenderClocks(ZONES);
    IntStream.range(0, 20_000).forEach(i -> assertThat(clocks.ofHost("invented-" + i)).isNull());
    assertThat(clocks.hostsKept()).isLessThanOrEqualTo(4096);
    assertThat(clocks.ofHost("asa-ny")).isEqualTo(NEW_YORK);
  }
}
