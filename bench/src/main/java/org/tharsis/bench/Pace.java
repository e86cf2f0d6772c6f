package org.tharsis.bench;

import java.util.concurrent.locks.LockSupport;

/** So many a second, in steps of some milliseconds. */
final class Pace {
  private static final long STEP_NANOS = 2_000_000;

  private final long perSecond;
  private final long began = System.nanoTime();

  /**
   * @param perSecond 0 for as many as go
   */
  Pace(long perSecond) {
    this.perSecond = perSecond;
  }

  /** How many may be sent by now; waits until it is more than this. */
  long awaitMoreThan(long sent) {
    if (perSecond == 0) {
      return Long.MAX_VALUE;
    }
    long due = due();
    while (due <= sent) {
      LockSupport.parkNanos(STEP_NANOS);
      due = due();
    }
    return due;
  }

  private long due() {
    return (long) ((System.nanoTime() - began) / 1e9 * perSecond);
  }
}
