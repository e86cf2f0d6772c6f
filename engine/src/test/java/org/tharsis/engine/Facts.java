package org.tharsis.engine;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

/** Events as tests need them. */
public final class Facts {
  private static final Origin ORIGIN = new Origin("test", null);

  private Facts() {}

  public static IpAddress address(String literal) {
    return Objects.requireNonNull(IpAddress.parse(literal), literal);
  }

  public static Line line(EventId id, String text, long arrived) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Line(id, bytes, false, ORIGIN, arrived, false);
  }

  /** An event of this time, at this place of the stream {@code test}. */
  public static Event event(long offset, long time, EventDraft draft) {
    return draft.timestamp(time).event(line(new EventId("test", offset), "test", time));
  }

  /** One that went from here to there. */
  public static Event event(long offset, long time, String from, String to, long port) {
    return event(
        offset,
        time,
        new EventDraft()
            .put(Field.SOURCE_IP, address(from))
            .put(Field.DESTINATION_IP, address(to))
            .put(Field.DESTINATION_PORT, port)
            .put(Field.OBSERVER_NAME, "fw-edge"));
  }
}
