package org.tharsis.engine.exclusion.preview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

/** The few tightest blocks that have some addresses. */
final class Blocks {
  private static final int WIDEST_V4 = 8;
  private static final int WIDEST_V6 = 32;

  private Blocks() {}

  /**
   * Splits at the widest blocks until there are as many as there may be.
   *
   * @param most so many of each family
   */
  static List<Cidr> around(SortedSet<IpAddress> addresses, int most) {
    List<Cidr> blocks = new ArrayList<>();
    for (Predicate<IpAddress> family :
        List.<Predicate<IpAddress>>of(IpAddress::isV4, a -> !a.isV4())) {
      blocks.addAll(ofFamily(addresses.stream().filter(family).toList(), most));
    }
    return blocks;
  }

  private static List<Cidr> ofFamily(List<IpAddress> addresses, int most) {
    if (addresses.isEmpty()) {
      return List.of();
    }
    record Gap(int before, int shared) {}
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < addresses.size(); i++) {
      gaps.add(new Gap(i, Cidr.around(addresses.get(i - 1), addresses.get(i)).prefixLength()));
    }
    gaps.sort(Comparator.comparingInt(Gap::shared).thenComparingInt(Gap::before));
    SortedSet<Integer> cuts = new TreeSet<>();
    gaps.stream().limit(most - 1).forEach(gap -> cuts.add(gap.before()));
    cuts.add(addresses.size());
    List<Cidr> blocks = new ArrayList<>();
    int from = 0;
    for (int cut : cuts) {
      blocks.add(Cidr.around(addresses.get(from), addresses.get(cut - 1)));
      from = cut;
    }
    return blocks;
  }

  /** Whether one is so wide that it says nothing of who is meant. */
  static boolean sayNothing(List<Cidr> blocks) {
    return blocks.stream()
        .anyMatch(each -> each.prefixLength() < (each.first().isV4() ? WIDEST_V4 : WIDEST_V6));
  }

  /** A block as people write it: one address without a length. */
  static String written(Cidr block) {
    return block.first().equals(block.last()) ? block.first().toString() : block.toString();
  }
}
