package org.tharsis.model;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
  private final Exclusion[] activeOnFindings;
  private final Exclusion[] shadow;
  private final Exclusion[] shadowByRule;

  public Exclusions(List<Exclusion> all) {
    this.all = List.copyOf(all);
    active = select(State.ACTIVE, each -> !each.byRule());
    activeOnFindings = select(State.ACTIVE, Exclusions::decidesOnFindings);
    shadow = select(State.SHADOW, each -> !each.byRule());
    shadowByRule = select(State.SHADOW, Exclusion::byRule);
  }

  private Exclusion[] select(State state, Predicate<Exclusion> kind) {
    return all.stream()
        .filter(each -> each.state() == state && kind.test(each))
        .toArray(Exclusion[]::new);
  }

  /** What the others cover no rule sees. */
  private static boolean decidesOnFindings(Exclusion exclusion) {
    return exclusion.byRule() || exclusion.action() == Exclusion.Action.QUIET;
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

  /**
   * The exclusion that decides on a rule's finding of an event that was judged, or null: one for
   * this rule, or a quiet one for all rules.
   */
  public @Nullable Exclusion covering(Event event, String ruleId) {
    for (Exclusion exclusion : activeOnFindings) {
      if (isFor(exclusion, ruleId) && exclusion.covers(event)) {
        return exclusion;
      }
    }
    return null;
  }

  private static boolean isFor(Exclusion exclusion, String ruleId) {
    return !exclusion.byRule() || exclusion.rules().contains(ruleId);
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
