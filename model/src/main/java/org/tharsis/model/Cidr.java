package org.tharsis.model;

import java.util.function.Consumer;

/**
 * An address block (RFC 4632).
 *
 * @param first its first address
 * @param last its last address
 * @param prefixLength as written: 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Cidr(IpAddress first, IpAddress last, int prefixLength) {
  private static final int V4_OFFSET = 96;

  /**
   * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a bare address.
   *
   * @throws IllegalArgumentException saying what is wrong and what would be right
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String literal = slash < 0 ? text : text.substring(0, slash);
    IpAddress address = IpAddress.parse(literal);
    if (address == null) {
      throw new IllegalArgumentException(
          "'%s' is no IP address; write 10.0.0.0/8, 2001:db8::/32 or one address"
              .formatted(literal));
    }
    int bits = address.isV4() ? 32 : 128;
    int length = slash < 0 ? bits : prefixLength(text.substring(slash + 1), bits);
    Cidr block = block(address, length);
    if (!block.first.equals(address)) {
      throw new IllegalArgumentException(
          "'%s' has host bits set; the network is %s".formatted(text, block));
    }
    return block;
  }

  private static int prefixLength(String digits, int bits) {
    if (!digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(Character::isDigit)) {
      int length = Integer.parseInt(digits);
      if (length <= bits) {
        return length;
      }
    }
    throw new IllegalArgumentException(
        "'/%s' is no prefix length; write 0 to %d".formatted(digits, bits));
  }

  /**
   * The narrowest block that has both.
   *
   * @throws IllegalArgumentException if they are of two families
   */
  public static Cidr around(IpAddress one, IpAddress other) {
    if (one.isV4() != other.isV4()) {
      throw new IllegalArgumentException("%s and %s share no block".formatted(one, other));
    }
    int same =
        one.high() == other.high()
            ? 64 + Long.numberOfLeadingZeros(one.low() ^ other.low())
            : Long.numberOfLeadingZeros(one.high() ^ other.high());
    return block(one, one.isV4() ? same - V4_OFFSET : same);
  }

  private static Cidr block(IpAddress address, int length) {
    int whole = address.isV4() ? length + V4_OFFSET : length;
    long highMask = mask(Math.min(whole, 64));
    long lowMask = mask(Math.max(whole - 64, 0));
    IpAddress first = IpAddress.of(address.high() & highMask, address.low() & lowMask);
    IpAddress last = IpAddress.of(address.high() | ~highMask, address.low() | ~lowMask);
    return new Cidr(first, last, length);
  }

  /** Gives the fewest blocks that make up a range of one family, in order. */
  static void cover(IpAddress first, IpAddress last, Consumer<Cidr> taker) {
    int bits = first.isV4() ? 32 : 128;
    IpAddress from = first;
    while (true) {
      Cidr block = block(from, bits - hostBits(from, last));
      taker.accept(block);
      if (block.last.compareTo(last) >= 0) {
        return;
      }
      from = AddressSet.behind(block.last);
    }
  }

  /** Of the widest block that begins here and ends no later. */
  private static int hostBits(IpAddress from, IpAddress last) {
    int bits =
        from.low() != 0
            ? Long.numberOfTrailingZeros(from.low())
            : 64 + Long.numberOfTrailingZeros(from.high());
    int whole = from.isV4() ? 32 : 128;
    while (bits > 0 && block(from, whole - bits).last.compareTo(last) > 0) {
      bits--;
    }
    return bits;
  }

  private static long mask(int ones) {
    return ones == 0 ? 0 : -1L << (64 - ones);
  }

  public boolean contains(IpAddress address) {
    return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
  }

  @Override
  public String toString() {
    return first + "/" + prefixLength;
  }
}
