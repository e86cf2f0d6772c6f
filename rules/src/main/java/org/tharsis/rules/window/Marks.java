package org.tharsis.rules.window;

/**
 * What a set of a {@link Table} says of its eight keys in one long, a byte a place: zero where the
 * place is free, else seven bits of the key's hash. A key that is not there is known not to be by
 * this alone, nearly always.
 */
final class Marks {
  private static final long EACH = 0x0101010101010101L;
  private static final long TAKEN = 0x8080808080808080L;
  private static final int HASH_BITS = 7;

  private Marks() {}

  /** That of a key: of its hash those bits that choose no set. */
  static long of(long hash) {
    return (1L << HASH_BITS) | (hash >>> (Long.SIZE - HASH_BITS));
  }

  /**
   * A bit for every place that may have this mark: above one that has it there may be a bit too
   * many, though never at a free place.
   */
  static long like(long marks, long mark) {
    long different = marks ^ (mark * EACH);
    return (different - EACH) & ~different & TAKEN;
  }

  static boolean isFree(long marks, int place) {
    return ((marks >>> (place * Byte.SIZE)) & 0xff) == 0;
  }

  /** A bit for every free place. */
  static long free(long marks) {
    return ~marks & TAKEN;
  }

  /** A bit for every taken place. */
  static long taken(long marks) {
    return marks & TAKEN;
  }

  /** The lowest place that has a bit; there is one. */
  static int lowest(long bits) {
    return Long.numberOfTrailingZeros(bits) / Byte.SIZE;
  }

  /** The highest place that has a bit; there is one. */
  static int highest(long bits) {
    return (Long.SIZE - 1 - Long.numberOfLeadingZeros(bits)) / Byte.SIZE;
  }

  /** These with another mark at that place; zero frees it. */
  static long with(long marks, int place, long mark) {
    int shift = place * Byte.SIZE;
    return (marks & ~(0xffL << shift)) | (mark << shift);
  }
}
