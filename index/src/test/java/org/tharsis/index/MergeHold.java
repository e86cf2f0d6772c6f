package org.tharsis.index;

import java.util.concurrent.CountDownLatch;
import org.apache.lucene.util.InfoStream;

/** Holds merges of the writers that are opened meanwhile, until they are let go. */
final class MergeHold extends InfoStream {
  private final InfoStream before = InfoStream.getDefault();
  private final CountDownLatch began = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean untilWritersClose;

  private MergeHold() {}

  static MergeHold begin() {
    MergeHold hold = new MergeHold();
    setDefault(hold);
    return hold;
  }

  /** Waits for a merge to begin. */
  void await() throws InterruptedException {
    began.await();
  }

  void letGo() {
    end.countDown();
  }

  /** They go on when a writer gives them up or, as it closes, has come to wait for them. */
  void letGoWhenWritersClose() {
    untilWritersClose = true;
  }

  @Override
  public boolean isEnabled(String component) {
    return true;
  }

  @Override
  public void message(String component, String message) {
    if (message.startsWith("merge thread ") && message.endsWith(" start")) {
      began.countDown();
      hold();
    } else if (untilWritersClose
        && (message.startsWith("now abort running merge")
            || message.startsWith("now flush at close"))) {
      letGo();
    }
  }

  private void hold() {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    letGo();
    setDefault(before);
  }
}
