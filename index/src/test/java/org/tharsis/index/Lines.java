package org.tharsis.index;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

/** Events written by hand. */
final class Lines {
  static final String STREAM = "udp:5514";

  private Lines() {}

  static Event at(long time, long offset, String line, Consumer<EventDraft> fields) {
    return at(new EventId(STREAM, offset), time, line, fields);
  }

  static Event at(EventId id, long time, String line, Consumer<EventDraft> fields) {
    EventDraft draft = new EventDraft().timestamp(time);
    fields.accept(draft);
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return draft.event(new Line(id, bytes, false, new Origin(id.stream(), null), time, true));
  }

  static Event at(long time, long offset) {
    return at(time, offset, "line " + offset, draft -> {});
  }
}
