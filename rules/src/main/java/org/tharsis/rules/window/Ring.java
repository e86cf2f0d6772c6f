package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A bounded list of records of {@link #WIDTH} longs: what is put in at its end pushes out what is
 * first. It begins in a cell, two longs of somebody else's array. A list of one record is that
 * record and lies in the cell; of more the cell says in which block of an {@link Arena} they lie.
 * An object of this class looks at one list after another and belongs to one thread.
 *
 * <p>The first long of a record has 63 bits: the lowest one of the cell says which of both it is. A
 * block's first long says where the list begins in it and how many there are, its last one is
 * {@link #extra}.
 */
final class Ring {
  /** Longs of a record, and of a cell. */
  static final int WIDTH = 2;

  /** Of a cell whose list is not the one record in it: it is in a block, or there is none. */
  private static final long ELSEWHERE = 1;

  private static final int SMALLEST_BLOCK = 3;
  private static final int SIZE_BITS = 24;
  private static final long SIZE_MASK = (1L << SIZE_BITS) - 1;

  private final Arena arena;
  private long[] cells = {};
  private int cell;

  /** The block that it lies in, or zero. */
  private int block;

  private int blockSize;
  private long[] page = {};

  /** Before the first place for a record. */
  private int base;

  private int start;
  private int size;
  private int capacity;

  Ring(Arena arena) {
    this.arena = arena;
  }

  /** Begins an empty list. What was there is not read, so that it need not be waited for. */
  static void begin(long[] cells, int cell, long first) {
    cells[cell] = first << 1 | ELSEWHERE;
    cells[cell + 1] = 0;
  }

  /** The first long of a cell, which is what it was last set to or of its only record. */
  static long first(long[] cells, int cell) {
    return cells[cell] >> 1;
  }

  /** Sets it; of a cell with a record in it, that record's. */
  static void first(long[] cells, int cell, long first) {
    cells[cell] = first << 1 | (cells[cell] & ELSEWHERE);
  }

  /** Looks at the list that begins there. */
  Ring look(long[] cells, int cell) {
    this.cells = cells;
    this.cell = cell;
    if ((cells[cell] & ELSEWHERE) == 0) {
      lookHere(1);
    } else if (cells[cell + 1] == 0) {
      lookHere(0);
    } else {
      lookIn((int) cells[cell + 1]);
    }
    return this;
  }

  /** Reads where the list of a cell begins if it lies elsewhere, else some other place. */
  long read(long[] otherCells, int otherCell) {
    int there = (otherCells[otherCell] & ELSEWHERE) == 0 ? 0 : (int) otherCells[otherCell + 1];
    return arena.read(there);
  }

  /** At the cell itself, which is room for one. */
  private void lookHere(int records) {
    block = 0;
    page = cells;
    base = cell - 1;
    start = 0;
    size = records;
    capacity = 1;
  }

  private void lookIn(int newBlock) {
    block = newBlock;
    page = arena.page(newBlock);
    base = Arena.at(newBlock);
    long head = page[base];
    size = (int) (head & SIZE_MASK);
    start = (int) ((head >>> SIZE_BITS) & SIZE_MASK);
    blockSize = (int) (head >>> (2 * SIZE_BITS));
    capacity = capacity(blockSize);
  }

  private static int capacity(int blockSize) {
    return ((1 << blockSize) - 2) / WIDTH;
  }

  int size() {
    return size;
  }

  long first(int i) {
    return page[place(i)] >> 1;
  }

  long second(int i) {
    return page[place(i) + 1];
  }

  void set(int i, long first, long second) {
    int place = place(i);
    page[place] = first << 1;
    page[place + 1] = second;
  }

  private int place(int i) {
    int at = start + i;
    return base + 1 + WIDTH * (at < capacity ? at : at - capacity);
  }

  /** A number beside the records: 0 until it is set, and always while there is but one. */
  long extra() {
    return block == 0 ? 0 : page[extraAt()];
  }

  /** Sets it where there have been two records at once. */
  void extra(long number) {
    if (block != 0) {
      page[extraAt()] = number;
    }
  }

  private int extraAt() {
    return base + (1 << blockSize) - 1;
  }

  /**
   * Makes room for one more at the end, whose place is {@code size() - 1} then and which has to be
   * set; at the bound the first goes.
   */
  void extend(int bound) {
    if (size == bound) {
      removeFirst();
    } else if (isCut()) {
      removeFirst();
      arena.cut();
    } else if (isAtCapacity()) {
      grow();
    }
    resize(size + 1);
  }

  /** Whether one more pushes out the first. */
  boolean pushesOut(int bound) {
    return size == bound || isCut();
  }

  /** Whether nothing grows and one more has no room; a cell gets its block: it has none to lose. */
  private boolean isCut() {
    return block != 0 && isAtCapacity() && arena.isFull();
  }

  /** Whether it has to grow for one more. */
  boolean isAtCapacity() {
    return size == capacity;
  }

  void removeFirst() {
    start = start + 1 == capacity ? 0 : start + 1;
    resize(size - 1);
  }

  /** Takes one out; what is behind it moves up. */
  void remove(int i) {
    for (int at = i; at + 1 < size; at++) {
      set(at, first(at + 1), second(at + 1));
    }
    resize(size - 1);
  }

  private void resize(int newSize) {
    size = newSize;
    if (block != 0) {
      page[base] = ((long) blockSize << (2 * SIZE_BITS)) | ((long) start << SIZE_BITS) | size;
    } else if (newSize == 0) {
      empty();
    }
  }

  /** No record is left in the cell, whose first long stays. */
  private void empty() {
    cells[cell] |= ELSEWHERE;
    cells[cell + 1] = 0;
  }

  /** Writes what is in it. */
  void save(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(first(i));
      out.writeLong(second(i));
    }
  }

  /** Reads what was written into this one, which is empty. */
  void load(DataInput in) throws IOException {
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
    int largerSize = block == 0 ? SMALLEST_BLOCK : blockSize + 1;
    int larger = arena.take(largerSize);
    long[] to = arena.page(larger);
    int at = Arena.at(larger);
    for (int i = 0; i < size; i++) {
      int from = place(i);
      to[at + 1 + WIDTH * i] = page[from];
      to[at + 1 + WIDTH * i + 1] = page[from + 1];
    }
    to[at + (1 << largerSize) - 1] = extra();
    release();
    cells[cell] |= ELSEWHERE;
    cells[cell + 1] = larger;
    block = larger;
    blockSize = largerSize;
    page = to;
    base = at;
    start = 0;
    capacity = capacity(largerSize);
  }

  private void release() {
    if (block != 0) {
      arena.release(block, blockSize);
    }
  }

  /** Empties it and gives its block back. */
  void free() {
    release();
    empty();
    lookHere(0);
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
