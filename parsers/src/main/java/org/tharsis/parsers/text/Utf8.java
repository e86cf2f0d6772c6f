package org.tharsis.parsers.text;

/** Writes code points as UTF-8 (RFC 3629). */
public final class Utf8 {
  private static final int REPLACEMENT = 0xfffd;

  private Utf8() {}

  /**
   * Writes a code point to {@code into[at]} and on; gives where the next goes. What is no character
   * becomes U+FFFD.
   */
  public static int put(int codePoint, byte[] into, int at) {
    boolean valid =
        Character.isValidCodePoint(codePoint) && (codePoint < 0xd800 || codePoint > 0xdfff);
    int point = valid ? codePoint : REPLACEMENT;
    int next = at;
    if (point < 0x80) {
      into[next++] = (byte) point;
    } else if (point < 0x800) {
      into[next++] = (byte) (0xc0 | point >> 6);
      into[next++] = tail(point);
    } else if (point < 0x10000) {
      into[next++] = (byte) (0xe0 | point >> 12);
      into[next++] = tail(point >> 6);
      into[next++] = tail(point);
    } else {
      into[next++] = (byte) (0xf0 | point >> 18);
      into[next++] = tail(point >> 12);
      into[next++] = tail(point >> 6);
      into[next++] = tail(point);
    }
    return next;
  }

  private static byte tail(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }
}
