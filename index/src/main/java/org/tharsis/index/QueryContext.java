package org.tharsis.index;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;

/**
 * What a query may name that it does not hold itself.
 *
 * @param now what {@code now} means, in milliseconds since the epoch; null where nothing does
 * @param lists what {@code @name} means as an address, by name
 */
public record QueryContext(@Nullable Long now, Map<String, AddressSet> lists) {
  /** No present and no lists. */
  public static final QueryContext NONE = new QueryContext(null, Map.of());

  public QueryContext {
    lists = Map.copyOf(lists);
  }
}
