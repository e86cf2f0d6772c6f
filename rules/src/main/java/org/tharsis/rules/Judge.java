package org.tharsis.rules;

import org.tharsis.model.Event;

/** Lets rules judge events: asks their conditions and runs what they say is to be done. */
interface Judge extends AutoCloseable {
  /** Told of a rule that was cut off. */
  @FunctionalInterface
  interface CutOff {
    void cutOff(String rule, Throwable cause);
  }

  /** Lets every rule without {@code around} judge the event. */
  void judge(Event event);

  /** Lets one rule judge the event that it held. */
  void judgeHeld(String ruleId, Event event);

  @Override
  void close();
}
