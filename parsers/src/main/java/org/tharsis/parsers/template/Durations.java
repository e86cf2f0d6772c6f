package org.tharsis.parsers.template;

import org.tharsis.parsers.text.Ascii;

/** Lengths of time as devices write them: {@code 1:02:03}, {@code 0h:32m:16s}, {@code 2d 1h:…}. */
final class Durations {
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  /** A century; what is longer is no duration, and would not fit in nanoseconds. */
  private static final long MOST_SECONDS = 100L * 366 * 86_400;

  private Durations() {}

  /** Nanoseconds, or -1 if it is none. */
  static long nanos(byte[] bytes, int from, int to) {
    long seconds = 0;
    long number = -1;
    for (int at = from; at < to; at++) {
      int b = Ascii.lower(bytes[at]);
      if (Ascii.isDigit(b)) {
        number = Math.max(number, 0) * 10 + b - '0';
      } else if (b == 'd' && number >= 0) {
        seconds += number * 24;
        number = -1;
      } else if (b == ':') {
        seconds = (seconds + Math.max(number, 0)) * 60;
        number = -1;
      } else if (b != 'h' && b != 'm' && b != 's' && !Ascii.isBlank(b)) {
        return -1;
      }
      if (number > MOST_SECONDS || seconds > MOST_SECONDS) {
        return -1;
      }
    }
    return (seconds + Math.max(number, 0)) * NANOS_A_SECOND;
  }
}
