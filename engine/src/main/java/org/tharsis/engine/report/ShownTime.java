package org.tharsis.engine.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a report shows them, in its zone. */
final class ShownTime {
  private final DateTimeFormatter minutes;
  private final DateTimeFormatter seconds;

  ShownTime(ZoneId zone) {
    minutes = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    seconds = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /** {@code 2026-11-22 06:00}. */
  String minute(Instant time) {
    return minutes.format(time);
  }

  /** {@code 2026-11-22 06:00:00}. */
  String second(Instant time) {
    return seconds.format(time);
  }
}
