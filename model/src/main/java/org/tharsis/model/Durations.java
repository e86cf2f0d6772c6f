package org.tharsis.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as people write them everywhere: {@code 500ms 60s 5m 1h 1d}. */
public final class Durations {
  /** What to say to somebody who wrote another form. */
  public static final String FORM = "a number and a unit: 500ms, 60s, 5m, 1h, 1d";

  private static final int MOST_DIGITS = 9;

  private Durations() {}

  /** The duration, from nothing to 999,999,999 of a unit, or null if it is none. */
  public static @Nullable Duration parse(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > MOST_DIGITS) {
      return null;
    }
    return of(Long.parseLong(text.substring(0, digits)), text.substring(digits));
  }

  private static @Nullable Duration of(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> null;
    };
  }

  /** The duration in the largest unit that says it exactly; shorter than a millisecond as 0ms. */
  public static String format(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0 || millis % 1_000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1_000;
    if (seconds % 60 != 0) {
      return seconds + "s";
    }
    long minutes = seconds / 60;
    if (minutes % 60 != 0) {
      return minutes + "m";
    }
    long hours = minutes / 60;
    return hours % 24 == 0 ? hours / 24 + "d" : hours + "h";
  }
}
