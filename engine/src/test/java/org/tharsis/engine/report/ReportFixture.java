package org.tharsis.engine.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ReportSettings;
import org.tharsis.config.ReportSettings.Content;
import org.tharsis.config.ReportSettings.Cron;
import org.tharsis.config.ReportSettings.Sum;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Facts;
import org.tharsis.engine.SiteFolder;
import org.tharsis.index.EventIndex;
import org.tharsis.index.IncidentIndex;
import org.tharsis.index.Patience;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.Incident;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.model.Rule;
import org.tharsis.model.Severity;

/** A site with stored events, of which reports can be made. */
final class ReportFixture {
  static final Instant END = Instant.parse("2026-11-22T05:00:00Z");
  static final Instant NOW = END.plusSeconds(10);

  private final SiteFolder folder;
  private final List<Event> waiting = new ArrayList<>();
  private long stored;

  ReportFixture(Path directory) throws IOException {
    folder = new SiteFolder(directory);
  }

  SiteFolder folder() {
    return folder;
  }

  DataDirectory data() {
    return new DataDirectory(folder.data());
  }

  /** Has what is to be stored committed. */
  ReportFixture commit() throws IOException {
    try (EventIndex index = EventIndex.open(folder.data())) {
      for (Event each : waiting) {
        index.add(each);
      }
      index.commit();
    }
    waiting.clear();
    return this;
  }

  /** Stores denied lines, so long before the end. */
  ReportFixture denied(Duration before, String source, long port, String line) throws IOException {
    EventDraft draft =
        new EventDraft()
            .put(Field.OBSERVER_NAME, "fw-edge")
            .put(Field.EVENT_CODE, "106023")
            .put(Field.EVENT_ACTION, "denied")
            .put(Field.SOURCE_IP, Facts.address(source))
            .put(Field.DESTINATION_IP, Facts.address("192.0.2.80"))
            .put(Field.DESTINATION_PORT, port)
            .put(Field.NETWORK_BYTES, 1_000 * port);
    return store(before, draft, line);
  }

  /** Stores an event. */
  ReportFixture store(Duration before, EventDraft draft, String text) throws IOException {
    long time = END.minus(before).toEpochMilli();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Line line =
        new Line(new EventId("test", stored++), bytes, false, new Origin("t", null), time, false);
    waiting.add(draft.timestamp(time).event(line));
    return this;
  }

  /** Stores an incident of the last hours, one that was over before, and a quiet one. */
  ReportFixture incident() throws IOException {
    try (IncidentIndex index = IncidentIndex.open(folder.data())) {
      index.put(incident("abcdefghij", END.minus(Duration.ofHours(3)).toEpochMilli()));
      index.put(incident("klmnopqrst", END.minus(Duration.ofDays(3)).toEpochMilli()));
      long quiet = END.minus(Duration.ofHours(2)).toEpochMilli();
      Incident.Decision closed =
          new Incident.Decision(Incident.Verdict.EXCLUDED, "ours", "exclusion scanner", quiet);
      index.put(incident("uvwxyzabcd", quiet).decided(closed));
      index.commit();
    }
    return this;
  }

  private static Incident incident(String id, long time) {
    Rule rule =
        new Rule(
            "port-scan",
            "Port <scan>",
            Severity.YELLOW,
            Rule.Key.SOURCE,
            Duration.ofMinutes(30),
            "means",
            "to do");
    Incident.Parties parties =
        new Incident.Parties(
            List.of(Facts.address("198.51.100.7")),
            List.of(),
            List.of(22L),
            List.of(),
            List.of("<b>anna"),
            List.of("fw-edge"));
    return new Incident(
        id,
        rule,
        "key",
        time,
        time,
        time + 5_000,
        20,
        parties,
        List.of(),
        List.of(),
        Severity.RED,
        List.of(),
        List.of(),
        null);
  }

  /** A report of all it can show, of a day. */
  ReportSettings settings(String query, @Nullable Path directory, @Nullable Duration keep) {
    return new ReportSettings(
        "denied",
        "What was denied & why",
        query,
        new Cron("0 0 6 ? * *", 1),
        ZoneId.of("Europe/Vienna"),
        Duration.ofDays(1),
        new Content(
            5,
            List.of(Field.SOURCE_IP),
            List.of(new Sum(Field.NETWORK_BYTES, Field.DESTINATION_PORT)),
            3,
            Duration.ofHours(6),
            5),
        directory,
        keep,
        List.of(),
        1);
  }

  Site site() {
    return folder.site();
  }

  Report report(String query) throws IOException, ReportException {
    return report(query, Patience.ENDLESS, () -> Long.MAX_VALUE);
  }

  Report report(String query, Patience patience, LongSupplier room)
      throws IOException, ReportException {
    commit();
    return new ReportMaker(site(), data(), patience, room)
        .make(settings(query, null, null), END, NOW, List.of());
  }
}
