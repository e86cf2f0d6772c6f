package org.tharsis.config;

import java.util.List;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Cidr;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.Term;

/** What an exclusion asks for that holds of whatever happens. */
final class Everything {
  /** All of either: a site that has only one of them has no other events. */
  private static final List<AddressSet> ADDRESSES =
      List.of(
          AddressSet.of(List.of(Cidr.parse("0.0.0.0/0"))),
          AddressSet.of(List.of(Cidr.parse("::/0"))));

  private static final int PORTS = 65_535; // nobody misses port 0

  private Everything() {}

  /** Whether the criterion leaves nothing out. */
  static boolean is(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Within within -> isEvery(within.areas());
      case Criterion.Ports ports -> ports.ports().size() >= PORTS;
      case Criterion.Names names ->
          names.term() == Term.DIRECTION
              && names.names().size() == CriteriaReader.DIRECTIONS.size();
      case Criterion.During during -> during.hours().always();
    };
  }

  private static boolean isEvery(List<Area> areas) {
    for (AddressSet left : ADDRESSES) {
      for (Area area : areas) {
        left = left.minus(area.addresses().now());
      }
      if (left.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
