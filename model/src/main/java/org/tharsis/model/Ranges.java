package org.tharsis.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of 128-bit numbers, in order and apart from each other, as flat arrays. A look-up takes
 * the leading bits for an index into them, and a binary search among the few that begin alike.
 */
final class Ranges {
  /** The index is a megabyte at most. */
  private static final int MAX_BITS = 18;

  private final long[] firstHighs;
  private final long[] lastHighs;

  /** Null where all ranges are whole in their upper 64 bits, as nearly all lists are. */
  private final long @Nullable [] firstLows;

  private final long @Nullable [] lastLows;

  /** So many leading bits are the same in all. */
  private final int skip;

  private final int bits;

  /** How many ranges begin before each value of the bits behind the first {@code skip}. */
  private final int[] index;

  Ranges(long[] firstHighs, long[] firstLows, long[] lastHighs, long[] lastLows) {
    this.firstHighs = firstHighs;
    this.lastHighs = lastHighs;
    boolean whole = all(firstLows, 0) && all(lastLows, -1);
    this.firstLows = whole ? null : firstLows;
    this.lastLows = whole ? null : lastLows;
    int count = firstHighs.length;
    long differ = count == 0 ? 0 : firstHighs[0] ^ lastHighs[count - 1];
    this.skip = Math.min(Long.numberOfLeadingZeros(differ), Long.SIZE - 1);
    int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(count - 1, 0));
    this.bits = Math.min(Math.min(wanted, MAX_BITS), Long.SIZE - skip);
    this.index = index(firstHighs);
  }

  private static boolean all(long[] values, long value) {
    return Arrays.stream(values).allMatch(each -> each == value);
  }

  private int[] index(long[] firsts) {
    int[] begins = new int[(1 << bits) + 1];
    for (long first : firsts) {
      begins[bucket(first) + 1]++;
    }
    for (int i = 1; i < begins.length; i++) {
      begins[i] += begins[i - 1];
    }
    return begins;
  }

  private int bucket(long high) {
    return bits == 0 ? 0 : (int) ((high << skip) >>> (Long.SIZE - bits));
  }

  boolean contains(long high, long low) {
    if (firstHighs.length == 0
        || (skip > 0 && (high ^ firstHighs[0]) >>> (Long.SIZE - skip) != 0)) {
      return false;
    }
    int bucket = bucket(high);
    int from = index[bucket];
    int to = index[bucket + 1];
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (beginsBehind(middle, high, low)) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from > 0 && !endsBefore(from - 1, high, low);
  }

  private boolean beginsBehind(int at, long high, long low) {
    int byHigh = Long.compareUnsigned(firstHighs[at], high);
    return byHigh > 0
        || (byHigh == 0 && firstLows != null && Long.compareUnsigned(firstLows[at], low) > 0);
  }

  private boolean endsBefore(int at, long high, long low) {
    int byHigh = Long.compareUnsigned(lastHighs[at], high);
    return byHigh < 0
        || (byHigh == 0 && lastLows != null && Long.compareUnsigned(lastLows[at], low) < 0);
  }

  int count() {
    return firstHighs.length;
  }

  long firstHigh(int at) {
    return firstHighs[at];
  }

  long firstLow(int at) {
    return firstLows == null ? 0 : firstLows[at];
  }

  long lastHigh(int at) {
    return lastHighs[at];
  }

  long lastLow(int at) {
    return lastLows == null ? -1 : lastLows[at];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ranges that
        && Arrays.equals(firstHighs, that.firstHighs)
        && Arrays.equals(lastHighs, that.lastHighs)
        && Arrays.equals(firstLows, that.firstLows)
        && Arrays.equals(lastLows, that.lastLows);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(firstHighs) + Arrays.hashCode(lastHighs);
  }
}
