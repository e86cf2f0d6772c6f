package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.rules.RuleBook;

/** Devices whose clocks name no zone, and are in different ones. */
class SenderZonesTest {
  /** The two ends of the day: 14 hours before Greenwich, and 11 behind. */
  private static final String SENDERS =
      """
      timeZone: Europe/Vienna
      senders:
        - {address: [127.0.0.0/8, 192.0.2.0/24], timeZone: Pacific/Kiritimati}
        - {address: 192.0.2.99, host: asa-pago, timeZone: Pacific/Pago_Pago}
      """;

  private static final DateTimeFormatter WITHOUT_YEAR_AND_ZONE =
      DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ROOT);

  @TempDir private Path directory;
  private SiteFolder folder;

  @BeforeEach
  void write() throws Exception {
    folder = new SiteFolder(directory).settings(SENDERS);
  }

  private static String deny(String time, String host) {
    return "<164>%s %s : %%ASA-4-106023: Deny udp src outside:198.51.100.1/53 dst inside:10.0.0.1/53"
        .formatted(time, host);
  }

  private static Line line(String sender, String text) {
    IpAddress address = Objects.requireNonNull(IpAddress.parse(sender));
    return new Line(
        new EventId("udp", address.low()),
        text.getBytes(StandardCharsets.UTF_8),
        false,
        new Origin("udp:5514", address),
        Instant.parse("2026-06-15T12:00:00Z").toEpochMilli(),
        false);
  }

  @Test
  void theSameLocalTimeIsAnotherDay() throws Exception {
    String noon = deny("Jun 15 12:00:00", "fw");
    RuleBook book = CompiledOnce.SHIPPED;
    try (Pipeline pipeline = new Pipeline(folder.site(), book, new DataDirectory(folder.data()))) {
      pipeline.accept(line("192.0.2.1", noon));
      pipeline.accept(line("192.0.2.99", noon));
      pipeline.accept(line("198.51.100.9", noon));
      pipeline.commit();
    }
    Archive archive = new Archive(folder.data());
    assertThat(archive.events("*"))
        .extracting(event -> event.ip(Field.OBSERVER_IP) + " " + instant(event))
        .containsExactlyInAnyOrder(
            "192.0.2.1 2026-06-14T22:00:00Z",
            "192.0.2.99 2026-06-15T23:00:00Z",
            "198.51.100.9 2026-06-15T10:00:00Z");
    assertThat(folder.data().resolve("events/2026-06-14")).isDirectory();
    assertThat(folder.data().resolve("events/2026-06-15")).isDirectory();
  }

  private static Instant instant(Event event) {
    return Instant.ofEpochMilli(event.timestamp());
  }

  @Test
  void liveNobodysClockIsOff() throws Exception {
    try (RunningEngine engine = RunningEngine.on(folder)) {
      String peer = deny(now("Pacific/Kiritimati"), "asa-kiri");
      String relayed = deny(now("Pacific/Pago_Pago"), "asa-pago");
      engine.takes(List.of(peer, relayed), "code:106023", 2);
      assertThat(engine.archive().count("tags:clock-off")).isZero();
      String wrong = deny(now("Pacific/Pago_Pago"), "asa-kiri");
      engine.takes(List.of(wrong), "tags:clock-off", 1);
    }
  }

  private static String now(String zone) {
    return Instant.now().atZone(ZoneId.of(zone)).format(WITHOUT_YEAR_AND_ZONE);
  }

  @Test
  void aChangedZoneHoldsWithoutANewStart() throws Exception {
    try (RunningEngine engine = RunningEngine.on(folder)) {
      folder.settings("senders: [{address: 127.0.0.1, timeZone: Pacific/Pago_Pago}]\n");
      Eventually.holds(
          "the new zone holds",
          () -> {
            Peer.sends(engine.tcp(), List.of(deny(now("Pacific/Pago_Pago"), "fw")));
            return engine.archive().count("code:106023 AND NOT tags:clock-off") > 0;
          });
    }
  }
}
