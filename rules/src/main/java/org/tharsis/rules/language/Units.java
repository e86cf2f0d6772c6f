package org.tharsis.rules.language;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Units behind numbers, which DRL has not: {@code 2 GB}, {@code 10%}, {@code 6 deviations}. The
 * parser is given a text in which they are blanks, so that every other place stays where it is;
 * wrong ones too, so that it is we who say what would be right.
 */
final class Units {
  /** Powers of 1024, as the devices' own tools count. */
  private static final Map<String, Integer> SHIFTS = Map.of("KB", 10, "MB", 20, "GB", 30, "TB", 40);

  /** What a rate's difference from the usual is counted in. */
  static final String DEVIATIONS = "deviations";

  /** What else somebody may write, in lower case. */
  private static final Set<String> LIKELY =
      Set.of(
          DEVIATIONS,
          "deviation",
          "sigma",
          "b",
          "byte",
          "bytes",
          "kb",
          "mb",
          "gb",
          "tb",
          "pb",
          "kib",
          "mib",
          "gib",
          "tib",
          "pib");

  /** What DRL knows behind a number: the letters of times, and of Java's types. */
  private static final String KNOWN = "0123456789_dhmsLlFfDdBI";

  private Units() {}

  /** The text with blanks for units. */
  static String masked(String text) {
    StringBuilder masked = new StringBuilder(text);
    for (Word word : Word.all(text)) {
      if (word.isNumber()) {
        int digits = endOfDigits(text, word.start());
        int end = end(text, digits);
        masked.replace(digits, end, " ".repeat(end - digits));
      }
    }
    return masked.toString();
  }

  /** What stands from one place to another, and the unit behind it. */
  static String written(String text, int from, int to) {
    return text.substring(from, end(text, to));
  }

  /** Behind the number that begins at {@code from}, and what belongs to it. */
  static int endOfNumber(String text, int from) {
    return end(text, endOfDigits(text, from));
  }

  private static boolean isOfNumber(char c) {
    return Character.isDigit(c) || c == '.';
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && isOfNumber(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * Behind what belongs to the number that ends at {@code from} and DRL does not know: a unit,
   * maybe after blanks, or letters that stand at the number and are nothing, as in {@code 60x};
   * {@code from} where there is no such thing.
   */
  private static int end(String text, int from) {
    if (text.startsWith("%", from)) {
      return from + 1;
    }
    int start = from;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    int end = start;
    boolean known = true;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      known &= KNOWN.indexOf(text.charAt(end)) >= 0;
      end++;
    }
    boolean nothing = start == from && !known && Character.isDigit(text.charAt(from - 1));
    return nothing || isUnit(text.substring(start, end)) ? end : from;
  }

  private static boolean isUnit(String word) {
    return LIKELY.contains(word.toLowerCase(Locale.ROOT));
  }

  /** By how many bits the unit shifts a number; 0 for none, -1 if it is no unit of bytes. */
  static int shift(String unit) {
    return unit.isEmpty() ? 0 : SHIFTS.getOrDefault(unit, -1);
  }
}
