package org.tharsis.parsers.keyvalue;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/** {@code key=value key="two words"}; a backslash escapes a quote. */
record Words(char separator) implements Notation {
  @Override
  public boolean next(Cursor c, Pair into) {
    byte[] bytes = c.bytes();
    int end = c.end();
    int at = c.at();
    while (at < end) {
      while (at < end && separates(bytes[at])) {
        at++;
      }
      int from = at;
      while (at < end && !separates(bytes[at]) && bytes[at] != '=') {
        at++;
      }
      if (at < end && bytes[at] == '=') {
        into.key(from, at);
        c.moveTo(value(bytes, at + 1, end, into));
        return true;
      }
    }
    c.moveTo(end);
    return false;
  }

  private boolean separates(int b) {
    return b == separator || Ascii.isBlank(b);
  }

  /** Reads the value; gives where what follows begins. */
  private int value(byte[] bytes, int from, int end, Pair into) {
    if (from < end && (bytes[from] == '"' || bytes[from] == '\'')) {
      int quote = closing(bytes, from, end);
      into.value(from + 1, quote);
      return quote + 1;
    }
    int to = Ascii.indexOf(bytes, from, end, separator);
    into.value(from, to < 0 ? end : to);
    return into.to;
  }

  /** A quote within a value, as in {@code "a "b" c"}, has no separator behind it. */
  private int closing(byte[] bytes, int open, int end) {
    char quote = (char) bytes[open];
    int at = Ascii.indexOfEither(bytes, open + 1, end, quote, '\\');
    while (at < end) {
      boolean closes = bytes[at] == quote && (at + 1 == end || separates(bytes[at + 1]));
      if (closes) {
        return at;
      }
      int next = bytes[at] == quote ? at + 1 : Math.min(at + 2, end);
      at = Ascii.indexOfEither(bytes, next, end, quote, '\\');
    }
    return end;
  }
}
