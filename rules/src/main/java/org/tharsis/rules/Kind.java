package org.tharsis.rules;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tharsis.rules.GateRule.Condition;
import org.tharsis.rules.window.Window;

/**
 * What is left to be asked of an event once it is known of which kind it is, in the order of the
 * {@link ConditionTree}.
 */
final class Kind {
  /** A condition that is still to be asked, or that holds and is the last one of a rule. */
  static final class Step {
    private final int at;
    private final @Nullable Condition condition;
    private final int elsewhere;
    private final int[] ends;

    /**
     * @param at its place in the tree
     * @param condition null if it is known to hold
     * @param elsewhere the number of the step to go on with where it does not hold
     * @param ends the numbers of the rules whose last condition it is
     */
    Step(int at, @Nullable Condition condition, int elsewhere, int[] ends) {
      this.at = at;
      this.condition = condition;
      this.elsewhere = elsewhere;
      this.ends = ends;
    }

    int at() {
      return at;
    }

    @Nullable Condition condition() {
      return condition;
    }

    /** The window that the condition asks, if it does nothing else. */
    @Nullable Window window() {
      return condition == null ? null : condition.window();
    }

    int elsewhere() {
      return elsewhere;
    }

    /** Not to be changed. */
    int[] ends() {
      return ends;
    }
  }

  private final @Nullable Object[] values;
  private final Step[] steps;

  /**
   * @param values those of the {@link Kinds#FIELDS} by which it is known
   */
  Kind(@Nullable Object[] values, List<Step> steps) {
    this.values = values;
    this.steps = steps.toArray(Step[]::new);
  }

  /** Whether it is known by these values. */
  boolean isOf(@Nullable Object[] others) {
    for (int i = 0; i < values.length; i++) {
      if (!Objects.equals(values[i], others[i])) {
        return false;
      }
    }
    return true;
  }

  /** How many steps there are. */
  int size() {
    return steps.length;
  }

  Step step(int number) {
    return steps[number];
  }
}
