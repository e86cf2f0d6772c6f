package org.tharsis.engine;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for what another thread or process is about to do; how long it takes is nobody's matter.
 */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GLANCE = Duration.ofMillis(20);

  private Eventually() {}

  /** Returns once the condition holds; fails if it never does. */
  public static void holds(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("this never came true: " + what);
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /** Returns once the thread waits for something. */
  public static void waits(Thread thread) throws Exception {
    holds(
        thread + " waits",
        () ->
            switch (thread.getState()) {
              case WAITING, TIMED_WAITING -> true;
              default -> false;
            });
  }
}
