package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A bounded list of records of {@link #WIDTH} longs in a block of an {@link Arena}: what is put in
 * at its end pushes out what is first. Its block's first long says where it begins and how many
 * there are; it grows by moving to a larger block. An object of this class looks at one list after
 * another and belongs to one thread.
 */
final class Ring {
  /** Longs of a record. */
  static final int WIDTH = 2;

  private static final int SIZE_BITS = 24;
  private static final long SIZE_MASK = (1L << SIZE_BITS) - 1;

  private final Arena arena;
  private int block;
  private int blockSize;
  private long[] page = {};
  private int base;
  private int start;
  private int size;
  private int capacity;

  Ring(Arena arena) {
    this.arena = arena;
  }

  /** Looks at the list in that block; zero is an empty one. */
  Ring look(int block) {
    this.block = block;
    if (block == 0) {
      size = 0;
      start = 0;
      capacity = 0;
      return this;
    }
    page = arena.page(block);
    base = Arena.at(block);
    long head = page[base];
    size = (int) (head & SIZE_MASK);
    start = (int) ((head >>> SIZE_BITS) & SIZE_MASK);
    blockSize = (int) (head >>> (2 * SIZE_BITS));
    capacity = capacity(blockSize);
    return this;
  }

  private static int capacity(int blockSize) {
    return ((1 << blockSize) - 1) / WIDTH;
  }

  /** The block that it lies in now, or zero. */
  int block() {
    return block;
  }

  int size() {
    return size;
  }

  long first(int i) {
    return page[place(i)];
  }

  long second(int i) {
    return page[place(i) + 1];
  }

  void set(int i, long first, long second) {
    int place = place(i);
    page[place] = first;
    page[place + 1] = second;
  }

  private int place(int i) {
    int at = start + i;
    return base + 1 + WIDTH * (at < capacity ? at : at - capacity);
  }

  /**
   * Makes room for one more at the end, whose place is {@code size() - 1} then; at the bound the
   * first goes.
   */
  void extend(int bound) {
    if (size == bound) {
      removeFirst();
    } else if (size == capacity) {
      grow();
    }
    size++;
    writeHead();
  }

  void removeFirst() {
    start = start + 1 == capacity ? 0 : start + 1;
    size--;
    writeHead();
  }

  /** Takes one out; what is behind it moves up. */
  void remove(int i) {
    for (int at = i; at + 1 < size; at++) {
      set(at, first(at + 1), second(at + 1));
    }
    size--;
    writeHead();
  }

  /** Writes what is in it. */
  void save(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(first(i));
      out.writeLong(second(i));
    }
  }

  /** Reads what was written into a list of its own. */
  void load(DataInput in) throws IOException {
    look(0);
    for (int left = size(in); left > 0; left--) {
      extend(Integer.MAX_VALUE);
      set(size - 1, in.readLong(), in.readLong());
    }
  }

  /** Reads over what was written. */
  static void skip(DataInput in) throws IOException {
    for (int left = size(in); left > 0; left--) {
      in.readLong();
      in.readLong();
    }
  }

  private static int size(DataInput in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > capacity(Arena.LARGEST)) {
      throw new IOException("a list of " + size);
    }
    return size;
  }

  private void grow() {
    int largerSize = block == 0 ? Arena.SMALLEST : blockSize + 1;
    int larger = arena.take(largerSize);
    long[] to = arena.page(larger);
    int at = Arena.at(larger) + 1;
    for (int i = 0; i < size; i++) {
      to[at + WIDTH * i] = first(i);
      to[at + WIDTH * i + 1] = second(i);
    }
    free();
    block = larger;
    blockSize = largerSize;
    page = to;
    base = at - 1;
    start = 0;
    capacity = capacity(largerSize);
  }

  private void writeHead() {
    page[base] = ((long) blockSize << (2 * SIZE_BITS)) | ((long) start << SIZE_BITS) | size;
  }

  /** Gives its block back. */
  void free() {
    if (block != 0) {
      arena.release(block, blockSize);
      block = 0;
    }
  }

  /**
   * The place of the first record whose first long is greater; {@code size} if there is none. Most
   * often it is asked about the newest, or about what is older than all.
   */
  int firstAfter(long value) {
    if (size == 0 || first(size - 1) <= value) {
      return size;
    }
    if (first(0) > value) {
      return 0;
    }
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (first(middle) <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
