package org.tharsis.index;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;

/**
 * What a query may name that it does not hold itself.
 *
 * @param now what {@code now} means, in milliseconds since the epoch; null where nothing does
 * @param lists what {@code @name} means as an address, by name
 * @param numbers what {@code @name} means as a number, by name
 */
public record QueryContext(
    @Nullable Long now, Map<String, AddressSet> lists, Map<String, Set<Long>> numbers) {
  /** No present and no lists. */
  public static final QueryContext NONE = new QueryContext(null, Map.of());

  public QueryContext {
    lists = Map.copyOf(lists);
    numbers = Map.copyOf(numbers);
  }

  /** Without lists of numbers. */
  public QueryContext(@Nullable Long now, Map<String, AddressSet> lists) {
    this(now, lists, Map.of());
  }
}
