package org.tharsis.console;

import java.util.function.DoubleConsumer;

/** A bar on standard error, if that is a terminal: which share of the work is done. */
final class Bar implements DoubleConsumer {
  private static final int WIDTH = 30;

  private final boolean visible = Progress.onTerminal();
  private final String what;
  private int shown = -1;

  Bar(String what) {
    this.what = what;
  }

  @Override
  public void accept(double share) {
    int percent = (int) (100 * Math.clamp(share, 0, 1));
    if (visible && percent != shown) {
      shown = percent;
      int done = WIDTH * percent / 100;
      System.err.printf(
          "\r[%s%s] %3d %%  %s", "#".repeat(done), ".".repeat(WIDTH - done), percent, what);
    }
  }

  /** Makes room for what is printed next. */
  void clear() {
    if (visible) {
      System.err.print("\r\033[K");
      shown = -1;
    }
  }
}
