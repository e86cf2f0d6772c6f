package org.tharsis.parsers.keyvalue;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/**
 * {@code key=two words key=value}: a value ends before the next word that ends with an equals sign,
 * unless a backslash escapes that.
 */
record Open() implements Notation {
  @Override
  public boolean next(Cursor c, Pair into) {
    if (!key(c, c.at(), true, into)) {
      c.moveTo(c.end());
      return false;
    }
    int keyFrom = into.keyFrom;
    int keyTo = into.keyTo;
    int from = keyTo + 1;
    int end = key(c, from, false, into) ? into.keyFrom : c.end();
    into.key(keyFrom, keyTo);
    into.value(from, Ascii.trimEnd(c.bytes(), from, end));
    c.moveTo(end);
    return true;
  }

  /** Finds the next key; {@code begins} says whether one may begin right here. */
  private static boolean key(Cursor c, int from, boolean begins, Pair into) {
    byte[] bytes = c.bytes();
    boolean key = begins;
    int word = from;
    for (int at = from; at < c.end(); at++) {
      int b = bytes[at];
      if (Ascii.isBlank(b)) {
        key = true;
        word = at + 1;
      } else if (b == '=' && key && at > word) {
        into.key(word, at);
        return true;
      } else if (b == '\\') {
        at++;
        key = false;
      } else {
        key &= isKey(b);
      }
    }
    return false;
  }

  private static boolean isKey(int b) {
    return Ascii.isLetter(b)
        || Ascii.isDigit(b)
        || b == '_'
        || b == '.'
        || b == '-'
        || b == '['
        || b == ']';
  }
}
