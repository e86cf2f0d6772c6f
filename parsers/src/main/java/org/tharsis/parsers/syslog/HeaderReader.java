package org.tharsis.parsers.syslog;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/**
 * Reads the header: RFC 5424, RFC 3164 as it is really sent, and Cisco's forms (EMBLEM, sequence
 * numbers, no host), also where a relay has put its own before it. Every part may be missing.
 *
 * <p>Each method is one state and leaves the cursor where the next part would begin. Belongs to one
 * thread.
 */
public final class HeaderReader {
  /** The device's own header, and those of two relays. */
  private static final int MOST_LEVELS = 3;

  /** Host, tag and what else stands before a vendor's mark. */
  private static final int MOST_WORDS = 5;

  private static final int HIGHEST_PRIORITY = 191;

  private final Timestamps timestamps;
  private final int[] wordFrom = new int[MOST_WORDS];
  private final int[] wordTo = new int[MOST_WORDS];
  private int words;

  public HeaderReader(Timestamps timestamps) {
    this.timestamps = timestamps;
  }

  /**
   * Reads what stands before the message.
   *
   * @param c at the line's first byte; left at the message's
   * @param arrived when the line arrived, milliseconds since the epoch
   */
  public void read(Cursor c, long arrived, Header into) {
    into.clear(c.bytes());
    trim(c);
    int levels = 0;
    while (levels < MOST_LEVELS && level(c, arrived, into)) {
      levels++;
    }
  }

  /** UDP senders end with NUL or newline; some begin with a byte order mark. */
  private static void trim(Cursor c) {
    int end = c.end();
    while (end > c.at() && (c.bytes()[end - 1] & 0xff) <= ' ') {
      end--;
    }
    c.endAt(end);
    byteOrderMark(c);
    c.skipBlanks();
  }

  private static void byteOrderMark(Cursor c) {
    if (c.peek() == (byte) 0xef && c.peek(1) == (byte) 0xbb && c.peek(2) == (byte) 0xbf) {
      c.moveTo(c.at() + 3);
    }
  }

  /** Reads one header; says whether another stands behind it. */
  private boolean level(Cursor c, long arrived, Header into) {
    boolean sent = priority(c, into);
    into.sequenceId(-1); // a relay counts what comes of all its senders
    if (sent && isVersion(c)) {
      into.counter(-1);
      return rfc5424(c, arrived, into);
    }
    c.skipBlanks();
    long counter = sequenceNumber(c);
    if (sent) {
      into.counter(counter);
    }
    c.skip(':'); // EMBLEM: <166>:Jun 15 ...
    c.skipBlanks();
    sequenceNumber(c); // of all messages the device made, sent or not: service sequence-numbers
    boolean timed = time(c, arrived, into) || uptime(c);
    colon(c);
    return names(c, arrived, sent || timed, timed, into);
  }

  /** {@code <PRI>}. */
  private static boolean priority(Cursor c, Header into) {
    int start = c.at();
    if (c.skip('<')) {
      long value = c.number(3);
      if (value >= 0 && value <= HIGHEST_PRIORITY && c.skip('>')) {
        into.priority((int) value);
        return true;
      }
      boolean fraction = c.skip('.') && c.number(3) >= 0 && c.skip('>'); // nobody knows of what
      c.moveTo(fraction ? c.at() : start);
    }
    return false;
  }

  private static boolean isVersion(Cursor c) {
    return c.peek() == '1' && c.peek(1) == ' ';
  }

  /** IOS: {@code 123: }; -1 if there is none. */
  private static long sequenceNumber(Cursor c) {
    int start = c.at();
    long number = c.number(10);
    if (number < 0 || !c.skip(": ")) {
      c.moveTo(start);
      number = -1;
    }
    c.skipBlanks();
    return number;
  }

  private boolean time(Cursor c, long arrived, Header into) {
    boolean there = timestamps.read(c, arrived);
    if (there) {
      into.time(timestamps.millis());
    }
    return there;
  }

  /** IOS, where it counts from its start: {@code 00:00:46: }, {@code 2y10w: }; never true. */
  private static boolean uptime(Cursor c) {
    int to = c.wordEnd() - 1;
    boolean units = false;
    for (int at = c.at(); at < to; at++) {
      int b = c.bytes()[at];
      boolean unit = b == ':' || b == 'y' || b == 'w' || b == 'd' || b == 'h';
      if (!unit && !Ascii.isDigit(b)) {
        return false;
      }
      units |= unit;
    }
    if (units && Ascii.isDigit(c.peek()) && c.bytes()[to] == ':') {
      c.moveTo(to);
    }
    return false;
  }

  private static void colon(Cursor c) {
    c.skipBlanks();
    if (c.skip(':')) {
      c.skipBlanks();
    }
  }

