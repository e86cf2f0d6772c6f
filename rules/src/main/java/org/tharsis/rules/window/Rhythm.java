package org.tharsis.rules.window;

/**
 * How many intervals in a row, the latest among them, are as good as equal: none differs from their
 * mean by more than a share of it. Faster than once a second is a stream and no rhythm.
 */
final class Rhythm {
  private static final long SHORTEST_MILLIS = 1000;
  private static final int PERCENT = 100;

  private final int jitter;

  /**
   * @param jitter by how much an interval may differ, percent of the mean
   */
  Rhythm(int jitter) {
    this.jitter = jitter;
  }

  /** Of the events of a trail from that time on, which is in order of time. */
  int intervals(Trail trail, long from, long to) {
    int last = -1;
    for (int i = trail.size() - 1; i >= 0 && last < 0; i--) {
      last = trail.time(i) <= to ? i : last;
    }
    int intervals = 0;
    long shortest = Long.MAX_VALUE;
    long longest = 0;
    for (int i = last; i > 0 && trail.time(i - 1) >= from; i--) {
      long interval = trail.time(i) - trail.time(i - 1);
      shortest = Math.min(shortest, interval);
      longest = Math.max(longest, interval);
      long sum = trail.time(last) - trail.time(i - 1);
      if (!even(shortest, longest, sum, intervals + 1)) {
        break;
      }
      intervals++;
    }
    return intervals;
  }

  private boolean even(long shortest, long longest, long sum, int count) {
    long most = sum * jitter;
    return shortest >= SHORTEST_MILLIS
        && (longest * count - sum) * PERCENT <= most
        && (sum - shortest * count) * PERCENT <= most;
  }
}
