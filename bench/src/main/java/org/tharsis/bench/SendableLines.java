package org.tharsis.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Lines of a mixed ASA log, over and over, each with the time at which it is sent: nothing is made
 * of them but the copy of a stamp.
 */
final class SendableLines {
  private static final int LINES = 200_000;

  /**
   * So many that lines that come again and again look like few sources' floods, not everybody's.
   */
  private static final int SITES = 20;

  private static final int STAMP_AT = "<166>".length();
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM dd uuuu HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final List<byte[]> lines;
  private int next;
  private long second = -1;
  private byte[] stamp = {};

  SendableLines(long seed) {
    lines = new MixedAsaLog(SITES, seed).lines(LINES);
  }

  /** Puts the next line into a buffer, if there is room for it and a line feed. */
  boolean next(ByteBuffer to) {
    byte[] line = lines.get(next);
    if (to.remaining() <= line.length) {
      return false;
    }
    int at = to.position();
    to.put(line).put(at + STAMP_AT, stamp());
    next = next + 1 == LINES ? 0 : next + 1;
    return true;
  }

  private byte[] stamp() {
    long now = System.currentTimeMillis() / 1000;
    if (now != second) {
      second = now;
      stamp = STAMP.format(Instant.ofEpochSecond(now)).getBytes(StandardCharsets.US_ASCII);
    }
    return stamp;
  }
}
