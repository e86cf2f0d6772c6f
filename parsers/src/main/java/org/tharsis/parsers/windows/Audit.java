package org.tharsis.parsers.windows;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventKind;
import org.tharsis.parsers.text.Ascii;

/** Whether what was audited came about: {@code Success Audit}, {@code AUF}, or a keyword mask. */
final class Audit {
  private static final long SUCCESS = 0x20_0000_0000_0000L;
  private static final long FAILURE = 0x10_0000_0000_0000L;
  private static final int MOST_DIGITS = 16;

  private Audit() {}

  /** The outcome that {@code bytes[from, to)} stands for, or null. */
  static @Nullable String outcome(byte[] bytes, int from, int to) {
    if (Ascii.isAt(bytes, from, to, "0x") && to - from <= MOST_DIGITS + 2) {
      return outcome(mask(bytes, from + 2, to));
    }
    for (int at = from; at < to; at++) {
      if (isAt(bytes, at, to, "fail") || Ascii.is(bytes, at, to, "AUF")) {
        return EventKind.FAILURE;
      }
      if (isAt(bytes, at, to, "success") || Ascii.is(bytes, at, to, "AUS")) {
        return EventKind.SUCCESS;
      }
    }
    return null;
  }

  private static boolean isAt(byte[] bytes, int at, int to, String word) {
    return to - at >= word.length() && Ascii.is(bytes, at, at + word.length(), word);
  }

  private static @Nullable String outcome(long keywords) {
    if ((keywords & FAILURE) != 0) {
      return EventKind.FAILURE;
    }
    return (keywords & SUCCESS) != 0 ? EventKind.SUCCESS : null;
  }

  private static long mask(byte[] bytes, int from, int to) {
    long mask = 0;
    for (int at = from; at < to; at++) {
      mask = mask << 4 | Math.max(0, Character.digit(bytes[at], 16));
    }
    return mask;
  }
}
