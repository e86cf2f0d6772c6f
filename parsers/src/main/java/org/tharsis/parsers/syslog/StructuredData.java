package org.tharsis.parsers.syslog;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/** STRUCTURED-DATA of RFC 5424 (6.3): {@code -}, or elements without anything between them. */
final class StructuredData {
  private static final String META = "[meta ";
  private static final String SEQUENCE_ID = "sequenceId=\"";
  private static final int MOST_DIGITS = 10;
  private static final long GREATEST = Integer.MAX_VALUE;

  private StructuredData() {}

  /** Notes where it lies; leaves the cursor behind it. */
  static void read(Cursor c, Header into) {
    int from = c.at();
    if (c.skip('-')) {
      return;
    }
    while (c.peek() == '[') {
      int start = c.at();
      element(c);
      if (Ascii.isAt(c.bytes(), start, c.at(), META)) {
        meta(c, start + META.length(), into);
      }
    }
    into.structuredData(from, c.at());
  }

  /** {@code [id name="value" ...]}; within a value, a backslash escapes (RFC 5424, 6.3.3). */
  private static void element(Cursor c) {
    byte[] bytes = c.bytes();
    int at = Ascii.indexOfEither(bytes, c.at(), c.end(), ']', '"');
    while (at < c.end() && bytes[at] == '"') {
      at = Ascii.indexOfEither(bytes, quoteEnd(bytes, at + 1, c.end()), c.end(), ']', '"');
    }
    c.moveTo(at + 1);
  }

  /** RFC 5424, 7.3: {@code sequenceId} among its parameters, each read as a whole. */
  private static void meta(Cursor c, int from, Header into) {
    byte[] bytes = c.bytes();
    int end = c.at();
    int at = from;
    while (at < end) {
      int quote = Ascii.indexOf(bytes, at, end, '"');
      if (quote < 0) {
        return;
      }
      if (Ascii.isAt(bytes, at, end, SEQUENCE_ID)) {
        sequenceId(bytes, quote + 1, quoteEnd(bytes, quote + 1, end) - 1, into);
        return;
      }
      at = quoteEnd(bytes, quote + 1, end);
      while (at < end && bytes[at] == ' ') {
        at++;
      }
    }
  }

  private static void sequenceId(byte[] bytes, int from, int to, Header into) {
    long number = to - from > MOST_DIGITS ? -1 : Ascii.number(bytes, from, to);
    if (number > 0 && number <= GREATEST) {
      into.sequenceId(number);
    }
  }

  /** Behind the quote that closes a value. */
  private static int quoteEnd(byte[] bytes, int from, int to) {
    int at = Ascii.indexOfEither(bytes, from, to, '"', '\\');
    while (at < to && bytes[at] == '\\') {
      at = Ascii.indexOfEither(bytes, Math.min(at + 2, to), to, '"', '\\');
    }
    return Math.min(at + 1, to);
  }
}
