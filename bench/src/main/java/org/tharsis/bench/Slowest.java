package org.tharsis.bench;

import java.io.IOException;

/** How long the writer stood still at most. */
final class Slowest {
  private static final long MILLI = 1_000_000;

  private long add;
  private long commit;

  /** Something that may fail. */
  interface Step {
    void run() throws IOException;
  }

  void add(Step step) throws IOException {
    add = Math.max(add, nanos(step));
  }

  void commit(Step step) throws IOException {
    commit = Math.max(commit, nanos(step));
  }

  private static long nanos(Step step) throws IOException {
    long before = System.nanoTime();
    step.run();
    return System.nanoTime() - before;
  }

  @Override
  public String toString() {
    return "longest add %,d ms, longest commit %,d ms".formatted(add / MILLI, commit / MILLI);
  }
}
