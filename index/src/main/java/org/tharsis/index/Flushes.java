package org.tharsis.index;

import java.io.Closeable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes full buffers to disk beside the thread that adds events, one at a time. */
class Flushes implements Closeable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("index-flush").factory());
  private final AtomicBoolean busy = new AtomicBoolean();

  /** Writes a buffer, unless another is being written: then it is false, and to be asked again. */
  boolean offer(Runnable flush) {
    if (!busy.compareAndSet(false, true)) {
      return false;
    }
    thread.execute(
        () -> {
          try {
            flush.run();
          } finally {
            busy.set(false);
          }
        });
    return true;
  }

  /** Waits for the one that is being written. */
  @Override
  public void close() {
    thread.close();
  }
}
