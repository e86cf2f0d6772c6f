package org.tharsis.parsers.ids;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * Snort's alerts as text: {@code alert_fast}, {@code alert_full} (its lines joined) and {@code
 * alert_syslog} of Snort 2 and 3, and Suricata's {@code fast.log}, which is made like the first.
 *
 * <pre>
 * 06/15-12:00:00.000000 [Drop] [**] [1:2013028:4] MESSAGE [**] [Classification: C] [Priority: 2] {TCP} A -> B
 * [1:2013028:4] MESSAGE [Classification: C] [Priority: 2] &lt;eth0> {TCP} A -> B
 * [**] [1:2013028:4] MESSAGE [**] [Classification: C] [Priority: 2] 06/15-12:00:00.000000 A -> B TCP TTL:64 …
 * </pre>
 *
 * Belongs to one thread.
 */
public final class SnortText implements MessageFormat {
  private static final String STARS = "[**]";
  private static final int LONGEST_INTERFACE = 64;
  private static final int LONGEST_PROTOCOL = 16;

  /** Where Suricata's date ends: it has a year of four digits, Snort's one of two or none. */
  private static final int LONG_DATE = "mm/dd/yyyy".length();

  private final Names names;
  private final Values values;
  private final Timestamps timestamps;
  private final Alert alerts;
  private final Packet packets;

  public SnortText(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.values = values;
    this.timestamps = timestamps;
    this.alerts = new Alert(names);
    this.packets = new Packet(names);
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == '[' || Ascii.isDigit(first);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    long arrived = into.timestamp();
    boolean longDate = message.peek(LONG_DATE) == '-';
    boolean timed = timestamps.readMonthFirst(message, arrived);
    long time = timed ? timestamps.millis() : arrived;
    message.skipBlanks();
    int action = message.at() + 1;
    int actionEnd = Math.max(action, action(message));
    boolean starred = message.skip(STARS);
    message.skipBlanks();
    if (!message.skip('[') || !alerts.signature(message, into)) {
      return false;
    }
    message.skip(']');
    begin(header, timed && longDate, into);
    Alert.action(message.bytes(), action, actionEnd, into);
    into.timestamp(time);
    body(message, starred, arrived, into);
    return true;
  }

  private static void begin(Header header, boolean longDate, EventDraft into) {
    if (longDate || "suricata".equals(header.tag())) {
      Alert.begin("OISF", "Suricata", into);
    } else {
      Alert.begin("Snort", "Snort", into);
    }
  }

  /** {@code [Drop]}, {@code [wDrop]}, {@code [would_drop]}; gives where it ends, moves behind. */
  private static int action(Cursor c) {
    int start = c.at();
    if (c.peek() != '[' || !Ascii.isLetter(c.peek(1))) {
      return start;
    }
    int close = Ascii.indexOf(c.bytes(), start, c.end(), ']');
    if (close < 0) {
      return start;
    }
    c.moveTo(close + 1);
    c.skipBlanks();
    return close;
  }

  private void body(Cursor c, boolean starred, long arrived, EventDraft into) {
    name(c, starred, into);
    boolean more = true;
    while (more) {
      skipSpace(c);
      more =
          switch (c.peek()) {
            case '[' -> bracket(c, into);
            case '<' -> networkInterface(c, into);
            case '{' -> transport(c, into);
            case ':' -> c.skip(':');
            default -> false;
          };
    }
    if (timestamps.readMonthFirst(c, arrived)) {
      into.timestamp(timestamps.millis());
      skipSpace(c);
    }
    if (!packets.read(c, into) && !c.atEnd()) {
      into.remark(Remark.PARTLY_PARSED);
    }
  }

  /** The rule's message: up to the stars; without them up to what can only come behind it. */
  private void name(Cursor c, boolean starred, EventDraft into) {
    skipSpace(c);
    networkInterface(c, into);
    skipSpace(c);
    int from = c.at();
    int to = starred ? Ascii.indexOf(c.bytes(), from, c.end(), STARS) : nameEnd(c);
    int end = to < 0 ? c.end() : to;
    alerts.message(c.bytes(), from, end, into);
    c.moveTo(to >= 0 && starred ? to + STARS.length() : end);
  }

