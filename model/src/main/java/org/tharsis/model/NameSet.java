package org.tharsis.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names of machines, domains or users, whatever their case. {@code *.example.com} is each name
 * below {@code example.com}, and not that itself. A look-up takes a hash for each label of the
 * name.
 */
public final class NameSet {
  /** The set no name is in. */
  public static final NameSet EMPTY = new NameSet(Set.of(), Set.of());

  private static final String BELOW = "*.";

  private final Set<String> names;

  /** Each with the dot it begins with. */
  private final Set<String> endings;

  private NameSet(Set<String> names, Set<String> endings) {
    this.names = Set.copyOf(names);
    this.endings = Set.copyOf(endings);
  }

  public static NameSet of(Collection<String> written) {
    Set<String> names = new HashSet<>();
    Set<String> endings = new HashSet<>();
    for (String each : written) {
      String name = each.toLowerCase(Locale.ROOT);
      if (name.startsWith(BELOW)) {
        endings.add(name.substring(1));
      } else {
        names.add(name);
      }
    }
    return new NameSet(names, endings);
  }

  public boolean contains(@Nullable String name) {
    if (name == null) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return names.contains(lower) || endsIn(lower);
  }

  private boolean endsIn(String name) {
    if (endings.isEmpty()) {
      return false;
    }
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      if (endings.contains(name.substring(dot))) {
        return true;
      }
    }
    return false;
  }

  /** Those that stand for themselves, in lower case. */
  public Set<String> names() {
    return names;
  }

  /** All of them as they are written, in lower case and in order. */
  public List<String> written() {
    return Stream.concat(names.stream(), endings.stream().map(each -> "*" + each))
        .sorted()
        .toList();
  }

  /** How many were written, each once. */
  public int size() {
    return names.size() + endings.size();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NameSet that
        && names.equals(that.names)
        && endings.equals(that.endings);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + endings.hashCode();
  }
}
