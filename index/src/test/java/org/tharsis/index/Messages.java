package org.tharsis.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/** Events of a few kinds of message that come again and again, and of some that never do. */
final class Messages {
  static final String[] CODES = {"302013", "106023", "Audit-7", "605005"};
  static final String[] DEVICES = {"fw-east", "fw-west", "Gate"};
  static final String[] USERS = {"ann", "Bob", "carol7", "Jörg"};

  private final Random random;
  private long offset;

  Messages(long seed) {
    System.err.println("seed " + seed);
    random = new Random(seed);
  }

  /** So many, in order of time, some seconds apart. */
  List<Event> some(int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(next());
    }
    return events;
  }

  private Event next() {
    int kind = random.nextInt(CODES.length);
    String device = pick(DEVICES);
    String user = pick(USERS);
    String outcome = random.nextInt(50) == 0 ? "odd one ".repeat(20) : pick("success", "Failure");
    IpAddress source = IpAddress.v4(0xc0000200 | random.nextInt(64));
    long time = RandomEvents.NOON + offset * 700 + random.nextInt(3000);
    String line =
        "<166>Nov 21 2026 12:00:00 %s : %s".formatted(device, text(kind, user, source.toString()));
    return Lines.at(
        time,
        offset++,
        line,
        draft -> {
          draft.put(Field.OBSERVER_NAME, device).put(Field.SOURCE_IP, source);
          draft.put(Field.EVENT_CODE, CODES[kind]).put(Field.EVENT_TYPE, kind < 2 ? "denied" : "");
          draft.put(Field.LOG_SYSLOG_PRIORITY, 166L);
          if (kind == 3) {
            draft.put(Field.USER_NAME, user).put(Field.EVENT_OUTCOME, outcome);
          }
        });
  }

  private String text(int kind, String user, String source) {
    return switch (kind) {
      case 0 -> "%ASA-6-302013: Built inbound TCP connection for outside:" + source;
      case 1 -> "%ASA-4-106023: Deny tcp src outside:" + source + " [0x" + hex() + ", 0x0]";
      case 2 -> "note " + free() + ' ' + free() + ' ' + free() + " by " + user;
      default -> "Login of user \"" + user + "\" from " + source + " seen";
    };
  }

  private String hex() {
    return Integer.toHexString(random.nextInt(1000));
  }

  /** Letters as nobody expects them. */
  private String free() {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      word.append((char) ('a' + random.nextInt(6)));
    }
    return word.toString();
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
