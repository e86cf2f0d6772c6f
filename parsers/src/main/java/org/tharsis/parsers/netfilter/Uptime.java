package org.tharsis.parsers.netfilter;

import org.tharsis.parsers.text.Ascii;

/** The kernel's clock, {@code [ 307.757925]}: seconds since it booted. */
final class Uptime {
  private Uptime() {}

  /** Where what follows it begins, or the first byte that is no blank if it is not there. */
  static int skip(byte[] bytes, int from, int to) {
    int start = Ascii.skipBlanks(bytes, from, to);
    if (start >= to || bytes[start] != '[') {
      return start;
    }
    int at = Ascii.skipBlanks(bytes, start + 1, to);
    int digits = at;
    while (at < to && (Ascii.isDigit(bytes[at]) || bytes[at] == '.')) {
      at++;
    }
    boolean there = at > digits && at < to && bytes[at] == ']';
    return there ? Ascii.skipBlanks(bytes, at + 1, to) : start;
  }
}
