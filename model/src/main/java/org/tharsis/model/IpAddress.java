package org.tharsis.model;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address as one 128-bit number; IPv4 lies in {@code ::ffff:0:0/96} (RFC 4291,
 * 2.5.5.2), so that both families share one order and one encoding.
 */
public final class IpAddress implements Comparable<IpAddress> {
  /** Length of {@link #toBytes}. */
  public static final int BYTES = 16;

  private static final long MAPPED_PREFIX = 0xffffL << 32;

  private final long high;
  private final long low;

  private IpAddress(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /** The address of these 128 bits. */
  public static IpAddress of(long high, long low) {
    return new IpAddress(high, low);
  }

  /** The IPv4 address of these 32 bits. */
  public static IpAddress v4(int bits) {
    return new IpAddress(0, MAPPED_PREFIX | Integer.toUnsignedLong(bits));
  }

  /** The address in 4 or 16 bytes of network order; {@link IllegalArgumentException} otherwise. */
  public static IpAddress ofBytes(byte[] bytes) {
    return switch (bytes.length) {
      case 4 -> v4((int) number(bytes, 0, 4));
      case BYTES -> new IpAddress(number(bytes, 0, 8), number(bytes, 8, 16));
      default -> throw new IllegalArgumentException(bytes.length + " bytes are no IP address");
    };
  }

  /** Reads a literal in the forms of RFC 4291 2.2 and dotted decimal; null if it is none. */
  public static @Nullable IpAddress parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return parse(bytes, 0, bytes.length);
  }

  /** Reads the literal in {@code bytes[from, to)}; null if it is none. */
  public static @Nullable IpAddress parse(byte[] bytes, int from, int to) {
    return IpLiteral.parse(bytes, from, to);
  }

  /** The 32 bits of the dotted decimal in {@code bytes[from, to)}; -1 if it is none. */
  public static long parseV4(byte[] bytes, int from, int to) {
    return IpLiteral.parseV4(bytes, from, to);
  }

  public boolean isV4() {
    return high == 0 && low >>> 32 == 0xffffL;
  }

  public long high() {
    return high;
  }

  public long low() {
    return low;
  }

  /** 16 bytes of network order, whose unsigned order is that of {@link #compareTo}. */
  public byte[] toBytes() {
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (high >>> (56 - 8 * i));
      bytes[8 + i] = (byte) (low >>> (56 - 8 * i));
    }
    return bytes;
  }

  @Override
  public int compareTo(IpAddress other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpAddress that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    long mixed = (high * 31 + low) * 0x9e3779b97f4a7c15L;
    return (int) (mixed ^ (mixed >>> 32));
  }

  /** Dotted decimal, or the canonical form of RFC 5952. */
  @Override
  public String toString() {
    return isV4() ? IpLiteral.dotted((int) low) : IpLiteral.colons(high, low);
  }

  private static long number(byte[] bytes, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = number << 8 | (bytes[i] & 0xff);
    }
    return number;
  }
}
