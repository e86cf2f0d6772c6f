package org.tharsis.parsers.syslog;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/** STRUCTURED-DATA of RFC 5424 (6.3): {@code -}, or elements without anything between them. */
final class StructuredData {
  private StructuredData() {}

  /** Notes where it lies; leaves the cursor behind it. */
  static void read(Cursor c, Header into) {
    int from = c.at();
    if (c.skip('-')) {
      return;
    }
    while (c.peek() == '[') {
      element(c);
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

  /** Behind the quote that closes a value. */
  private static int quoteEnd(byte[] bytes, int from, int to) {
    int at = Ascii.indexOfEither(bytes, from, to, '"', '\\');
    while (at < to && bytes[at] == '\\') {
      at = Ascii.indexOfEither(bytes, Math.min(at + 2, to), to, '"', '\\');
    }
    return Math.min(at + 1, to);
  }
}
