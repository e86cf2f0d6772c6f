package org.tharsis.parsers.keyvalue;

import java.util.Arrays;
import org.tharsis.parsers.text.Ascii;

/**
 * Backslashes: before {@code " \ ] = |} they only say that these are meant (RFC 5424 6.3.3, CEF);
 * elsewhere they stand for themselves, as in paths.
 */
public final class Escapes {
  private Escapes() {}

  /** Whether {@code bytes[from, to)} has any. */
  public static boolean in(byte[] bytes, int from, int to) {
    int at = Ascii.indexOf(bytes, from, to, '\\');
    while (at >= 0 && at + 1 < to) {
      if (isEscaped(bytes[at + 1])) {
        return true;
      }
      at = Ascii.indexOf(bytes, at + 1, to, '\\');
    }
    return false;
  }

  /** The bytes without the backslashes that escape. */
  public static byte[] resolved(byte[] bytes, int from, int to) {
    byte[] plain = new byte[to - from];
    int length = 0;
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\\' && at + 1 < to && isEscaped(bytes[at + 1])) {
        at++;
      }
      plain[length++] = bytes[at];
    }
    return Arrays.copyOf(plain, length);
  }

  private static boolean isEscaped(int b) {
    return b == '"' || b == '\\' || b == ']' || b == '=' || b == '|';
  }
}
