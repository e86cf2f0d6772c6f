package org.tharsis.rules.language;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as rules write them: {@code 500ms 60s 5m 1h 1d}. */
final class Durations {
  static final String FORM = "a number and a unit, as 500ms, 60s, 5m, 1h or 1d";

  private Durations() {}

  /** The duration, longer than nothing and at most a year, or null. */
  static @Nullable Duration parse(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits == 0 || digits > 9) {
      return null;
    }
    long number = Long.parseLong(text.substring(0, digits));
    Duration duration = of(number, text.substring(digits));
    return duration == null || duration.isZero() || duration.toDays() > 366 ? null : duration;
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
}
