package org.tharsis.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.tharsis.model.Durations;
import org.tharsis.model.RelativeTime;

/**
 * Times and durations as people write them on the command line; UTC unless they say otherwise, and
 * {@code now-2h} before the present.
 */
final class Times {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  static String show(long epochMillis) {
    return SHOWN.format(Instant.ofEpochMilli(epochMillis));
  }

  /** Milliseconds since the epoch. */
  static long parse(String text) throws NotDone {
    Long relative = RelativeTime.parse(text.strip(), Instant.now().toEpochMilli());
    if (relative != null) {
      return relative;
    }
    String iso = text.strip().replace(' ', 'T');
    try {
      if (iso.indexOf('T') < 0) {
        return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      }
      boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 9;
      Instant instant =
          zoned
              ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(iso, Instant::from)
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return instant.toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new NotDone(
          "'%s' is no time; write 2026-11-21, 2026-11-21T14:05, 2026-11-21T14:05:00+01:00 or now-2h"
              .formatted(text));
    }
  }

  static Duration duration(String text) throws NotDone {
    Duration duration = Durations.parse(text);
    if (duration == null || duration.isZero()) {
      throw new NotDone("'%s' is no duration; write %s".formatted(text, Durations.FORM));
    }
    return duration;
  }
}
