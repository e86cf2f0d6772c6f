package org.tharsis.index;

/** How many stored lines one search may read: they are its only cost without an index. */
final class Budget {
  /** Some seconds' worth. */
  static final long MAX_LINES = 1_000_000;

  private final long lines;
  private long left;

  Budget(long lines) {
    this.lines = lines;
    this.left = lines;
  }

  void spend() throws RefusedException {
    if (--left < 0) {
      throw new RefusedException(
          "this search stopped after reading %,d stored lines; give it less time, a field, or a "
                  .formatted(lines)
              + "word that few lines have");
    }
  }
}
