package org.tharsis.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A site's exclusions in the order they are written; the first that covers an event decides. */
public record Exclusions(List<Exclusion> all) {
  /** Nothing is excluded. */
  public static final Exclusions NONE = new Exclusions(List.of());

  public Exclusions {
    all = List.copyOf(all);
  }

  /** The exclusion that keeps the event from every rule, or null. */
  public @Nullable Exclusion covering(Event event) {
    for (Exclusion exclusion : all) {
      if (!exclusion.byRule() && exclusion.covers(event)) {
        return exclusion;
      }
    }
    return null;
  }

  /** The exclusion that keeps the event from this one rule, or null. */
  public @Nullable Exclusion covering(Event event, String ruleId) {
    for (Exclusion exclusion : all) {
      if (exclusion.rules().contains(ruleId) && exclusion.covers(event)) {
        return exclusion;
      }
    }
    return null;
  }
}
