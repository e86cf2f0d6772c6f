package org.tharsis.rules.language;

import java.util.Set;

/**
 * The address lists that a rule may name.
 *
 * @param names those that the site has
 * @param othersAreEmpty whether one that the site does not have is empty instead of a mistake: so
 *     it is for shipped rules
 */
public record KnownLists(Set<String> names, boolean othersAreEmpty) {
  public KnownLists {
    names = Set.copyOf(names);
  }
}
