package org.tharsis.parsers.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time, as one number whose lowest byte is the first: what would be a loop with an
 * end that the processor cannot foresee is a few steps that are always the same.
 */
public final class Words {
  /** Bytes in a word. */
  public static final int LENGTH = 8;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long ZERO_DIGITS = '0' * ONES;
  private static final long HIGH_HALVES = 0xf0f0f0f0f0f0f0f0L;
  private static final long BEHIND_SPACE = (' ' + 1) * ONES;
  private static final long HIGHS = 0x8080808080808080L;

  private Words() {}

  /** Whether a whole word may be read at {@code at}. */
  public static boolean fits(byte[] bytes, int at) {
    return at <= bytes.length - LENGTH;
  }

  /** The eight bytes at {@code at}. */
  public static long at(byte[] bytes, int at) {
    return (long) WORDS.get(bytes, at);
  }

  /** The {@code length} bytes at {@code from}, at most eight; those behind them are zero. */
  public static long upTo(byte[] bytes, int from, int length) {
    if (length <= 0) {
      return 0;
    }
    if (fits(bytes, from)) {
      return at(bytes, from) & mask(length);
    }
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = word << Byte.SIZE | (bytes[from + i] & 0xff);
    }
    return word;
  }

  /** All bits of the first {@code length} bytes, 1 to 8. */
  public static long mask(int length) {
    return -1L >>> (Long.SIZE - Byte.SIZE * length);
  }

  /** That byte eight times. */
  public static long repeated(int b) {
    return (b & 0xffL) * ONES;
  }

  /**
   * Marks with its high bit the first byte of {@code word} that is zero. Bytes behind it may be
   * marked without being zero; without a zero nothing is marked.
   */
  public static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }

  /** The same for the first byte that is a space or a control. */
  static long spaces(long word) {
    return (word - BEHIND_SPACE) & ~word & HIGHS;
  }

  /** The number that the first {@code length} bytes are the decimal digits of, or -1. */
  static long decimal(long word, int length) {
    // The digits go to the end of the word, and zeros before them.
    int unused = Long.SIZE - Byte.SIZE * length;
    long digits = (word << unused) | (ZERO_DIGITS & ~(-1L << unused));
    long over = digits + 0x0606060606060606L;
    if ((digits & HIGH_HALVES) != ZERO_DIGITS || (over & HIGH_HALVES) != ZERO_DIGITS) {
      return -1;
    }
    long values = digits - ZERO_DIGITS;
    long pairs = values * 10 + (values >>> 8);
    long high = (pairs & 0xff000000ffL) * (100 + (1_000_000L << 32));
    long low = ((pairs >>> 16) & 0xff000000ffL) * (1 + (10_000L << 32));
    return (high + low) >>> 32;
  }

  /** Which byte the lowest bit belongs to, 0 to 7; 8 for no bit. */
  public static int first(long bits) {
    return Long.numberOfTrailingZeros(bits) >>> 3;
  }
}
