package org.tharsis.rules;

import java.time.Duration;

/**
 * What bounds a correlator's memory and patience.
 *
 * @param lateness how long an event waits for earlier ones that arrive later; zero to ten minutes
 * @param maxKeys how many keys one window remembers; at least 1
 * @param maxWaiting how many events may wait to be put in order, and how many to be judged; at
 *     least 1
 * @param repeat how long one finding waits before it is raised again, with all that came meanwhile;
 *     zero for not at all
 * @param maxFindings with how many keys a rule may raise findings within a minute of the events'
 *     time; with one more it is cut off; at least 1
 * @param counted how far windows count at least, also where less would do to judge; 0 for no
 *     further than that
 */
public record Limits(
    Duration lateness, int maxKeys, int maxWaiting, Duration repeat, int maxFindings, int counted) {
  /** A hundred incidents a second say nothing to anybody. */
  public static final int MAX_FINDINGS = 6_000;

  private static final int BYTES_A_KEY = 1 << 10;
  private static final long LEAST_BYTES = 64L << 20;

  public Limits {
    boolean impossible =
        lateness.isNegative() || repeat.isNegative() || maxFindings < 1 || counted < 0;
    if (impossible || lateness.toMinutes() > 10 || maxKeys < 1 || maxWaiting < 1) {
      throw new IllegalArgumentException("limits out of range");
    }
  }

  /**
   * Beyond what the events of all windows' keys take no more than the smallest block each: a
   * kilobyte for each key of one window.
   */
  long bytes() {
    return Math.max(LEAST_BYTES, (long) maxKeys * BYTES_A_KEY);
  }

  /** With the usual number of findings. */
  public Limits(Duration lateness, int maxKeys, int maxWaiting, Duration repeat) {
    this(lateness, maxKeys, maxWaiting, repeat, MAX_FINDINGS, 0);
  }

  /** The usual ones, with windows that remember so many keys each. */
  public static Limits of(int maxKeys) {
    return new Limits(Duration.ofSeconds(2), maxKeys, 100_000, Duration.ofSeconds(1));
  }
}
