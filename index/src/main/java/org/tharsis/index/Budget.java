package org.tharsis.index;

import org.apache.lucene.index.QueryTimeout;
import org.tharsis.model.Durations;

/**
 * What one search may spend: its time, and stored lines, for reading these costs most. Lucene asks
 * it while it goes through documents and terms.
 */
final class Budget implements QueryTimeout {
  /** Some seconds' worth. */
  static final long MAX_LINES = 1_000_000;

  /** So many lines are read between two looks at the clock; a power of two. */
  private static final int LINES_A_LOOK = 64;

  private final long lines;
  private final Patience patience;
  private final long began;
  private long left;

  Budget(long lines, Patience patience) {
    this.lines = lines;
    this.patience = patience;
    this.began = patience.nanoTime().getAsLong();
    this.left = lines;
  }

  /** Pays for one line. */
  void spend() throws RefusedException {
    if (--left < 0) {
      throw new RefusedException(
          "this search stopped after reading %,d stored lines; give it less time, a field, or a "
                  .formatted(lines)
              + "word that few lines have");
    }
    if ((left & (LINES_A_LOOK - 1)) == 0) {
      check();
    }
  }

  void check() throws RefusedException {
    if (shouldExit()) {
      throw spent();
    }
  }

  boolean isTimed() {
    return patience.ends();
  }

  @Override
  public boolean shouldExit() {
    return isTimed() && patience.nanoTime().getAsLong() - began > patience.most().toNanos();
  }

  RefusedException spent() {
    return new RefusedException(
        "this search stopped after %s; ask for less time, add a term that few events have, or allow"
                .formatted(Durations.format(patience.most()))
            + " it longer");
  }
}
