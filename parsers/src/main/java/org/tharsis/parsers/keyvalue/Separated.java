package org.tharsis.parsers.keyvalue;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/** {@code key=value} up to a separator that no value holds. */
record Separated(char separator) implements Notation {
  @Override
  public boolean next(Cursor c, Pair into) {
    while (!c.atEnd()) {
      int from = c.at();
      int end = Ascii.indexOf(c.bytes(), from, c.end(), separator);
      int to = end < 0 ? c.end() : end;
      c.moveTo(to + 1);
      int equals = Ascii.indexOf(c.bytes(), from, to, '=');
      if (equals > from) {
        into.key(Ascii.skipBlanks(c.bytes(), from, equals), equals);
        into.value(equals + 1, to);
        return true;
      }
    }
    return false;
  }
}
