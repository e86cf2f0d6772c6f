package org.tharsis.engine.account;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which of the numbers that one device counts its messages by have not come. A number that comes
 * late, by up to 1,023, is none that is missing; and a device that begins to count anew, or one
 * line that says what it likes, makes no gap.
 *
 * <p>What does not fit is believed once the next line goes on from it: of a device that was started
 * anew the first line is not counted on, so one lost between the first two is not seen either.
 */
final class SequenceGaps {
  private static final int WINDOW = 1_024;
  private static final int BITS = Long.SIZE;

  /** RFC 5424, 7.3.1: behind this comes 1. */
  private static final long GREATEST = Integer.MAX_VALUE;

  /** A greater step has to be confirmed by the line after it. */
  private static final long PLAUSIBLE = 10_000;

  /** How far a line may be from the one that it confirms. */
  private static final long NEAR = 16;

  /** Who begins anew so often, with fewer than {@link #STEADY} lines between, is several. */
  private static final int MOST_STARTS = 3;

  private static final int STEADY = 1_000;

  private final long[] seen = new long[WINDOW / BITS];
  private long highest;
  private long place; // of the highest, counted on where numbers begin again at 1
  private long suspect = -1;
  private int starts;
  private int steady;

  /** Begins with this number. */
  SequenceGaps(long first) {
    begin(first);
  }

  /** Goes on where another was that said {@link #highest} and {@link #missing}. */
  SequenceGaps(long highest, BitSet missing) {
    begin(highest);
    missing.stream()
        .filter(distance -> distance > 0 && distance < WINDOW)
        .forEach(distance -> mark(place - distance, false));
  }

  private void begin(long number) {
    highest = number;
    place = WINDOW;
    suspect = -1;
    steady = 0;
    Arrays.fill(seen, -1); // what was before is nobody's matter
  }

  /** Takes the next number; returns how many more are missing, -1 for one that was and is not. */
  long take(long number) {
    long step = step(highest, number);
    if (step > 0 && step <= PLAUSIBLE) {
      return advance(number, step);
    }
    if (step <= 0 && step > -WINDOW && !isSeen(place + step)) {
      mark(place + step, true);
      return counts() ? -1 : 0;
    }
    if (suspect >= 0 && number > suspect && number - suspect <= NEAR) {
      return believe(number);
    }
    suspect = number;
    return 0;
  }

  /** Two lines agree on something else: a long gap, or a new beginning. */
  private long believe(long number) {
    long step = step(highest, suspect);
    if (step > 0) {
      return advance(suspect, step) + take(number);
    }
    starts = steady >= STEADY ? 1 : Math.min(starts + 1, MOST_STARTS + 1);
    begin(suspect);
    return take(number);
  }

  private long advance(long number, long step) {
    if (step >= WINDOW) {
      Arrays.fill(seen, 0);
    } else {
      for (long at = place + 1; at < place + step; at++) {
        mark(at, false);
      }
    }
    place += step;
    mark(place, true);
    highest = number;
    suspect = -1;
    steady = Math.min(steady + 1, STEADY);
    return counts() ? step - 1 : 0;
  }

  private boolean counts() {
    return starts <= MOST_STARTS || steady == STEADY;
  }

  /** From one number to another, the shorter way where numbers begin again at 1. */
  private static long step(long from, long to) {
    long step = to - from;
    if (from > GREATEST || to > GREATEST || Math.abs(step) <= GREATEST / 2) {
      return step;
    }
    return step < 0 ? step + GREATEST : step - GREATEST;
  }

  private boolean isSeen(long at) {
    return (seen[word(at)] & (1L << at)) != 0;
  }

  private void mark(long at, boolean came) {
    if (came) {
      seen[word(at)] |= 1L << at;
    } else {
      seen[word(at)] &= ~(1L << at);
    }
  }

  private static int word(long at) {
    return Math.floorMod(at, WINDOW) / BITS;
  }

  long highest() {
    return highest;
  }

  /** How far below the highest those are that have not come and still may: 1 to 1023. */
  BitSet missing() {
    BitSet missing = new BitSet(WINDOW);
    for (int distance = 1; distance < WINDOW; distance++) {
      missing.set(distance, !isSeen(place - distance));
    }
    return missing;
  }
}
