package org.tharsis.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/**
 * One compiled rule with a correlator's own windows and lists in the places of its globals: what it
 * asks of an event, in order, and what it does where all of that holds.
 *
 * @param owner the id of the rule that it is, or that it feeds or holds events for
 * @param packageName the Drools package it was compiled in
 * @param name its name there
 * @param heldBy the rule whose held events it judges, or null for one that judges at once
 */
record GateRule(
    String owner,
    String packageName,
    String name,
    @Nullable String heldBy,
    List<Condition> conditions,
    Consequence consequence) {

  /** A question about an event. */
  @FunctionalInterface
  interface Question {
    boolean holds(Event event) throws Exception;
  }

  /** What a rule does with an event for which it holds. */
  @FunctionalInterface
  interface Consequence {
    void run(Event event) throws Exception;
  }

  /**
   * One constraint of a pattern.
   *
   * @param id two of the same ask the same, whichever rules they stand in
   * @param text as it was compiled, for messages
   */
  record Condition(String id, String text, Question question) {}

  GateRule {
    conditions = List.copyOf(conditions);
  }
}
