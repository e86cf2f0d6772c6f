package org.tharsis.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** Addresses by block, overlaps merged; a look-up is one binary search. */
public final class AddressSet {
  /** The set nothing is in. */
  public static final AddressSet EMPTY = of(List.of());

  private final IpAddress[] firsts;
  private final IpAddress[] lasts;

  private AddressSet(List<IpAddress> firsts, List<IpAddress> lasts) {
    this.firsts = firsts.toArray(IpAddress[]::new);
    this.lasts = lasts.toArray(IpAddress[]::new);
  }

  public static AddressSet of(Collection<Cidr> blocks) {
    List<IpAddress> firsts = new ArrayList<>();
    List<IpAddress> lasts = new ArrayList<>();
    List<Cidr> sorted = blocks.stream().sorted(Comparator.comparing(Cidr::first)).toList();
    for (Cidr block : sorted) {
      int end = lasts.size() - 1;
      if (end >= 0 && block.first().compareTo(lasts.get(end)) <= 0) {
        if (block.last().compareTo(lasts.get(end)) > 0) {
          lasts.set(end, block.last());
        }
      } else {
        firsts.add(block.first());
        lasts.add(block.last());
      }
    }
    return new AddressSet(firsts, lasts);
  }

  public boolean contains(IpAddress address) {
    int low = 0;
    int high = firsts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (firsts[middle].compareTo(address) <= 0) {
        if (address.compareTo(lasts[middle]) <= 0) {
          return true;
        }
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /** Gives the first and the last address of each range, in order; no two ranges overlap. */
  public void forEachRange(BiConsumer<IpAddress, IpAddress> taker) {
    for (int i = 0; i < firsts.length; i++) {
      taker.accept(firsts[i], lasts[i]);
    }
  }

  /** How many ranges {@link #forEachRange} gives. */
  public int ranges() {
    return firsts.length;
  }

  public boolean isEmpty() {
    return firsts.length == 0;
  }
}
