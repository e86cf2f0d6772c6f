package org.tharsis.engine.hindsight;

import java.util.Comparator;
import java.util.List;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.rules.RuleProbe.Step;
import org.tharsis.rules.language.Condition;

/**
 * An event for which a rule did not hold, and how near it came.
 *
 * @param event the event
 * @param held how many of the conditions held before one did not
 * @param value what that one came to, if it is a counting phrase; 0 otherwise
 * @param behind the events of that value, oldest first, as far as they are known; of most misses
 *     they are not asked for
 */
public record Miss(Event event, int held, long value, List<EventId> behind) {
  /** The nearest first; of equal ones, the earliest. */
  static final Comparator<Miss> NEAREST_FIRST =
      Comparator.comparingInt(Miss::held)
          .thenComparingLong(Miss::value)
          .reversed()
          .thenComparingLong(miss -> miss.event.time())
          .thenComparing(miss -> miss.event.id());

  public Miss {
    behind = List.copyOf(behind);
  }

  /** What a step without a finding says; the conditions are those of its rule. */
  static Miss of(Step step, List<Condition> conditions) {
    boolean counted = conditions.get(step.held()).phrase() != null && !step.values().isEmpty();
    return new Miss(step.event(), step.held(), counted ? step.values().getLast() : 0, List.of());
  }

  Miss behind(List<EventId> events) {
    return new Miss(event, held, value, events);
  }
}
