package org.tharsis.engine.screening;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Exclusions;
import org.tharsis.model.Field;

/**
 * Holds events and findings against a site's exclusions, live and in hindsight alike, and has
 * counted what these do. One thread uses it; for an event that nothing covers it makes no object.
 */
public final class Screening {
  private final Counts counts;
  private final Consumer<Exclusion> shadows = this::shadowed; // made once, not for each event
  private Exclusions exclusions;
  private @Nullable Event asked;

  public Screening(Exclusions exclusions, Counts counts) {
    this.exclusions = exclusions;
    this.counts = counts;
  }

  /** From the next event or finding on these are the exclusions. */
  public void use(Exclusions changed) {
    exclusions = changed;
  }

  /** The exclusion that decides on an event as it comes, or null. */
  public @Nullable Exclusion of(Event event) {
    Exclusion covering = exclusions.covering(event);
    if (covering == null) {
      asked = event;
      exclusions.shadowing(event, shadows);
    } else {
      counts.hit(covering, event);
    }
    return covering;
  }

  /**
   * The exclusion that decides on a rule's finding, or null: a quiet one closes its incident, any
   * other hides it.
   *
   * @param event the one that completed the finding
   */
  public @Nullable Exclusion of(Event event, String rule) {
    Exclusion covering = exclusions.covering(event, rule);
    if (covering == null) {
      asked = event;
      exclusions.shadowing(event, rule, shadows);
    } else if (covering.byRule()) { // else it was counted when the event came
      counts.hit(covering, event);
    }
    return covering;
  }

  private void shadowed(Exclusion exclusion) {
    if (asked != null) {
      counts.shadowed(exclusion, asked);
    }
  }

  /** Whether rules see what this exclusion decides on; null for none. */
  public static boolean isJudged(@Nullable Exclusion exclusion) {
    return exclusion == null || isQuiet(exclusion);
  }

  /** Whether what this exclusion decides on can be found; null for none. */
  public static boolean isKept(@Nullable Exclusion exclusion) {
    return exclusion == null || exclusion.action() != Action.DROP;
  }

  /** Whether the incident of a finding that it decides on is closed from its beginning. */
  public static boolean isQuiet(Exclusion exclusion) {
    return exclusion.action() == Action.QUIET;
  }

  /** The event as it is kept and judged: it names the exclusion, and no other. */
  public static Event labelled(Event event, @Nullable Exclusion exclusion) {
    String label = event.text(Field.LABELS_EXCLUSION);
    if (exclusion == null) {
      return label == null ? event : event.without(Field.LABELS_EXCLUSION);
    }
    return exclusion.id().equals(label)
        ? event
        : event.with(Field.LABELS_EXCLUSION, exclusion.id());
  }
}
