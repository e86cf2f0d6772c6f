package org.tharsis.parsers.text;

/** Questions about ranges of bytes that hold ASCII, the alphabet of syslog's structure. */
public final class Ascii {
  private static final int CASE_BIT = 0x20;

  private Ascii() {}

  public static boolean isBlank(int b) {
    return b == ' ' || b == '\t';
  }

  public static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  public static boolean isLetter(int b) {
    int lower = b | CASE_BIT;
    return lower >= 'a' && lower <= 'z';
  }

  public static int lower(int b) {
    return b >= 'A' && b <= 'Z' ? b | CASE_BIT : b;
  }

  public static int upper(int b) {
    return b >= 'a' && b <= 'z' ? b & ~CASE_BIT : b;
  }

  /** The first position in {@code [from, to)} that holds no blank, or {@code to}. */
  public static int skipBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The end of {@code [from, to)} without its trailing blanks. */
  public static int trimEnd(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && isBlank(bytes[end - 1])) {
      end--;
    }
    return end;
  }

  /** The first {@code wanted} in {@code [from, to)}, or -1. */
  public static int indexOf(byte[] bytes, int from, int to, char wanted) {
    int at = from;
    long repeated = Words.repeated(wanted);
    while (at + Words.LENGTH <= to) {
      long found = Words.zeros(Words.at(bytes, at) ^ repeated);
      if (found != 0) {
        return at + Words.first(found);
      }
      at += Words.LENGTH;
    }
    for (; at < to; at++) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  /** The last {@code wanted} in {@code [from, to)}, or -1. */
  public static int lastIndexOf(byte[] bytes, int from, int to, char wanted) {
    for (int at = to - 1; at >= from; at--) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  /** The first of either in {@code [from, to)}, or {@code to}. */
  public static int indexOfEither(byte[] bytes, int from, int to, char one, char other) {
    int at = from;
    long ones = Words.repeated(one);
    long others = Words.repeated(other);
    while (at + Words.LENGTH <= to) {
      long word = Words.at(bytes, at);
      long found = Words.zeros(word ^ ones) | Words.zeros(word ^ others);
      if (found != 0) {
        return at + Words.first(found);
      }
      at += Words.LENGTH;
    }
    while (at < to && bytes[at] != one && bytes[at] != other) {
      at++;
    }
    return at;
  }

  /** The first position in {@code [from, to)} that holds a blank, or {@code to}. */
  public static int indexOfBlank(byte[] bytes, int from, int to) {
    return indexOfEither(bytes, from, to, ' ', '\t');
  }

  /** The first position in {@code [from, to)} that holds a space or a control, or {@code to}. */
  public static int indexOfSpace(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Words.LENGTH <= to) {
      long found = Words.spaces(Words.at(bytes, at));
      if (found != 0) {
        return at + Words.first(found);
      }
      at += Words.LENGTH;
    }
    while (at < to && !isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  /** A space, or what is before it in ASCII. */
  public static boolean isSpace(int b) {
    return b >= 0 && b <= ' ';
  }

  /** Where {@code wanted} begins in {@code [from, to)}, or -1. */
  public static int indexOf(byte[] bytes, int from, int to, String wanted) {
    char first = wanted.charAt(0);
    int last = to - wanted.length();
    int at = indexOf(bytes, from, last + 1, first);
    while (at >= 0 && !isAt(bytes, at, to, wanted)) {
      at = indexOf(bytes, at + 1, last + 1, first);
    }
    return at;
  }

  /** Whether {@code wanted} stands at {@code at}, and ends before {@code to}. */
  public static boolean isAt(byte[] bytes, int at, int to, String wanted) {
    if (to - at < wanted.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (bytes[at + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code [from, to)} is {@code wanted}, in whatever case. */
  public static boolean is(byte[] bytes, int from, int to, String wanted) {
    if (to - from != wanted.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (lower(bytes[from + i]) != lower(wanted.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The decimal number that {@code [from, to)} is, or -1: it has 1 to 18 digits and no sign. */
  public static long number(byte[] bytes, int from, int to) {
    if (to <= from || to - from > 18) {
      return -1;
    }
    if (to - from <= Words.LENGTH && Words.fits(bytes, from)) {
      return Words.decimal(Words.at(bytes, from), to - from);
    }
    long number = 0;
    for (int at = from; at < to; at++) {
      if (!isDigit(bytes[at])) {
        return -1;
      }
      number = number * 10 + bytes[at] - '0';
    }
    return number;
  }
}
