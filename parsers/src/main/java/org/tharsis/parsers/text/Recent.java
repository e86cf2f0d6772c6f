package org.tharsis.parsers.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What texts were read as not long ago, so that it need not be made again.
 *
 * <p>A direct-mapped table: a newcomer replaces who had its place, so the size never grows,
 * whatever a sender invents. A text is known by its length, its first eight bytes and its last
 * eight; up to {@link #EXACT} bytes that is all of it. Belongs to one thread.
 */
final class Recent<T> {
  /** The longest text that is known for sure. */
  static final int EXACT = 16;

  private static final long HASH_FACTOR = 0x9e3779b97f4a7c15L;

  private final int shift;
  private final long[] heads;
  private final long[] tails;
  private final int[] lengths;
  private final T[] values;
  private long head;
  private long tail;
  private int length;
  private int slot;

  /**
   * @param values what an empty place holds: it is never given out; as many as a power of two
   */
  Recent(T[] values) {
    this.values = values;
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(values.length);
    this.heads = new long[values.length];
    this.tails = new long[values.length];
    this.lengths = new int[values.length];
    Arrays.fill(lengths, -1);
  }

  /**
   * The value kept for {@code bytes[from, to)}, or null. For a text longer than {@link #EXACT} it
   * may be that of another.
   */
  @Nullable T find(byte[] bytes, int from, int to) {
    length = to - from;
    if (length > Words.LENGTH) {
      head = Words.at(bytes, from);
      tail = Words.at(bytes, to - Words.LENGTH);
    } else {
      head = Words.upTo(bytes, from, length);
      tail = 0;
    }
    slot = (int) ((((head * HASH_FACTOR + tail) * HASH_FACTOR + length) * HASH_FACTOR) >>> shift);
    boolean known = heads[slot] == head && tails[slot] == tail && lengths[slot] == length;
    return known ? values[slot] : null;
  }

  /** Keeps the value of the text that was just looked for. */
  T keep(T value) {
    heads[slot] = head;
    tails[slot] = tail;
    lengths[slot] = length;
    values[slot] = value;
    return value;
  }
}
