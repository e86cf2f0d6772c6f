package org.tharsis.rules;

import org.tharsis.model.Event;

/** Lets rules judge events: asks their conditions and runs what they say is to be done. */
interface Judge extends AutoCloseable {
  /** Told of a rule that was cut off. */
  @FunctionalInterface
  interface CutOff {
    void cutOff(String rule, Throwable cause);
  }

  /**
   * Will be asked to judge this event, after those that it was told to expect before, though others
   * may come between them. Nothing depends on it but the time it takes.
   */
  default void expect(Event event) {}

  /** That was all to be expected for now. */
  default void prepare() {}

  /** Expects nothing any more: others come first, or what they are held against has changed. */
  default void forget() {}

  /** Lets every rule without {@code around} judge the event. */
  void judge(Event event);

  /** Lets one rule judge the event that it held. */
  void judgeHeld(String ruleId, Event event);

  @Override
  void close();
}
