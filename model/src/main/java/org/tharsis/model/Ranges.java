package org.tharsis.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of 128-bit numbers, in order and apart from each other, as flat arrays behind an index.
 * The leading bits of a number give its block, whose next bits, as many as it has ranges, give the
 * one or two that may have it: addresses lie in heaps, in IPv6 most of all. Both ends of a range
 * lie side by side, so that the cache is missed once for them.
 */
final class Ranges {
  private static final int BLOCK_BITS = 16;

  private final int count;

  /** The upper halves of the first and the last of each range. */
  private final long[] highs;

  /** The lower halves; null where all ranges are whole there, as those of nearly all lists are. */
  private final long @Nullable [] lows;

  /** So many leading bits are the same in all. */
  private final int skip;

  /** So many bits behind them tell blocks apart. */
  private final int bits;

  /** Of each block where it begins in the index, and in the lowest byte how many bits it takes. */
  private final long[] blocks;

  /** How many ranges begin before each place. */
  private final int[] index;

  Ranges(long[] firstHighs, long[] firstLows, long[] lastHighs, long[] lastLows) {
    this.count = firstHighs.length;
    this.highs = pairs(firstHighs, lastHighs);
    boolean whole = all(firstLows, 0) && all(lastLows, -1);
    this.lows = whole ? null : pairs(firstLows, lastLows);
    long differ = count == 0 ? 0 : highs[0] ^ highs[2 * count - 1];
    this.skip = Math.min(Long.numberOfLeadingZeros(differ), Long.SIZE - 1);
    int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(count - 1, 0));
    this.bits = Math.min(Math.min(wanted, BLOCK_BITS), Long.SIZE - skip);
    this.blocks = new long[1 << bits];
    this.index = index(firstHighs);
  }

  private static long[] pairs(long[] firsts, long[] lasts) {
    long[] pairs = new long[2 * firsts.length];
    for (int i = 0; i < firsts.length; i++) {
      pairs[2 * i] = firsts[i];
      pairs[2 * i + 1] = lasts[i];
    }
    return pairs;
  }

  private static boolean all(long[] values, long value) {
    return Arrays.stream(values).allMatch(each -> each == value);
  }

  private int[] index(long[] firsts) {
    int[] counts = new int[blocks.length];
    for (long first : firsts) {
      counts[block(first)]++;
    }
    int places = 0;
    for (int i = 0; i < counts.length; i++) {
      int wanted = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.max(counts[i], 1));
      int taken = Math.min(wanted, Long.SIZE - skip - bits);
      blocks[i] = (long) places << Byte.SIZE | taken;
      places += 1 << taken;
    }
    int[] begins = new int[places + 1];
    for (long first : firsts) {
      begins[place(first) + 1]++;
    }
    for (int i = 1; i < begins.length; i++) {
      begins[i] += begins[i - 1];
    }
    return begins;
  }

  private int block(long high) {
    return bits == 0 ? 0 : (int) ((high << skip) >>> (Long.SIZE - bits));
  }

  private int place(long high) {
    long block = blocks[block(high)];
    int taken = (int) block & 0xff;
    int behind = taken == 0 ? 0 : (int) ((high << (skip + bits)) >>> (Long.SIZE - taken));
    return (int) (block >>> Byte.SIZE) + behind;
  }

  boolean contains(long high, long low) {
    if (count == 0 || (skip > 0 && (high ^ highs[0]) >>> (Long.SIZE - skip) != 0)) {
      return false;
    }
    int place = place(high);
    int from = index[place];
    int to = index[place + 1];
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
    int byHigh = Long.compareUnsigned(highs[2 * at], high);
    return byHigh > 0
        || (byHigh == 0 && lows != null && Long.compareUnsigned(lows[2 * at], low) > 0);
  }

  private boolean endsBefore(int at, long high, long low) {
    int byHigh = Long.compareUnsigned(highs[2 * at + 1], high);
    return byHigh < 0
        || (byHigh == 0 && lows != null && Long.compareUnsigned(lows[2 * at + 1], low) < 0);
  }

  int count() {
    return count;
  }

  long firstHigh(int at) {
    return highs[2 * at];
  }

  long firstLow(int at) {
    return lows == null ? 0 : lows[2 * at];
  }

  long lastHigh(int at) {
    return highs[2 * at + 1];
  }

  long lastLow(int at) {
    return lows == null ? -1 : lows[2 * at + 1];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ranges that
        && Arrays.equals(highs, that.highs)
        && Arrays.equals(lows, that.lows);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(highs);
  }
}
