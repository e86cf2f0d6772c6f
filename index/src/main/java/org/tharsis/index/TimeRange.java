package org.tharsis.index;

/**
 * A stretch of {@link org.tharsis.model.Event#time()}.
 *
 * @param from its first millisecond since the epoch; {@link Long#MIN_VALUE} for no beginning
 * @param to the first millisecond after it; {@link Long#MAX_VALUE} for no end
 */
public record TimeRange(long from, long to) {
  /** All time. */
  public static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  public boolean isEmpty() {
    return from >= to;
  }

  boolean overlaps(TimeRange other) {
    return from < other.to && other.from < to;
  }

  boolean covers(TimeRange other) {
    return from <= other.from && other.to <= to;
  }

  TimeRange and(TimeRange other) {
    return new TimeRange(Math.max(from, other.from), Math.min(to, other.to));
  }
}
