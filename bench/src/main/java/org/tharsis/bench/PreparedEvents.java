package org.tharsis.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.parsers.LineParser;

/** Events of the whole mix, two thousand a second of their own time. */
final class PreparedEvents {
  private static final int EVENTS_A_SECOND = 2000;
  private static final long START = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
  private static final IpAddress FLOODING = IpAddress.v4(0xc6120909);

  private final LineParser parser = new LineParser(ZoneOffset.UTC);
  private final EventDraft draft = new EventDraft();
  private final Origin origin = new Origin("bench", null);
  private final String mix;

  private PreparedEvents(String mix) {
    this.mix = mix;
  }

  /**
   * @param mix {@code mixed}, {@code flood} (each second one is denied and from one source) or
   *     {@code fresh} (each has a source that no other has)
   */
  static List<Event> of(String mix, int count) {
    PreparedEvents prepared = new PreparedEvents(mix);
    List<byte[]> lines = WholeMix.lines(count, 1);
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(prepared.event(lines.get(i), i));
    }
    return events;
  }

  private Event event(byte[] bytes, int at) {
    long time = START + at * 1000L / EVENTS_A_SECOND;
    Line line = new Line(new EventId("bench", at), bytes, false, origin, time, false);
    parser.parse(line, draft);
    draft.timestamp(time);
    switch (mix) {
      case "flood" -> {
        if (at % 2 == 0) {
          draft.put(Field.SOURCE_IP, FLOODING).put(Field.EVENT_TYPE, "denied");
        }
      }
      case "fresh" -> draft.put(Field.SOURCE_IP, IpAddress.v4(0x0b000000 + at));
      default -> {
        // as they are
      }
    }
    draft.put(Field.SOURCE_INTERNAL, internal(Field.SOURCE_IP));
    draft.put(Field.DESTINATION_INTERNAL, internal(Field.DESTINATION_IP));
    return draft.event(line);
  }

  private boolean internal(Field field) {
    return draft.get(field) instanceof IpAddress address && (int) address.low() >>> 24 == 10;
  }
}
