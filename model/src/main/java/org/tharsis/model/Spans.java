package org.tharsis.model;

import java.util.Arrays;

/** Ranges as they come: in any order, over and beside each other. */
final class Spans {
  private static final int FEW = 8;

  private long[] firstHighs = new long[FEW];
  private long[] firstLows = new long[FEW];
  private long[] lastHighs = new long[FEW];
  private long[] lastLows = new long[FEW];
  private int count;
  private boolean inOrder = true;

  void add(long firstHigh, long firstLow, long lastHigh, long lastLow) {
    if (count == firstHighs.length) {
      resize(count * 2);
    }
    inOrder =
        inOrder
            && (count == 0
                || compare(firstHighs[count - 1], firstLows[count - 1], firstHigh, firstLow) <= 0);
    put(count++, firstHigh, firstLow, lastHigh, lastLow);
  }

  private void put(int at, long firstHigh, long firstLow, long lastHigh, long lastLow) {
    firstHighs[at] = firstHigh;
    firstLows[at] = firstLow;
    lastHighs[at] = lastHigh;
    lastLows[at] = lastLow;
  }

  private void resize(int length) {
    firstHighs = Arrays.copyOf(firstHighs, length);
    firstLows = Arrays.copyOf(firstLows, length);
    lastHighs = Arrays.copyOf(lastHighs, length);
    lastLows = Arrays.copyOf(lastLows, length);
  }

  /** All of them, those that touch as one; nothing can be added behind it. */
  Ranges merged() {
    Spans sorted = inOrder ? this : sorted();
    int end = 0;
    for (int i = 0; i < sorted.count; i++) {
      if (end > 0 && sorted.touches(end - 1, i)) {
        sorted.extend(end - 1, i);
      } else {
        sorted.put(
            end++,
            sorted.firstHighs[i],
            sorted.firstLows[i],
            sorted.lastHighs[i],
            sorted.lastLows[i]);
      }
    }
    sorted.resize(end);
    return new Ranges(sorted.firstHighs, sorted.firstLows, sorted.lastHighs, sorted.lastLows);
  }

  private Spans sorted() {
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> compare(firstHighs[a], firstLows[a], firstHighs[b], firstLows[b]));
    Spans sorted = new Spans();
    sorted.resize(Math.max(count, FEW));
    for (int at : order) {
      sorted.add(firstHighs[at], firstLows[at], lastHighs[at], lastLows[at]);
    }
    return sorted;
  }

  /** Whether the later one begins within the earlier, or right behind it. */
  private boolean touches(int earlier, int later) {
    long high = lastHighs[earlier];
    long low = lastLows[earlier];
    if (compare(firstHighs[later], firstLows[later], high, low) <= 0) {
      return true;
    }
    long nextLow = low + 1;
    long nextHigh = nextLow == 0 ? high + 1 : high;
    return firstHighs[later] == nextHigh && firstLows[later] == nextLow;
  }

  private void extend(int earlier, int later) {
    if (compare(lastHighs[later], lastLows[later], lastHighs[earlier], lastLows[earlier]) > 0) {
      lastHighs[earlier] = lastHighs[later];
      lastLows[earlier] = lastLows[later];
    }
  }

  private static int compare(long high, long low, long otherHigh, long otherLow) {
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
  }
}
