package org.tharsis.parsers.checkpoint;

import org.jspecify.annotations.Nullable;
import org.tharsis.parsers.keyvalue.Notation;
import org.tharsis.parsers.text.Ascii;

/** How Log Exporter and management servers write fields; each form is known by how it begins. */
final class Form {
  private static final Notation BARS = Notation.separatedBy('|');
  private static final int LATEST_PRODUCT = 512;
  private static final int LONGEST_KEY = 64;

  private Form() {}

  /** The notation of what begins at {@code from}, or null if it is not Check Point's. */
  static @Nullable Notation of(byte[] bytes, int from, int to) {
    if (from < to && bytes[from] == '[') {
      return isElement(bytes, from + 1, to)
          ? Notation.WORDS
          : isColons(bytes, from + 1, to) ? Notation.COLONS : null;
    }
    return isBars(bytes, from, to) ? BARS : null;
  }

  /** Structured data of Check Point, whose enterprise number is 2620: {@code [fields@2620 }. */
  private static boolean isElement(byte[] bytes, int from, int to) {
    int end = Ascii.indexOf(bytes, from, Math.min(to, from + LONGEST_KEY), ' ');
    return end - from >= 5
        && (Ascii.isAt(bytes, end - 5, end, "@2620") || Ascii.isAt(bytes, end - 5, end, ".2620"));
  }

  /** {@code action:"}. */
  private static boolean isColons(byte[] bytes, int from, int to) {
    int at = from;
    int latest = Math.min(to, from + LONGEST_KEY);
    while (at < latest && (Ascii.isLetter(bytes[at]) || bytes[at] == '_')) {
      at++;
    }
    return at > from && Ascii.isAt(bytes, at, to, ":\"");
  }

  /** {@code time=1781524747|hostname=...|product=...}, of which the first may be missing. */
  private static boolean isBars(byte[] bytes, int from, int to) {
    boolean begins =
        Ascii.isAt(bytes, from, to, "time=")
            || Ascii.isAt(bytes, from, to, "|hostname=")
            || Ascii.isAt(bytes, from, to, "hostname=");
    return begins
        && Ascii.indexOf(bytes, from, Math.min(to, from + LATEST_PRODUCT), "|product=") >= 0;
  }
}
