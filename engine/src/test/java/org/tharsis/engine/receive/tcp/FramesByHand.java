package org.tharsis.engine.receive.tcp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link SyslogFrames} should make of a whole stream, read where everything can be seen at
 * once; every byte is counted as one of three.
 */
final class FramesByHand {
  private static final int MOST_DIGITS = 9;

  private final byte[] bytes;
  private final int bound;
  private final List<String> lines = new ArrayList<>();
  private int kept;
  private int framing;
  private int discarded;

  FramesByHand(byte[] bytes, int bound) {
    this.bytes = bytes;
    this.bound = bound;
    int at = 0;
    while (at < bytes.length) {
      int digits = digits(at);
      at = digits > 0 ? counted(at, digits) : delimited(at);
    }
  }

  /** The digits of a count that is followed by a blank and a priority; 0 if there is none. */
  private int digits(int at) {
    int to = at;
    while (to < bytes.length && bytes[to] >= '0' && bytes[to] <= '9') {
      to++;
    }
    boolean count = to > at && to - at <= MOST_DIGITS && bytes[at] != '0';
    boolean follows = to + 1 < bytes.length && bytes[to] == ' ' && bytes[to + 1] == '<';
    return count && follows ? to - at : 0;
  }

  private int counted(int at, int digits) {
    String number = new String(bytes, at, digits, StandardCharsets.US_ASCII);
    int from = at + digits + 1;
    framing += digits + 1;
    int octets = Integer.parseInt(number);
    if (octets > bound && bytes.length - from >= bound) {
      int to = (int) Math.min(bytes.length, (long) from + octets);
      cut(from, to);
      return to;
    }
    boolean whole = octets <= bytes.length - from;
    int to = whole ? from + octets : bytes.length;
    line(from, to, !whole);
    return to;
  }

  private int delimited(int at) {
    int to = at;
    while (to < bytes.length && bytes[to] != '\n') {
      to++;
    }
    int ended = to < bytes.length ? 1 : 0;
    framing += ended;
    if (to - at > bound + 1) {
      cut(at, to);
    } else {
      line(at, to, false);
    }
    return to + ended;
  }

  /** A line much longer than the bound: its beginning is kept as it is. */
  private void cut(int from, int to) {
    add(from, from + bound, true);
    discarded += to - from - bound;
  }

  private void line(int from, int to, boolean unfinished) {
    int whole = to;
    while (whole > from && isEnd(bytes[whole - 1])) {
      whole--;
    }
    framing += to - whole;
    int end = Math.min(whole, from + bound);
    discarded += whole - end;
    add(from, end, unfinished || end < whole);
  }

  private static boolean isEnd(byte b) {
    return b == '\r' || b == '\n' || b == 0;
  }

  private void add(int from, int to, boolean truncated) {
    if (to > from) {
      kept += to - from;
      String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
      lines.add(truncated ? text + "…" : text);
    }
  }

  List<String> lines() {
    return lines;
  }

  /** All bytes there are. */
  int accountedFor() {
    return kept + framing + discarded;
  }
}
