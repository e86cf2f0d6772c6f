package org.tharsis.engine.exclusion.lint;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.Names;
import org.tharsis.model.Criterion.Ports;
import org.tharsis.model.Criterion.Term;
import org.tharsis.model.Criterion.Within;
import org.tharsis.model.Exclusion;

/** Whether an exclusion covers more than anybody can mean. */
final class Breadth {
  /** As many as a /8 has. */
  private static final long MOST_V4 = 1L << 24;

  /** As many as a /24 has. */
  private static final double MOST_V6 = 0x1p104;

  private Breadth() {}

  /** What is to be said of it; null if nothing is. */
  static @Nullable String complaint(Exclusion exclusion, long now) {
    if (exclusion.byRule() || exclusion.criteria().stream().anyMatch(Breadth::narrows)) {
      return null;
    }
    List<AddressSet> ends =
        exclusion.criteria().stream()
            .filter(Within.class::isInstance)
            .map(each -> Addresses.of((Within) each, now))
            .toList();
    if (!ends.stream().allMatch(Breadth::isBroad)) {
      return null;
    }
    String most = ends.isEmpty() ? "every address" : size(ends.getFirst());
    return "covers %s, and no port, code, device, user or rule narrows it".formatted(most);
  }

  /** Protocols, directions and hours leave most of what there is. */
  private static boolean narrows(Criterion criterion) {
    return criterion instanceof Ports
        || (criterion instanceof Names names
            && names.term() != Term.PROTOCOL
            && names.term() != Term.DIRECTION);
  }

  private static boolean isBroad(AddressSet set) {
    return set.countV4() > MOST_V4 || set.countV6() > MOST_V6;
  }

  private static String size(AddressSet set) {
    return set.countV4() > MOST_V4
        ? String.format(Locale.ROOT, "%,d addresses of IPv4", set.countV4())
        : String.format(Locale.ROOT, "%.2g addresses of IPv6", set.countV6());
  }
}
