package org.tharsis.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

/** Events with any values in any fields, the same for the same seed. */
final class RandomEvents {
  static final long NOON = 1_795_262_400_000L; // 2026-11-21T12:00:00Z

  private static final String[] STREAMS = {"udp:5514", "tcp:6514", "old.log"};
  private static final String[] VALUES = {
    "a", "Administrator", "tcp", "", "müller", "ÄRGER", "x y", "302013", "007", "\u0000", "😀"
  };

  private final Random random;
  private long offset;

  RandomEvents(long seed) {
    System.err.println("seed " + seed);
    random = new Random(seed);
  }

  List<Event> some(int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(one());
    }
    return events;
  }

  /** A live one that came and was sent at this time. */
  Event at(EventId id, long time) {
    Origin origin = new Origin(id.stream(), null);
    return values().timestamp(time).event(new Line(id, line(), false, origin, time, true));
  }

  private EventDraft values() {
    EventDraft draft = new EventDraft();
    for (Field field : Field.values()) {
      if (!field.intrinsic() && random.nextInt(3) == 0) {
        draft.put(field, value(field));
      }
    }
    return draft;
  }

  private Event one() {
    EventDraft draft = values();
    long arrived = NOON + random.nextInt(86_400_000);
    draft.timestamp(arrived + random.nextInt(20_000) - 10_000);
    String stream = STREAMS[random.nextInt(STREAMS.length)];
    EventId id = new EventId(stream, offset++);
    boolean live = random.nextBoolean();
    return draft.event(new Line(id, line(), false, new Origin(stream, null), arrived, live));
  }

  private Object value(Field field) {
    return switch (field.type()) {
      case KEYWORD -> keyword();
      case IP -> address();
      case LONG ->
          random.nextInt(10) == 0 ? (Long) random.nextLong() : (Long) (long) random.nextInt(500);
      case BOOLEAN -> random.nextBoolean();
      case TIME, TEXT -> throw new AssertionError(field);
    };
  }

  private String keyword() {
    return switch (random.nextInt(50)) {
      case 0 -> "long ä ".repeat(200 + random.nextInt(6000));
      case 1 -> Long.toString(random.nextLong());
      default -> VALUES[random.nextInt(VALUES.length)];
    };
  }

  private IpAddress address() {
    return random.nextBoolean()
        ? IpAddress.v4(0xc0000200 | random.nextInt(256))
        : IpAddress.of(0x20010db800000000L, random.nextLong());
  }

  /** Mostly words, now and then 64 kB, now and then bytes that are no UTF-8. */
  private byte[] line() {
    if (random.nextInt(100) == 0) {
      byte[] any = new byte[65_536];
      random.nextBytes(any);
      return any;
    }
    byte[] line = "Deny tcp src %s ÄÖ".formatted(address()).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(5) == 0) {
      line[random.nextInt(line.length)] = (byte) random.nextInt(256);
    }
    return line;
  }
}
