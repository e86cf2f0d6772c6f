package org.tharsis.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of IPv4 addresses, in order and apart from each other, behind an index by the leading
 * bits: a look-up misses the cache twice, once for each.
 */
final class RangesV4 {
  private static final int MOST_BITS = 20;

  /** The first and the last address of each, side by side. */
  private final int[] pairs;

  /** So many bits of an address do not count in the index. */
  private final int shift;

  /** How many ranges begin before each place. */
  private final int[] index;

  RangesV4(Ranges ranges) {
    int count = ranges.count();
    int bits = Math.clamp(Integer.SIZE - Integer.numberOfLeadingZeros(count), 1, MOST_BITS);
    pairs = new int[2 * count];
    shift = Integer.SIZE - bits;
    index = new int[(1 << bits) + 1];
    for (int i = 0; i < count; i++) {
      pairs[2 * i] = (int) ranges.firstHigh(i);
      pairs[2 * i + 1] = (int) ranges.lastHigh(i);
      index[(first(i) >>> shift) + 1]++;
    }
    Arrays.parallelPrefix(index, Integer::sum);
  }

  boolean contains(int address) {
    int place = address >>> shift;
    int from = index[place];
    int to = index[place + 1];
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (Integer.compareUnsigned(first(middle), address) > 0) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from > 0 && Integer.compareUnsigned(last(from - 1), address) >= 0;
  }

  int count() {
    return pairs.length / 2;
  }

  int first(int at) {
    return pairs[2 * at];
  }

  int last(int at) {
    return pairs[2 * at + 1];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RangesV4 that && Arrays.equals(pairs, that.pairs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pairs);
  }
}
