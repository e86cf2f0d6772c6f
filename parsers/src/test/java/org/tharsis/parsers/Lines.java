package org.tharsis.parsers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

/** Lines as a receiver would hand them over, arrived at noon of 15 June 2026 UTC. */
final class Lines {
  static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

  private Lines() {}

  static Line replayed(String text) {
    return replayed(text.getBytes(StandardCharsets.UTF_8));
  }

  static Line replayed(byte[] bytes) {
    return new Line(
        new EventId("test", 0), bytes, false, new Origin("test", null), NOON.toEpochMilli(), false);
  }

  static Line live(String text, IpAddress sender) {
    return new Line(
        new EventId("test", 0),
        text.getBytes(StandardCharsets.UTF_8),
        false,
        new Origin("udp:5514", sender),
        NOON.toEpochMilli(),
        true);
  }

  static Event parse(Line line) {
    EventDraft draft = new EventDraft();
    new LineParser(ZoneOffset.UTC).parse(line, draft);
    return draft.event(line);
  }

  static Event parse(String text) {
    return parse(replayed(text));
  }
}
