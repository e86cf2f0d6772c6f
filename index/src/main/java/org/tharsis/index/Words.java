package org.tharsis.index;

import org.tharsis.model.IpAddress;

/**
 * A cursor over the words of a line: runs of letters, digits, underscores and all beyond ASCII. An
 * address (IPv4 or IPv6) is one word, and so is a date or a time of day.
 */
final class Words {
  /** What a word looks like. */
  enum Kind {
    /** Anything with a letter in it. */
    PLAIN,
    /** Digits only. */
    NUMBER,
    /** An address literal. */
    ADDRESS,
    /** {@code 12:34:56}, {@code 2026-11-21} or both with a T between. */
    CLOCK
  }

  private static final int YEAR_DIGITS = 4;

  private static final int WORD = 1;
  private static final int DIGIT = 2;
  private static final int HEX = 4;

  /** What each byte is; all beyond ASCII is part of words. */
  private static final byte[] KINDS = kinds();

  /** What fits a long for certain. */
  private static final int MAX_DIGITS = 18;

  /** The longest literal of RFC 4291; looking no further keeps a hostile line linear. */
  private static final int ADDRESS_CHARS = 45;

  private byte[] bytes = {};
  private int limit;
  private int start;
  private int end;
  private Kind kind = Kind.PLAIN;
  private long v4;

  Words of(byte[] line) {
    bytes = line;
    limit = line.length;
    start = 0;
    end = 0;
    return this;
  }

  /** Where the word begins. */
  int start() {
    return start;
  }

  /** Where it is over. */
  int end() {
    return end;
  }

  Kind kind() {
    return kind;
  }

  /** The address that an {@link Kind#ADDRESS} word means. */
  IpAddress address() {
    if (v4 >= 0) {
      return IpAddress.v4((int) v4);
    }
    IpAddress found = IpAddress.parse(bytes, start, end);
    if (found == null) {
      throw new IllegalStateException("no address");
    }
    return found;
  }

  /** The 32 bits of an {@link Kind#ADDRESS} word that is IPv4, or -1. */
  long v4() {
    return v4;
  }

  /** The value of a {@link Kind#NUMBER} word; see {@link #number(byte[], int, int)}. */
  long number() {
    return number(bytes, start, end);
  }

  /** The value of decimal digits as a number is written, or -1: too long, or after a zero. */
  static long number(byte[] digits, int from, int to) {
    if (to - from > MAX_DIGITS || (digits[from] == '0' && to - from > 1)) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + digits[i] - '0';
    }
    return value;
  }

  /** Goes to the next word; false when there is none. */
  boolean next() {
    int at = end;
    while (at < limit && !isWord(bytes[at])) {
      if (bytes[at] == ':' && at + 2 < limit && bytes[at + 1] == ':' && isHex(bytes[at + 2])) {
        start = at;
        if (isV6()) {
          return true;
        }
      }
      at++;
    }
    start = at;
    if (at == limit) {
      end = limit;
      return false;
    }
    measure(at);
    return true;
  }

  private void measure(int from) {
    int at = from;
    int common = DIGIT | HEX;
    for (; at < limit && isWord(bytes[at]); at++) {
      common &= KINDS[bytes[at] & 0xff];
    }
    end = at;
    boolean digits = (common & DIGIT) != 0;
    kind = digits ? Kind.NUMBER : Kind.PLAIN;
    if (at < limit && common != 0) {
      lookFurther(digits, at - from);
    }
  }

  /** Digits may begin something larger. */
  private void lookFurther(boolean digits, int length) {
    byte next = bytes[end];
    if (next == '.') {
      if (digits && length <= 3) {
        isV4();
      }
    } else if (next == ':') {
      if (!(digits && isClock()) && length <= 4) {
        isV6();
      }
    } else if (next == '-' && digits && length == YEAR_DIGITS) {
      isDate();
    }
  }

  private boolean isV4() {
    if (start > 1 && bytes[start - 1] == '.' && isDigit(bytes[start - 2])) {
      return false; // the tail of an object identifier
    }
    int at = end;
    int last = Math.min(limit, start + ADDRESS_CHARS + 1);
    while (at < last && (isDigit(bytes[at]) || bytes[at] == '.')) {
      at++;
    }
    while (bytes[at - 1] == '.') {
      at--;
    }
    return isAddress(at);
  }

  private boolean isV6() {
    int at = start;
    int last = Math.min(limit, start + ADDRESS_CHARS + 1);
    while (at < last && (isHex(bytes[at]) || bytes[at] == ':' || bytes[at] == '.')) {
      at++;
    }
    while (bytes[at - 1] == '.' || (bytes[at - 1] == ':' && bytes[at - 2] != ':')) {
      at--;
    }
    return isAddress(at);
  }

  private boolean isAddress(int to) {
    if (to < limit && isWord(bytes[to])) {
      return false;
    }
    v4 = IpAddress.parseV4(bytes, start, to);
    return (v4 >= 0 || IpAddress.parse(bytes, start, to) != null) && found(Kind.ADDRESS, to);
  }

  private boolean isClock() {
    int to = clockFrom(end);
    return to > 0 && found(Kind.CLOCK, to);
  }

  /** Where {@code :mm:ss} and a fraction that begin here are over; -1 where they do not. */
  private int clockFrom(int colon) {
    if (!isPair(':', colon) || !isPair(':', colon + 3)) {
      return -1;
    }
    int at = colon + 6;
    if (at + 1 < limit && (bytes[at] == '.' || bytes[at] == ',') && isDigit(bytes[at + 1])) {
      at = digits(at + 1);
    }
    if (at < limit && (bytes[at] == 'Z' || bytes[at] == 'z')) {
      at++;
    }
    return at < limit && (isWord(bytes[at]) || bytes[at] == ':') ? -1 : at;
  }

  private boolean isDate() {
    if (!isPair('-', end) || !isPair('-', end + 3)) {
      return false;
    }
    int at = end + 6;
    if (at + 2 < limit && (bytes[at] == 'T' || bytes[at] == 't')) {
      at = clockFrom(at + 3);
    }
    return at > 0 && (at >= limit || !isWord(bytes[at])) && found(Kind.CLOCK, at);
  }

  /** Whether a separator and two digits stand here, and no third. */
  private boolean isPair(char separator, int at) {
    return at + 2 < limit
        && bytes[at] == separator
        && isDigit(bytes[at + 1])
        && isDigit(bytes[at + 2])
        && (at + 3 >= limit || !isDigit(bytes[at + 3]));
  }

  private int digits(int from) {
    int at = from;
    while (at < limit && isDigit(bytes[at])) {
      at++;
    }
    return at;
  }

  private boolean found(Kind what, int to) {
    kind = what;
    end = to;
    return true;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int b = 0; b < kinds.length; b++) {
      boolean digit = b >= '0' && b <= '9';
      boolean hex = digit || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
      boolean word = digit || letter || b == '_' || b > 0x7f;
      kinds[b] = (byte) ((word ? WORD : 0) | (digit ? DIGIT : 0) | (hex ? HEX : 0));
    }
    return kinds;
  }

  static boolean isWord(byte b) {
    return (KINDS[b & 0xff] & WORD) != 0;
  }

  private static boolean isDigit(byte b) {
    return (KINDS[b & 0xff] & DIGIT) != 0;
  }

  private static boolean isHex(byte b) {
    return (KINDS[b & 0xff] & HEX) != 0;
  }
}
