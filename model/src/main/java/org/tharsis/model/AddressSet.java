package org.tharsis.model;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Addresses by block, overlapping and neighbouring ones merged. A look-up takes a fraction of a
 * microsecond whatever the number of blocks; a block of IPv4 takes 12 bytes, one of IPv6 16, or 32
 * if any is narrower than a network of 64 bits.
 */
public final class AddressSet {
  /** The set nothing is in. */
  public static final AddressSet EMPTY = new Builder().build();

  private static final IpAddress FIRST_V4 = IpAddress.v4(0);
  private static final IpAddress LAST_V4 = IpAddress.v4(-1);
  private static final double TWO_TO_64 = 0x1p64;

  private final RangesV4 v4;
  private final Ranges v6;

  private AddressSet(RangesV4 v4, Ranges v6) {
    this.v4 = v4;
    this.v6 = v6;
  }

  public static AddressSet of(Collection<Cidr> blocks) {
    Builder builder = new Builder();
    blocks.forEach(builder::add);
    return builder.build();
  }

  /** Takes blocks and ranges in any order; millions of them. */
  public static final class Builder {
    private final Spans v4 = new Spans();
    private final Spans v6 = new Spans();

    public Builder add(Cidr block) {
      return add(block.first(), block.last());
    }

    /**
     * Reads a block, an address, or a range as {@code 192.0.2.7-192.0.2.19}.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    public Builder add(String text) {
      int dash = text.indexOf('-');
      if (dash < 0) {
        return add(Cidr.parse(text));
      }
      IpAddress first = IpAddress.parse(text.substring(0, dash).strip());
      IpAddress last = IpAddress.parse(text.substring(dash + 1).strip());
      if (first == null || last == null || first.isV4() != last.isV4()) {
        throw new IllegalArgumentException(
            "'%s' is no range of addresses; write 192.0.2.7-192.0.2.19".formatted(text));
      }
      return add(first, last);
    }

    /** Both ends are in it; {@link IllegalArgumentException} if the last is before the first. */
    public Builder add(IpAddress first, IpAddress last) {
      if (first.compareTo(last) > 0) {
        throw new IllegalArgumentException(
            "%s is behind %s; write the first one first".formatted(first, last));
      }
      if (first.compareTo(FIRST_V4) < 0) {
        addV6(first, least(last, before(FIRST_V4)));
      }
      if (first.compareTo(LAST_V4) <= 0 && last.compareTo(FIRST_V4) >= 0) {
        IpAddress from = most(first, FIRST_V4);
        IpAddress to = least(last, LAST_V4);
        v4.add(bitsV4(from), 0, bitsV4(to), -1);
      }
      if (last.compareTo(LAST_V4) > 0) {
        addV6(most(first, behind(LAST_V4)), last);
      }
      return this;
    }

    /** All addresses of a set. */
    public Builder add(AddressSet set) {
      set.forEachRange(this::add);
      return this;
    }

    private void addV6(IpAddress first, IpAddress last) {
      v6.add(first.high(), first.low(), last.high(), last.low());
    }

    /** What was added; nothing can be added behind it. */
    public AddressSet build() {
      return new AddressSet(new RangesV4(v4.merged()), v6.merged());
    }
  }

  public boolean contains(IpAddress address) {
    return address.isV4()
        ? v4.contains((int) address.low())
        : v6.contains(address.high(), address.low());
  }

  /**
   * Gives the first and the last address of each range, in order; no two ranges overlap, and none
   * has addresses of both families.
   */
  public void forEachRange(BiConsumer<IpAddress, IpAddress> taker) {
    int at = 0;
    while (at < v6.count() && v6First(at).compareTo(FIRST_V4) < 0) {
      taker.accept(v6First(at), v6Last(at++));
    }
    for (int i = 0; i < v4.count(); i++) {
      taker.accept(IpAddress.v4(v4.first(i)), IpAddress.v4(v4.last(i)));
    }
    while (at < v6.count()) {
      taker.accept(v6First(at), v6Last(at++));
    }
  }

  /** Gives the fewest blocks that make up the set, in order. */
  public void forEachBlock(Consumer<Cidr> taker) {
    forEachRange((first, last) -> Cidr.cover(first, last, taker));
  }

  /** How many ranges {@link #forEachRange} gives. */
  public int ranges() {
    return v4.count() + v6.count();
  }

  public boolean isEmpty() {
    return ranges() == 0;
  }

  /** Whether all of IPv4, or all of what is given to hosts in IPv6 (2000::/3), is in it. */
  public boolean isEverything() {
    return countV4() == 1L << 32 || Everything.V6.minus(this).isEmpty();
  }

  private static final class Everything {
    static final AddressSet V6 = of(List.of(Cidr.parse("2000::/3")));
  }

  /** How many IPv4 addresses are in it. */
  public long countV4() {
    long count = 0;
    for (int i = 0; i < v4.count(); i++) {
      count += Integer.toUnsignedLong(v4.last(i) - v4.first(i)) + 1;
    }
    return count;
  }

  /** How many IPv6 addresses are in it, as near as a double says it. */
  public double countV6() {
    double count = 0;
    for (int i = 0; i < v6.count(); i++) {
      boolean borrow = Long.compareUnsigned(v6.lastLow(i), v6.firstLow(i)) < 0;
      long highs = v6.lastHigh(i) - v6.firstHigh(i) - (borrow ? 1 : 0);
      count += unsigned(highs) * TWO_TO_64 + unsigned(v6.lastLow(i) - v6.firstLow(i)) + 1;
    }
    return count;
  }

  /** What is in this one and not in the other. */
  public AddressSet minus(AddressSet other) {
    return new Difference(other).from(this);
  }

  /** What is in both. */
  public AddressSet and(AddressSet other) {
    return minus(minus(other));
  }

  /**
   * Which share of this set's addresses is not in a later one, from 0 to 1: of its IPv4 or of its
   * IPv6 addresses, whichever is the larger.
   */
  public double shareGone(AddressSet later) {
    AddressSet gone = minus(later);
    return Math.max(
        share((double) gone.countV4(), (double) countV4()), share(gone.countV6(), countV6()));
  }

  private static double share(double part, double all) {
    return all == 0 ? 0 : part / all;
  }

  private IpAddress v6First(int at) {
    return IpAddress.of(v6.firstHigh(at), v6.firstLow(at));
  }

  private IpAddress v6Last(int at) {
    return IpAddress.of(v6.lastHigh(at), v6.lastLow(at));
  }

  private static long bitsV4(IpAddress address) {
    return address.low() & 0xffff_ffffL;
  }

  private static double unsigned(long number) {
    return (double) (number >>> 1) * 2 + (double) (number & 1);
  }

  private static IpAddress least(IpAddress a, IpAddress b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static IpAddress most(IpAddress a, IpAddress b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The address before, not of the very first. */
  static IpAddress before(IpAddress address) {
    return IpAddress.of(
        address.low() == 0 ? address.high() - 1 : address.high(), address.low() - 1);
  }

  /** The address behind; the very first of the very last. */
  static IpAddress behind(IpAddress address) {
    return IpAddress.of(
        address.low() == -1 ? address.high() + 1 : address.high(), address.low() + 1);
  }

  /** The same addresses. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AddressSet that && v4.equals(that.v4) && v6.equals(that.v6);
  }

  @Override
  public int hashCode() {
    return 31 * v4.hashCode() + v6.hashCode();
  }

  @Override
  public String toString() {
    return ranges() + " ranges of addresses";
  }
}
