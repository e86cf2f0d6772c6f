package org.tharsis.parsers.text;

import org.jspecify.annotations.Nullable;

/** Syslog's severities (RFC 5424, 6.2.1) as devices spell them. */
public final class Severities {
  private Severities() {}

  /** 0, an emergency, to 7; null for another word. */
  public static @Nullable Long number(String word) {
    return switch (word) {
      case "emergency" -> 0L;
      case "alert" -> 1L;
      case "critical" -> 2L;
      case "error" -> 3L;
      case "warning" -> 4L;
      case "notice", "notification" -> 5L;
      case "information" -> 6L;
      case "debug", "debugging" -> 7L;
      default -> null;
    };
  }
}
