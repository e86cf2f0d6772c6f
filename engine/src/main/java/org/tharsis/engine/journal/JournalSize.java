package org.tharsis.engine.journal;

/**
 * How large a journal may grow.
 *
 * @param segmentBytes a segment's file, from 4 KiB to 1 GiB; longer lines than fit into one are cut
 * @param totalBytes all files together, at least two segments
 */
public record JournalSize(int segmentBytes, long totalBytes) {
  /** 64 MiB. */
  public static final int SEGMENT_BYTES = 64 << 20;

  private static final int LEAST_SEGMENT = 4 << 10;
  private static final int MOST_SEGMENT = 1 << 30;

  public JournalSize {
    if (segmentBytes < LEAST_SEGMENT || segmentBytes > MOST_SEGMENT) {
      throw new IllegalArgumentException(
          "a segment has %d to %d bytes, not %d"
              .formatted(LEAST_SEGMENT, MOST_SEGMENT, segmentBytes));
    }
    if (totalBytes < 2L * segmentBytes) {
      throw new IllegalArgumentException(
          "a journal has at least two segments, %d bytes, not %d"
              .formatted(2L * segmentBytes, totalBytes));
    }
  }

  /** So much altogether, in segments of {@link #SEGMENT_BYTES} or an eighth of it. */
  public static JournalSize of(long totalBytes) {
    return new JournalSize((int) Math.min(SEGMENT_BYTES, totalBytes / 8), totalBytes);
  }

  /** What of a segment holds records. */
  int recordBytes() {
    return segmentBytes - SegmentHeader.BYTES;
  }
}
