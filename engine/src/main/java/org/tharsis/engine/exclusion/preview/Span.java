package org.tharsis.engine.exclusion.preview;

import java.util.ArrayList;
import java.util.List;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Criterion.End;
import org.tharsis.model.Criterion.Within;
import org.tharsis.model.Exclusion;

/**
 * How many addresses an area has today.
 *
 * @param end the end of a connection that is to lie in it
 * @param name the area as the exclusion names it
 * @param v4 how many IPv4 addresses
 * @param v4Inside how many of these are the site's own
 * @param v6 how many IPv6 addresses, as near as a double says it
 * @param v6Inside how many of these are the site's own
 */
public record Span(End end, String name, long v4, long v4Inside, double v6, double v6Inside) {

  /** Those of all areas that an exclusion names. */
  static List<Span> of(Exclusion exclusion, AddressSet inside) {
    List<Span> spans = new ArrayList<>();
    exclusion.criteria().stream()
        .filter(Within.class::isInstance)
        .map(Within.class::cast)
        .forEach(within -> within.areas().forEach(area -> spans.add(of(within, area, inside))));
    return spans;
  }

  private static Span of(Within within, Area area, AddressSet inside) {
    AddressSet all = area.addresses().now();
    AddressSet own = all.and(inside);
    return new Span(
        within.end(), area.name(), all.countV4(), own.countV4(), all.countV6(), own.countV6());
  }
}