  /** Behind the quotes that Snort 3 keeps around the message, else where it begins. */
  private static int quotedEnd(Cursor c) {
    int closing = c.peek() == '"' ? Ascii.indexOf(c.bytes(), c.at() + 1, c.end(), '"') : -1;
    return closing < 0 ? c.at() : closing + 1;
  }

  private static int nameEnd(Cursor c) {
    for (int at = quotedEnd(c); at < c.end(); at++) {
      int b = c.bytes()[at];
      boolean ends =
          (b == '[' && (isAt(c, at, "[Classification:") || isAt(c, at, "[Priority:")))
              || (b == '{' && protocolEnd(c, at) > 0)
              || (b == '<' && interfaceEnd(c, at) > 0);
      if (ends) {
        return at;
      }
    }
    return -1;
  }

  /** Where {@code <eth0>} before a protocol ends; -1 if it is something else. */
  private static int interfaceEnd(Cursor c, int open) {
    int close = Ascii.indexOf(c.bytes(), open, Math.min(c.end(), open + LONGEST_INTERFACE), '>');
    return close > 0 && isAt(c, close, "> {") ? close : -1;
  }

  private static boolean isAt(Cursor c, int at, String text) {
    return Ascii.isAt(c.bytes(), at, c.end(), text);
  }

  /** Where <code>{TCP}</code> ends; -1 if it is something else in braces. */
  private static int protocolEnd(Cursor c, int open) {
    int close = Ascii.indexOf(c.bytes(), open, Math.min(c.end(), open + LONGEST_PROTOCOL), '}');
    boolean last = close > open + 1 && (close + 1 == c.end() || c.bytes()[close + 1] <= ' ');
    return last ? close : -1;
  }

  /**
   * {@code [Classification: C]}, {@code [Priority: 2]}, {@code [AppID: HTTP]}, {@code [Xref => …]}.
   */
  private boolean bracket(Cursor c, EventDraft into) {
    byte[] bytes = c.bytes();
    int from = c.at() + 1;
    int close = Ascii.indexOf(bytes, from, c.end(), ']');
    if (close < 0) {
      return false;
    }
    int colon = Ascii.indexOf(bytes, from, close, ':');
    if (colon > 0) {
      Field field = labelled(bytes, from, colon);
      boolean none = Ascii.isAt(bytes, colon, close, ": (null)"); // Suricata, of no class
      if (field != null && !none) {
        values.put(field, bytes, colon + 1, close, into);
      }
    }
    c.moveTo(close + 1);
    return true;
  }

  private static @Nullable Field labelled(byte[] bytes, int from, int to) {
    if (Ascii.is(bytes, from, to, "Classification")) {
      return Field.EVENT_REASON;
    }
    if (Ascii.is(bytes, from, to, "Priority")) {
      return Field.EVENT_SEVERITY;
    }
    return Ascii.is(bytes, from, to, "AppID") ? Field.NETWORK_PROTOCOL : null;
  }

  private boolean networkInterface(Cursor c, EventDraft into) {
    int close = c.peek() == '<' ? Ascii.indexOf(c.bytes(), c.at(), c.end(), '>') : -1;
    if (close < 0) {
      return false;
    }
    if (close > c.at() + 1) {
      into.put(Field.OBSERVER_INGRESS_INTERFACE_NAME, names.of(c.bytes(), c.at() + 1, close));
    }
    c.moveTo(close + 1);
    return true;
  }

  private boolean transport(Cursor c, EventDraft into) {
    int close = protocolEnd(c, c.at());
    if (close < 0) {
      return false;
    }
    into.put(Field.NETWORK_TRANSPORT, Transports.name(names, c.bytes(), c.at() + 1, close));
    c.moveTo(close + 1);
    return true;
  }

  static void skipSpace(Cursor c) {
    while (!c.atEnd() && c.peek() >= 0 && c.peek() <= ' ') {
      c.next();
    }
  }
}
