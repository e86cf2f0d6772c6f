package org.tharsis.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.parsers.LineParser;

/** Makes events of one stream's lines, one after the other. */
final class LineEvents {
  private static final long ARRIVED = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();

  private final LineParser parser = new LineParser(ZoneOffset.UTC);
  private final EventDraft draft = new EventDraft();
  private final Origin origin;
  private long lines;

  LineEvents(String stream) {
    origin = new Origin(stream, null);
  }

  Event of(byte[] bytes) {
    EventId id = new EventId(origin.name(), lines++);
    Line line = new Line(id, bytes, false, origin, ARRIVED, false);
    parser.parse(line, draft);
    return draft.event(line);
  }
}
