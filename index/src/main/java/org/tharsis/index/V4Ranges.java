package org.tharsis.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;

/** The IPv4 addresses of a set, as {@link V4Number}s. */
final class V4Ranges {
  private static final int HALF = 16;
  private static final int BLOCKS = 1 << HALF;

  private int[] firsts = new int[16];
  private int[] lasts = new int[16];
  private int count;

  /** By the upper half of a number, the first range that does not end before. */
  private final int[] begins = new int[BLOCKS + 1];

  V4Ranges(AddressSet addresses) {
    addresses.forEachRange(
        (first, last) -> {
          if (first.isV4()) {
            add(V4Number.of(first), V4Number.of(last));
          }
        });
    firsts = Arrays.copyOf(firsts, count);
    lasts = Arrays.copyOf(lasts, count);
    int range = 0;
    for (int block = 0; block < BLOCKS; block++) {
      int begin = (block << HALF) ^ Integer.MIN_VALUE;
      while (range < count && lasts[range] < begin) {
        range++;
      }
      begins[block] = range;
    }
    begins[BLOCKS] = count;
  }

  private void add(int first, int last) {
    if (count == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * count);
      lasts = Arrays.copyOf(lasts, 2 * count);
    }
    firsts[count] = first;
    lasts[count++] = last;
  }

  int count() {
    return count;
  }

  boolean contains(int number) {
    int block = (number ^ Integer.MIN_VALUE) >>> HALF;
    int from = begins[block];
    int to = Math.min(begins[block + 1] + 1, count); // one may reach beyond the block
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (lasts[middle] < number) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from < count && firsts[from] <= number && number <= lasts[from];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof V4Ranges that
        && Arrays.equals(firsts, that.firsts)
        && Arrays.equals(lasts, that.lasts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(firsts) + Arrays.hashCode(lasts);
  }
}
