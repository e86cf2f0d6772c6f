package org.tharsis.parsers.json;

import org.tharsis.parsers.text.Utf8;

/** What the text of a JSON string is, its escapes resolved (RFC 8259, 7). */
final class JsonText {
  private static final int HEX_DIGITS = 4;

  private JsonText() {}

  /**
   * Writes the text of {@code bytes[from, to)} to the beginning of {@code into}, which is at least
   * as long; gives its length. What is no escape stays as it is.
   */
  static int resolve(byte[] bytes, int from, int to, byte[] into) {
    int length = 0;
    int at = from;
    while (at < to) {
      if (bytes[at] != '\\' || at + 1 == to) {
        into[length++] = bytes[at++];
      } else if (bytes[at + 1] == 'u') {
        int unit = unit(bytes, at, to);
        int low = Character.isHighSurrogate((char) unit) ? unit(bytes, at + 6, to) : -1;
        boolean pair = low >= 0 && Character.isLowSurrogate((char) low);
        int point = pair ? Character.toCodePoint((char) unit, (char) low) : unit;
        length = unit < 0 ? length : Utf8.put(point, into, length);
        at = Math.min(to, at + (pair ? 12 : unit < 0 ? 2 : 6));
      } else {
        into[length++] = character(bytes[at + 1]);
        at += 2;
      }
    }
    return length;
  }

  private static byte character(byte escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> escaped;
    };
  }

  /** The UTF-16 unit that is written as a backslash, u and four digits at {@code at}; or -1. */
  private static int unit(byte[] bytes, int at, int to) {
    if (at + 2 + HEX_DIGITS > to || bytes[at] != '\\' || bytes[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 2 + HEX_DIGITS; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }
}
