package org.tharsis.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT or SIGTERM: lets a command end in its own way, and its exit code be the process's. The
 * Java platform would end with 130 or 143, which to a service manager is a failure.
 */
final class Interruption {
  private final CountDownLatch signalled = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int exitCode;

  private Interruption() {}

  static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::signal, "interruption"));
    return interruption;
  }

  private void signal() {
    if (ended.getCount() == 0) {
      return; // the command has ended by itself, and the process ends with its exit code
    }
    signalled.countDown();
    try {
      ended.await();
      Runtime.getRuntime().halt(exitCode);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the signal. */
  void await() throws InterruptedException {
    signalled.await();
  }

  /** Waits for the signal, but not longer than this; whether it came. */
  boolean await(Duration longest) throws InterruptedException {
    return signalled.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The command has ended with this code: the process may. */
  void ended(int code) {
    exitCode = code;
    ended.countDown();
  }
}
