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

  /** Digits, and the letters of times and of Java's numbers. */
  private static final String BEHIND_NUMBERS = "0123456789_dhmsLlFfDdBI";

  private Units() {}

  /** The text with blanks for units. */
  static String masked(String text) {
    StringBuilder masked = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (text.startsWith("//", at)) {
        at = endOf("\n", text, at);
      } else if (text.startsWith("/*", at)) {
        at = endOf("*/", text, at);
      } else if (c == '"' || c == '\'') {
        at = TextCursor.endOfString(text, at);
      } else if (Character.isDigit(c)) {
        int end = Math.max(end(text, at + 1), endOfNoUnit(text, at));
        for (int i = at + 1; i < end; i++) {
          masked.setCharAt(i, ' ');
        }
      }
    }
    return masked.toString();
  }

  /**
   * Behind letters that stand at a number's last digit and that DRL knows neither as a time nor as
   * a number's type, as in {@code 60x}; {@code 0} if there are none.
   */
  private static int endOfNoUnit(String text, int lastDigit) {
    int end = lastDigit + 1;
    boolean known = true;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      known &= BEHIND_NUMBERS.indexOf(text.charAt(end)) >= 0;
      end++;
    }
    return known || !endsNumber(text, lastDigit) ? 0 : end;
  }

  /** Whether only digits stand before it, and before them no letter: it is not part of a name. */
  private static boolean endsNumber(String text, int lastDigit) {
    int start = lastDigit;
    while (start > 0 && Character.isDigit(text.charAt(start - 1))) {
      start--;
    }
    return start == 0 || !isOfName(text.charAt(start - 1));
  }

  private static boolean isOfName(char c) {
    return Character.isJavaIdentifierPart(c) || c == '.';
  }

  /** A comment's last character: an apostrophe in it begins no string. */
  private static int endOf(String end, String text, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length() - 1;
  }

  /** Behind the unit that stands at {@code from}, maybe after blanks; {@code from} if none does. */
  static int end(String text, int from) {
    int at = from;
    if (at < text.length() && text.charAt(at) == '%') {
      return at + 1;
    }
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    int end = at;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return LIKELY.contains(text.substring(at, end).toLowerCase(Locale.ROOT)) ? end : from;
  }

  /** By how many bits the unit shifts a number; 0 for none, -1 if it is no unit of bytes. */
  static int shift(String unit) {
    return unit.isEmpty() ? 0 : SHIFTS.getOrDefault(unit, -1);
  }
}
