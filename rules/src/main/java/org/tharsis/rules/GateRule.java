package org.tharsis.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.rules.language.AskedFields;
import org.tharsis.rules.window.Window;

/**
 * One compiled rule with a correlator's own windows and lists in the places of its globals: what it
 * asks of an event, in order, and what it does where all of that holds.
 *
 * @param owner the id of the rule that it is, or that it feeds or holds events for
 * @param packageName the Drools package it was compiled in
 * @param name its name there
 * @param heldBy the rule whose held events it judges, or null for one that judges at once
 * @param feeds the window that its consequence feeds with the event, if it does nothing else
 */
record GateRule(
    String owner,
    String packageName,
    String name,
    @Nullable String heldBy,
    List<Condition> conditions,
    Consequence consequence,
    @Nullable Window feeds) {

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

  /** What a condition's answer depends on. */
  enum Asks {
    /** On fields that a {@link Kind} is made of. */
    KIND,
    /** On the event, and on the site's lists. */
    EVENT,
    /** On what windows remember, so that it is asked when the event is judged and not before. */
    PAST
  }

  /**
   * One constraint of a pattern.
   *
   * @param id two of the same ask the same, whichever rules they stand in
   * @param text as it was compiled, for messages
   * @param window the one that it asks, if it does nothing else
   */
  record Condition(String id, String text, Asks asks, Question question, @Nullable Window window) {
    /** One that holds. */
    static final Condition ALWAYS = new Condition("", "", Asks.KIND, event -> true, null);

    /** One that asks nothing but the event. */
    static Condition ofEvent(String id, String text, Question question) {
      boolean kind = AskedFields.of(text).filter(Kinds.FIELDS::containsAll).isPresent();
      return new Condition(id, text, kind ? Asks.KIND : Asks.EVENT, question, null);
    }

    /** One that asks the site's lists, too. */
    static Condition ofLists(String id, String text, Question question) {
      return new Condition(id, text, Asks.EVENT, question, null);
    }

    /** One that asks a window, perhaps with more around it. */
    static Condition ofPast(String id, String text, Question question) {
      return new Condition(id, text, Asks.PAST, question, null);
    }

    /** One that asks a window and nothing else. */
    static Condition ofWindow(String id, String text, Window window) {
      return new Condition(id, text, Asks.PAST, window::reached, window);
    }
  }

  GateRule {
    conditions = List.copyOf(conditions);
  }
}
