package org.tharsis.config;

import java.time.Duration;

/** The least and the most each number among the settings may be. */
final class Limits {
  /** At 0 the system picks a free one. */
  static final Range<Long> PORT = Range.numbers(0, 65_535);

  /** From the 480 octets every receiver must take (RFC 5424 6.1). */
  static final Range<Long> LINE_BYTES = Range.sizes(480, 1 << 20);

  static final Range<Long> BUFFER_BYTES = Range.sizes(4 << 10, 1 << 30);
  static final Range<Long> BODY_BYTES = Range.sizes(1 << 10, 1 << 30);
  static final Range<Long> CONNECTIONS = Range.numbers(1, 100_000);
  static final Range<Long> SOCKETS = Range.numbers(1, 64);
  static final Range<Long> LINES_A_SECOND = Range.numbers(1, 10_000_000);
  static final Range<Long> WINDOW_KEYS = Range.numbers(1_000, 50_000_000);
  static final Range<Long> JOURNAL_BYTES = Range.sizes(16 << 20, 1L << 40);
  static final Range<Duration> LATENESS = Range.durations(Duration.ZERO, Duration.ofMinutes(10));
  static final Range<Duration> HANDSHAKE =
      Range.durations(Duration.ofMillis(100), Duration.ofMinutes(5));

  static final Range<Duration> AGE = Range.durations(Duration.ofDays(1), Duration.ofDays(36_500));
  static final Range<Duration> EXCLUSION =
      Range.durations(Duration.ofDays(1), Duration.ofDays(36_500));

  static final Range<Long> STORE_BYTES = Range.sizes(1L << 30, 1L << 50);

  static final Range<Duration> REPORTED =
      Range.durations(Duration.ofMinutes(1), Duration.ofDays(366));

  static final Range<Duration> STEP = Range.durations(Duration.ofSeconds(1), Duration.ofDays(366));
  static final Range<Long> SHOWN = Range.numbers(0, 500);

  /** Of none it could not be told from nothing having been found. */
  static final Range<Long> VALUES = Range.numbers(1, 500);

  static final Range<Duration> MAIL_TIMEOUT =
      Range.durations(Duration.ofSeconds(1), Duration.ofMinutes(5));

  /** How often a list is fetched. */
  static final Range<Duration> REFRESH =
      Range.durations(Duration.ofMinutes(1), Duration.ofDays(365));

  static final Range<Duration> GOOD_FOR =
      Range.durations(Duration.ofDays(1), Duration.ofDays(3_650));
  static final Range<Long> VERSIONS = Range.numbers(1, 10_000);
  static final Range<Long> LIST_BYTES = Range.sizes(1 << 10, 1L << 30);
  static final Range<Long> PERCENT = Range.numbers(0, 100);

  private Limits() {}
}
