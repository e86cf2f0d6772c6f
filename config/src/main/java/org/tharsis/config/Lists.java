package org.tharsis.config;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.NameSet;

/**
 * A site's lists, by name. No name is among both addresses and values.
 *
 * @param addresses those of addresses; one that could not be read is there, but empty
 * @param values those of ports, names and users
 * @param sources where lists come from, as far as that is said
 */
public record Lists(
    SortedMap<String, AddressList> addresses,
    SortedMap<String, ValueList> values,
    SortedMap<String, ListSource> sources) {

  /** None at all. */
  static final Lists NONE = new Lists(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  public Lists {
    addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }

  /** Lists of addresses only. */
  static Lists of(Map<String, AddressList> addresses) {
    return new Lists(new TreeMap<>(addresses), new TreeMap<>(), new TreeMap<>());
  }

  /** What is said of where the list comes from, or what holds where nothing is. */
  public ListSource source(String name) {
    return sources.getOrDefault(name, ListSource.of(name));
  }

  /**
   * The list of addresses of that name; null if there is no list of it at all. {@link
   * IllegalArgumentException} says why one that there is has none.
   */
  @Nullable AddressList ofAddresses(String name) {
    ValueList other = values.get(name);
    if (other != null) {
      throw missing(name, ListKind.ADDRESSES.word(), other.kind());
    }
    AddressList list = addresses.get(name);
    if (list == null && sources.containsKey(name)) {
      throw new IllegalArgumentException(
          "the list '%s' was not fetched yet; ./tharsis lists refresh %s".formatted(name, name));
    }
    return list;
  }

  /** The ports of a list; {@link IllegalArgumentException} says what would be right. */
  Set<Long> ports(String name) {
    ValueList list = values.get(name);
    if (list == null || list.kind() != ListKind.PORTS) {
      throw missing(name, "ports", list == null ? null : list.kind());
    }
    return list.ports();
  }

  /**
   * The names on a list of names or of users; {@link IllegalArgumentException} says what would be
   * right.
   */
  NameSet names(String name, ListKind kind) {
    ValueList list = values.get(name);
    if (list == null || list.kind() != kind) {
      throw missing(name, kind.word(), list == null ? null : list.kind());
    }
    return list.names();
  }

  private IllegalArgumentException missing(String name, String wanted, @Nullable ListKind kind) {
    if (kind != null) {
      return new IllegalArgumentException(
          "the list '%s' is one of %s; one of %s is meant here"
              .formatted(name, kind.word(), wanted));
    }
    if (addresses.containsKey(name)) {
      return new IllegalArgumentException(
          "the list '%s' is one of addresses; one of %s is meant here".formatted(name, wanted));
    }
    return new IllegalArgumentException(
        "there is no list '%s' (lists/%s.txt)%s"
            .formatted(name, name, Choice.hint(name, values.keySet(), "lists of " + wanted)));
  }
}
