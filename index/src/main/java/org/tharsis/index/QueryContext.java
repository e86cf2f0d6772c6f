package org.tharsis.index;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.DatedSet;
import org.tharsis.model.NameSet;

/**
 * What a query may name that it does not hold itself.
 *
 * @param now what {@code now} means, in milliseconds since the epoch; null where nothing does
 * @param lists what {@code @name} means as an address, by name
 * @param numbers what {@code @name} means as a number, by name
 * @param names what {@code @name} means as a keyword, by name
 */
public record QueryContext(
    @Nullable Long now,
    Map<String, DatedSet> lists,
    Map<String, Set<Long>> numbers,
    Map<String, NameSet> names) {
  /** No present and no lists. */
  public static final QueryContext NONE = new QueryContext(null, Map.of());

  public QueryContext {
    lists = Map.copyOf(lists);
    numbers = Map.copyOf(numbers);
    names = Map.copyOf(names);
  }

  /** Without lists of numbers and of names. */
  public QueryContext(@Nullable Long now, Map<String, DatedSet> lists) {
    this(now, lists, Map.of(), Map.of());
  }
}
