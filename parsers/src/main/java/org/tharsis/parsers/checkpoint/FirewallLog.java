package org.tharsis.parsers.checkpoint;

import java.nio.charset.StandardCharsets;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/**
 * What {@code fw log | logger -t Checkpoint} sends, rewritten as Log Exporter would write it:
 * {@code 15Jun2026 12:00:00 accept 192.0.2.1 >eth0 rule: 7; src: 198.51.100.1; ICMP Type: 8;},
 * where {@code >} is inbound. Belongs to one thread.
 */
final class FirewallLog {
  private static final String TAG = "Checkpoint: ";
  private static final int LONGEST = 8192;
  private static final int DATE_LENGTH = "1Jun2026".length();
  private static final int TIME_LENGTH = "12:00:00".length();

  private final byte[] text = new byte[LONGEST];
  private int length;

  /** Reads the message at the cursor; whether it is one. The cursor may have moved if not. */
  boolean read(Cursor c) {
    c.skip(TAG);
    c.skipBlanks();
    date(c);
    if (!isTime(c)) {
      return false;
    }
    next(c);
    length = 0;
    pair("action", c.bytes(), c.at(), c.wordEnd());
    next(c);
    pair("origin", c.bytes(), c.at(), c.wordEnd());
    next(c);
    if (c.peek() != '>' && c.peek() != '<') {
      return false;
    }
    boolean inbound = c.peek() == '>';
    pair("ifname", c.bytes(), c.at() + 1, c.wordEnd());
    append(inbound ? "ifdir:\"inbound\";" : "ifdir:\"outbound\";");
    next(c);
    rest(c.bytes(), c.at(), c.end());
    return true;
  }

  /** What was read, in Log Exporter's notation, up to {@link #length}. */
  byte[] text() {
    return text;
  }

  int length() {
    return length;
  }

  /** {@code 15Jun2026}; an entry of the same day may have none. */
  private static void date(Cursor c) {
    int end = c.wordEnd();
    boolean date =
        Ascii.isDigit(c.peek())
            && end - c.at() >= DATE_LENGTH
            && Ascii.isLetter(c.bytes()[end - DATE_LENGTH + 2])
            && Ascii.isDigit(c.bytes()[end - 1]);
    if (date) {
      next(c);
    }
  }

  private static boolean isTime(Cursor c) {
    return c.wordEnd() - c.at() == TIME_LENGTH
        && Ascii.isDigit(c.peek())
        && c.peek(2) == ':'
        && c.peek(5) == ':';
  }

  private static void next(Cursor c) {
    c.moveTo(c.wordEnd());
    c.skipBlanks();
  }

  /** {@code key: value; two words: value;}. */
  private void rest(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      at = Ascii.skipBlanks(bytes, at, to);
      int semicolon = Ascii.indexOf(bytes, at, to, ';');
      int end = semicolon < 0 ? to : semicolon;
      int colon = Ascii.indexOf(bytes, at, end, ':');
      if (colon > at) {
        key(bytes, at, colon);
        value(bytes, Ascii.skipBlanks(bytes, colon + 1, end), end);
      }
      at = end + 1;
    }
  }

  private void pair(String key, byte[] bytes, int from, int to) {
    append(key);
    value(bytes, from, to);
  }

  /** {@code ICMP Type} is Log Exporter's icmp_type. */
  private void key(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      append(bytes[at] == ' ' ? '_' : Ascii.lower(bytes[at]));
    }
  }

  private void value(byte[] bytes, int from, int to) {
    append(":\"");
    for (int at = from; at < to; at++) {
      if (bytes[at] != '"') {
        append(bytes[at]);
      }
    }
    append("\";");
  }

  private void append(String plain) {
    for (byte b : plain.getBytes(StandardCharsets.US_ASCII)) {
      append(b);
    }
  }

  /** What is longer than any such log is cut. */
  private void append(int b) {
    if (length < LONGEST) {
      text[length++] = (byte) b;
    }
  }
}
