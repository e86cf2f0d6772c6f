package org.tharsis.engine.journal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Whoever waits for lines is told that there are some. */
final class News {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();

  void tell() {
    lock.lock();
    try {
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next news unless this is so; returns early now and then. */
  @SuppressWarnings("WaitNotInLoop") // whoever waits looks again
  void await(BooleanSupplier already, long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!already.getAsBoolean()) {
        boolean _ = told.await(millis, TimeUnit.MILLISECONDS);
      }
    } finally {
      lock.unlock();
    }
  }
}
