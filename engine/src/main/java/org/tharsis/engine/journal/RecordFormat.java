package org.tharsis.engine.journal;

/**
 * A record, numbers in network order: CRC-32C of all that follows (4 bytes), length of the body (4,
 * masked with the segment's {@linkplain SegmentHeader#mask mask}); then the body: flags (1), length
 * of the listener's name (1), its name (UTF-8), the sender's address (0, 4 or 16), time of arrival
 * (seven bits a byte, the lowest first, the eighth says that more follow), the number of its series
 * if the flags say so (8), and the line.
 */
final class RecordFormat {
  static final int PREFIX = 8;
  static final int LENGTH_AT = 4;

  static final int TRUNCATED = 1;
  static final int SENDER_V4 = 2;
  static final int SENDER_V6 = 4;
  static final int SENDER = SENDER_V4 | SENDER_V6;

  /** Since version 2. */
  static final int SERIES = 8;

  static final int MOST_NAME = 255;

  /** Flags, an empty name, a time. */
  static final int LEAST_BODY = 3;

  /** A line of 1 MiB, which no receiver exceeds, and what else is in a record. */
  static final int MOST_BODY = (1 << 20) + 1024;

  private RecordFormat() {}

  /** How many bytes of address follow the name. */
  static int addressBytes(int flags) {
    return switch (flags & SENDER) {
      case SENDER_V4 -> 4;
      case SENDER_V6 -> 16;
      default -> 0;
    };
  }

  /** How many bytes of a series' number follow the time. */
  static int seriesBytes(int flags) {
    return (flags & SERIES) == 0 ? 0 : Long.BYTES;
  }

  /** How many bytes a number takes, seven bits in each. */
  static int sevens(long number) {
    return (70 - Long.numberOfLeadingZeros(number | 1)) / 7;
  }
}
