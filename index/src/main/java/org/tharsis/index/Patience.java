package org.tharsis.index;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long one search may take, by a clock of the caller's.
 *
 * @param most at most 292 years; none for no end
 * @param nanoTime a clock that only goes forward, as {@link System#nanoTime}
 */
public record Patience(Duration most, LongSupplier nanoTime) {
  /** As long as it takes. */
  public static final Patience ENDLESS = new Patience(Duration.ZERO, () -> 0);

  boolean ends() {
    return most.isPositive();
  }
}
