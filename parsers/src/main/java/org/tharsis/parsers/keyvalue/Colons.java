package org.tharsis.parsers.keyvalue;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/** {@code key:"value"; key::"value"}; a backslash escapes a quote. */
record Colons() implements Notation {
  @Override
  public boolean next(Cursor c, Pair into) {
    byte[] bytes = c.bytes();
    int end = c.end();
    int at = c.at();
    while (at < end) {
      while (at < end && (bytes[at] == ';' || Ascii.isBlank(bytes[at]))) {
        at++;
      }
      int from = at;
      while (at < end && bytes[at] != ':' && bytes[at] != ';') {
        at++;
      }
      into.key(from, at);
      while (at < end && bytes[at] == ':') {
        at++;
      }
      if (at < end && bytes[at] == '"') {
        int quote = closing(bytes, at + 1, end);
        into.value(at + 1, quote);
        c.moveTo(quote + 1);
        return true;
      }
    }
    c.moveTo(end);
    return false;
  }

  private static int closing(byte[] bytes, int from, int end) {
    for (int at = from; at < end; at++) {
      if (bytes[at] == '\\') {
        at++;
      } else if (bytes[at] == '"') {
        return at;
      }
    }
    return end;
  }
}
