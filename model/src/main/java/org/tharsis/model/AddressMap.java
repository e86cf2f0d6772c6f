package org.tharsis.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values by address block, the most specific wins; a look-up is one binary search. */
public final class AddressMap<V> {
  /** A block comes before those that lie in it. */
  private static final Comparator<Cidr> WIDEST_FIRST =
      Comparator.comparing(Cidr::first).thenComparing(Cidr::last, Comparator.reverseOrder());

  private final IpAddress[] firsts;
  private final List<@Nullable V> values;

  private AddressMap(IpAddress[] firsts, List<@Nullable V> values) {
    this.firsts = firsts;
    this.values = values;
  }

  public static <V> AddressMap<V> of(Map<Cidr, V> blocks) {
    TreeMap<IpAddress, Value<V>> from = new TreeMap<>();
    from.put(IpAddress.of(0, 0), new Value<>(null));
    for (Cidr block : blocks.keySet().stream().sorted(WIDEST_FIRST).toList()) {
      Value<V> around = from.floorEntry(block.last()).getValue();
      from.put(block.first(), new Value<>(blocks.get(block)));
      IpAddress next = next(block.last());
      if (next != null) {
        from.putIfAbsent(next, around);
      }
    }
    List<@Nullable V> values = new ArrayList<>();
    from.values().forEach(value -> values.add(value.of));
    return new AddressMap<>(from.keySet().toArray(IpAddress[]::new), values);
  }

  private record Value<V>(@Nullable V of) {}

  private static @Nullable IpAddress next(IpAddress address) {
    long low = address.low() + 1;
    long high = low == 0 ? address.high() + 1 : address.high();
    return low == 0 && high == 0 ? null : IpAddress.of(high, low);
  }

  /** The value of the narrowest block the address lies in; null if it lies in none. */
  public @Nullable V get(IpAddress address) {
    int low = 0;
    int high = firsts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firsts[middle].compareTo(address) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return values.get(low);
  }

  /** Whether it has no block. */
  public boolean isEmpty() {
    return firsts.length == 1 && values.getFirst() == null;
  }
}
