package org.tharsis.examples.hour;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lines of one hour, from half past eight on a Monday; what is before or after it is not kept. */
final class Log {
  private static final Instant START = Instant.parse("2026-06-15T08:30:00Z");
  private static final int SECONDS = 3600;

  /** Half past eight was a while ago when people begin to work. */
  static final double NINE = 1800;

  private record Line(double second, String text) {}

  private final List<Line> lines = new ArrayList<>();

  void add(double second, String text) {
    if (second >= 0 && second < SECONDS) {
      lines.add(new Line(second, text));
    }
  }

  /** That second of the hour as a device writes it. */
  static String stamp(String pattern, double second) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(START.plusMillis((long) (second * 1000)));
  }

  /** As a BSD syslog header has it (RFC 3164, 4.1.2). */
  static String stamp(double second) {
    return stamp("MMM dd HH:mm:ss", second);
  }

  /** All of it in order of time. */
  List<String> lines() {
    lines.sort(Comparator.comparingDouble(Line::second));
    return lines.stream().map(Line::text).toList();
  }
}
