package org.tharsis.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.tharsis.model.Durations;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Spelling;

/**
 * How values are written in a site's files. Every reader throws {@link IllegalArgumentException}
 * with a message that says what is wrong and what would be right.
 */
final class Notation {
  private static final int MOST_DIGITS = 9; // no unit below overflows with these
  private static final int ISO_DATE = 10;
  private static final int TIME_OF_DAY = "03:00".length();
  private static final long KB = 1024;

  private Notation() {}

  static long number(String text) {
    if (text.isEmpty() || digits(text) < text.length()) {
      throw wrong(text, "a whole number", "digits, as 5514");
    }
    return text.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(text);
  }

  /** {@code true} or {@code false}. */
  static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(text, "true or false", "one of the two");
    };
  }

  /** {@code 500ms}, {@code 2s}, {@code 30m}, {@code 1h}, {@code 1d}. */
  static Duration duration(String text) {
    Duration duration = Durations.parse(text);
    if (duration == null) {
      throw wrong(text, "a duration", Durations.FORM);
    }
    return duration;
  }

  /** Bytes: {@code 65536}, {@code 64kB}, {@code 1MB}; a kB is 1024 bytes. */
  static long size(String text) {
    int digits = digits(text);
    long unit =
        switch (text.substring(digits)) {
          case "" -> 1;
          case "kB", "KB" -> KB;
          case "MB" -> KB * KB;
          case "GB" -> KB * KB * KB;
          default -> 0;
        };
    if (unit == 0 || !isNumber(text.substring(0, digits))) {
      throw wrong(text, "a size", "bytes or a number and a unit: 65536, 64kB, 1MB");
    }
    return unit * Long.parseLong(text.substring(0, digits));
  }

  static LocalDate date(String text) {
    try {
      if (text.length() == ISO_DATE) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException notADate) {
      // reported below, like one of another length
    }
    throw wrong(text, "a date", "year-month-day: 2027-03-31");
  }

  /** {@code 03:00}. */
  static LocalTime timeOfDay(String text) {
    try {
      if (text.length() == TIME_OF_DAY) {
        return LocalTime.parse(text);
      }
    } catch (DateTimeException notATime) {
      // reported below, like one of another length
    }
    throw wrong(text, "a time of day", "hours and minutes in quotes: \"03:00\"");
  }

  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException notAZone) {
      throw new IllegalArgumentException(
          "'%s' is no time zone%s".formatted(text, zoneHint(text)), notAZone);
    }
  }

  private static String zoneHint(String text) {
    return Spelling.nearest(text, ZoneId.getAvailableZoneIds())
        .map("; did you mean '%s'?"::formatted)
        .orElse("; write UTC, an offset as +02:00, or a name as Europe/Berlin");
  }

  static IpAddress address(String text) {
    IpAddress address = IpAddress.parse(text);
    if (address == null) {
      throw wrong(text, "an IP address", "0.0.0.0 (all of IPv4), :: (all) or one, as 127.0.0.1");
    }
    return address;
  }

  static String written(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 86_400 == 0 && seconds > 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0 && seconds > 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }

  static String written(long bytes) {
    if (bytes % (KB * KB * KB) == 0) {
      return bytes / (KB * KB * KB) + "GB";
    }
    if (bytes % (KB * KB) == 0) {
      return bytes / (KB * KB) + "MB";
    }
    return bytes % KB == 0 ? bytes / KB + "kB" : bytes + " bytes";
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() <= MOST_DIGITS && digits(text) == text.length();
  }

  private static int digits(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static IllegalArgumentException wrong(String text, String kind, String remedy) {
    return new IllegalArgumentException("'%s' is not %s; write %s".formatted(text, kind, remedy));
  }
}