  /** Host and tag; says whether another header follows. */
  private boolean names(Cursor c, long arrived, boolean headed, boolean timed, Header into) {
    int start = c.at();
    words = 0;
    while (!Mark.isAt(c)) {
      if (words > 0 && anotherFollows(c, arrived)) {
        namesBefore(c, into);
        return true;
      }
      if (c.atEnd() || words == MOST_WORDS || Repetition.isAt(c)) {
        c.moveTo(start);
        plainNames(c, headed, timed, into);
        return false;
      }
      word(c);
    }
    namesBefore(c, into);
    return false;
  }

  private void word(Cursor c) {
    wordFrom[words] = c.at();
    wordTo[words] = nodeEnd(c, c.wordEnd());
    c.moveTo(wordTo[words]);
    c.skipBlanks();
    boolean loneColon = wordTo[words] - wordFrom[words] == 1 && lastOf(c, words) == ':';
    if (!loneColon) {
      words++;
    }
  }

  /** IOS XR puts no blank between node and time: {@code RP/0/RSP0/CPU0:Jun 15 12:00:00}. */
  private static int nodeEnd(Cursor c, int end) {
    int colon = end - 4;
    boolean month =
        colon > c.at()
            && c.bytes()[colon] == ':'
            && Months.number(c.bytes()[end - 3], c.bytes()[end - 2], c.bytes()[end - 1]) > 0;
    return month ? colon + 1 : end;
  }

  private boolean anotherFollows(Cursor c, long arrived) {
    int start = c.at();
    if (c.skip('<')) {
      boolean priority = c.number(3) >= 0 && c.skip('>');
      c.moveTo(start);
      return priority;
    }
    boolean time = timestamps.read(c, arrived);
    c.moveTo(start);
    return time;
  }

  /** Before a mark or another header: the host first, the tag last; one alone is the host. */
  private void namesBefore(Cursor c, Header into) {
    int last = words - 1;
    if (words == 1 && !isProcess(c, 0)) {
      into.host(wordFrom[0], nameEnd(c, 0));
    } else if (words == 1) {
      into.tag(wordFrom[0], nameEnd(c, 0));
    } else if (words > 1) {
      into.host(wordFrom[0], nameEnd(c, 0));
      into.tag(wordFrom[last], nameEnd(c, last));
    }
  }

  /** RFC 3164: HOSTNAME, then TAG, which ends with a colon. */
  private void plainNames(Cursor c, boolean headed, boolean timed, Header into) {
    if (!headed) {
      return;
    }
    words = 0;
    int start = c.at();
    boolean repeated = Repetition.isAt(c);
    word(c);
    if (timed && words == 1 && lastOf(c, 0) != ':' && !repeated) {
      into.host(wordFrom[0], wordTo[0]);
      words = 0;
      colon(c);
      start = c.at();
      word(c);
    }
    if (words == 1 && lastOf(c, 0) == ':') {
      into.tag(wordFrom[0], nameEnd(c, 0));
    } else {
      c.moveTo(start);
    }
  }

  private int lastOf(Cursor c, int word) {
    return wordTo[word] > wordFrom[word] ? c.bytes()[wordTo[word] - 1] : Cursor.END;
  }

  private boolean isProcess(Cursor c, int word) {
    return nameEnd(c, word) < wordTo[word] - 1;
  }

  /** The end of a name without its colon and process id. */
  private int nameEnd(Cursor c, int word) {
    int to = lastOf(c, word) == ':' ? wordTo[word] - 1 : wordTo[word];
    int bracket = Ascii.indexOf(c.bytes(), wordFrom[word] + 1, to, '[');
    return bracket < 0 ? to : bracket;
  }

  /** RFC 5424: VERSION TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA MSG. */
  private boolean rfc5424(Cursor c, long arrived, Header into) {
    c.moveTo(c.at() + 2);
    if (!c.skip("- ")) {
      time(c, arrived, into);
      c.skipBlanks();
    }
    int host = c.at();
    int hostEnd = value(c);
    if (hostEnd > host) {
      into.host(host, hostEnd);
    }
    if (Mark.isAt(c)) {
      return false; // a relay took the vendor's mark for the application's name
    }
    int app = c.at();
    into.tag(app, value(c));
    value(c);
    int id = c.at();
    into.messageId(id, value(c));
    StructuredData.read(c, into);
    c.skipBlanks();
    byteOrderMark(c);
    return anotherFollows(c, arrived);
  }

  /** Reads one value; its end, which is its beginning where it is nil. */
  private static int value(Cursor c) {
    int from = c.at();
    int to = c.wordEnd();
    boolean nil = to - from == 1 && c.peek() == '-';
    c.moveTo(to);
    c.skipBlanks();
    return nil ? from : to;
  }
}
