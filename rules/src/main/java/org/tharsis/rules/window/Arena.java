package org.tharsis.rules.window;

import java.util.Arrays;

/**
 * Memory for what windows remember, in blocks of a power of two of longs: no object a key, and what
 * is given back is used again. A block is known by a number; zero is no block. Whoever takes blocks
 * asks before whether it {@link #isTight} or {@link #isFull}, and does with what there is.
 */
final class Arena {
  /** Longs in the smallest block, as a power of two. */
  static final int SMALLEST = 2;

  /** Longs in the largest, which is a page. */
  static final int LARGEST = 18;

  private static final int PAGE = 1 << LARGEST;

  /** Longs of a block that most lists lie in. */
  private static final int SMALL = 1 << 3;

  /** Of what it may hold, so much is for what is only good to have. */
  private static final int TIGHT = 4;

  private final long most;
  private long inUse;
  private long cut;
  private long[][] pages = {};
  private final int[] free = new int[LARGEST + 1];

  /** Behind what the newest page has given out; a page's length if there is none. */
  private int used = PAGE;

  /**
   * @param bytes what it should hold at most
   */
  Arena(long bytes) {
    this.most = bytes / Long.BYTES;
  }

  /** Whether what is not needed to judge should be left out from now on. */
  boolean isTight() {
    return inUse > most / TIGHT;
  }

  /** Whether no list should grow any more that has a block. */
  boolean isFull() {
    return inUse > most;
  }

  /** Something that is needed to judge had to go, as it is full. */
  void cut() {
    cut++;
  }

  /** How often that was. */
  long cuts() {
    return cut;
  }

  /** A block of {@code 1 << size} longs, whose content is whatever was there. */
  int take(int size) {
    inUse += 1L << size;
    int block = free[size];
    if (block != 0) {
      free[size] = (int) page(block)[at(block)];
      return block;
    }
    if (PAGE - used < 1 << size) {
      newPage();
    }
    int taken = number(pages.length - 1, used);
    used += 1 << size;
    return taken;
  }

  /** What is left of the page goes to the free blocks, the largest that fit. */
  private void newPage() {
    while (used < PAGE) {
      int size = Integer.numberOfTrailingZeros(used);
      free(number(pages.length - 1, used), size);
      used += 1 << size;
    }
    pages = Arrays.copyOf(pages, pages.length + 1);
    pages[pages.length - 1] = new long[PAGE];
    used = 0;
    if (pages.length == 1) {
      used = 1 << SMALLEST; // so that no block has the number zero
    }
  }

  void release(int block, int size) {
    inUse -= 1L << size;
    free(block, size);
  }

  private void free(int block, int size) {
    page(block)[at(block)] = free[size];
    free[size] = block;
  }

  /** The array that the block lies in. */
  long[] page(int block) {
    return pages[block >>> (LARGEST - SMALLEST)];
  }

  /** Reads a block's beginning, or that of none; the end of a small one may lie in another line. */
  long read(int block) {
    int number = block >>> (LARGEST - SMALLEST);
    if (number >= pages.length) {
      return 0;
    }
    long[] page = pages[number];
    int at = at(block);
    return page[at] + page[Math.min(at + SMALL, PAGE) - 1];
  }

  /** Where in its array it begins. */
  static int at(int block) {
    return (block & ((1 << (LARGEST - SMALLEST)) - 1)) << SMALLEST;
  }

  private static int number(int page, int at) {
    return page << (LARGEST - SMALLEST) | at >>> SMALLEST;
  }

  /** Bytes taken from the heap. */
  long bytes() {
    return (long) pages.length * PAGE * Long.BYTES;
  }
}
