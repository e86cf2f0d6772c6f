package org.tharsis.model;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Exclusion.State;

/**
 * A site's exclusions in the order they are written. Of the active ones the first that covers an
 * event decides; those in shadow are told of what none of these hides.
 */
public final class Exclusions {
  /** Nothing is excluded. */
  public static final Exclusions NONE = new Exclusions(List.of());

  private final List<Exclusion> all;
  private final Exclusion[] active;
  private final Exclusion[] activeByRule;
  private final Exclusion[] shadow;
  private final Exclusion[] shadowByRule;

  public Exclusions(List<Exclusion> all) {
    this.all = List.copyOf(all);
    active = select(State.ACTIVE, false);
    activeByRule = select(State.ACTIVE, true);
    shadow = select(State.SHADOW, false);
    shadowByRule = select(State.SHADOW, true);
  }

  private Exclusion[] select(State state, boolean byRule) {
    return all.stream()
        .filter(each -> each.state() == state && each.byRule() == byRule)
        .toArray(Exclusion[]::new);
  }

  /** All of them, however far they have come. */
  public List<Exclusion> all() {
    return all;
  }

  /** The exclusion that decides on the event, whatever rule looks at it, or null. */
  public @Nullable Exclusion covering(Event event) {
    for (Exclusion exclusion : active) {
      if (exclusion.covers(event)) {
        return exclusion;
      }
    }
    return null;
  }

  /** The exclusion for this one rule that decides on a finding of the event, or null. */
  public @Nullable Exclusion covering(Event event, String ruleId) {
    for (Exclusion exclusion : activeByRule) {
      if (exclusion.rules().contains(ruleId) && exclusion.covers(event)) {
        return exclusion;
      }
    }
    return null;
  }

  /** Those in shadow that would decide on the event, which no active one does. */
  public void shadowing(Event event, Consumer<Exclusion> told) {
    for (Exclusion exclusion : shadow) {
      if (exclusion.covers(event)) {
        told.accept(exclusion);
      }
    }
  }

  /** Those for this one rule in shadow that would decide on a finding, which no active one does. */
  public void shadowing(Event event, String ruleId, Consumer<Exclusion> told) {
    for (Exclusion exclusion : shadowByRule) {
      if (exclusion.rules().contains(ruleId) && exclusion.covers(event)) {
        told.accept(exclusion);
      }
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Exclusions that && all.equals(that.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
