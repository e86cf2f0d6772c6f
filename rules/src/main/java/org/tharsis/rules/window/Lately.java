package org.tharsis.rules.window;

import java.util.Arrays;

/**
 * Of which key, and of which slice of time, something was said lately: a place each for few of
 * them. What was said is kept by whoever said it, under the number of the place. One thread uses
 * it.
 */
final class Lately {
  private static final int PLACE_BITS = 8;

  /** How many places there are. */
  static final int PLACES = 1 << PLACE_BITS;

  /** Longs of a place: the key's halves and the slice. */
  private static final int WIDTH = 3;

  private static final long NEVER = Long.MIN_VALUE;
  private static final long ODD = 0x9e3779b97f4a7c15L;

  private final long[] said = new long[PLACES * WIDTH];

  Lately() {
    Arrays.fill(said, NEVER);
  }

  /** The place of a key, which may be another's as well. */
  static int place(Fingerprint key) {
    return (int) (((key.high() + key.low()) * ODD) >>> (Long.SIZE - PLACE_BITS));
  }

  /** Whether it was of this key and slice that something was said there last. */
  boolean isOf(int place, Fingerprint key, long slice) {
    int at = place * WIDTH;
    return said[at] == key.low() && said[at + 1] == key.high() && said[at + 2] == slice;
  }

  /** Something is said of them now. */
  void is(int place, Fingerprint key, long slice) {
    int at = place * WIDTH;
    said[at] = key.low();
    said[at + 1] = key.high();
    said[at + 2] = slice;
  }
}
