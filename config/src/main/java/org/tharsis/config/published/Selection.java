package org.tharsis.config.published;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of a published file is wanted: an entry must have one of the values of every criterion. Case
 * does not count.
 *
 * @param wanted values by criterion, as {@code service: [S3]}; a criterion that is not there is met
 *     by all
 */
public record Selection(SortedMap<String, Set<String>> wanted) {
  /** Everything. */
  public static final Selection ALL = new Selection(Collections.emptySortedMap());

  public Selection {
    SortedMap<String, Set<String>> lower = new TreeMap<>();
    wanted.forEach(
        (criterion, values) ->
            lower.put(
                criterion,
                values.stream()
                    .map(each -> each.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet())));
    wanted = Collections.unmodifiableSortedMap(lower);
  }

  /** The values wanted of this criterion; empty for all. */
  Set<String> of(String criterion) {
    return wanted.getOrDefault(criterion, Set.of());
  }

  /** As {@code service s3, region eu-west-1 eu-west-2}; empty for everything. */
  @Override
  public String toString() {
    return wanted.entrySet().stream().map(Selection::words).collect(Collectors.joining(", "));
  }

  private static String words(Map.Entry<String, Set<String>> criterion) {
    return criterion.getKey()
        + " "
        + criterion.getValue().stream().sorted().collect(Collectors.joining(" "));
  }
}
