package org.tharsis.rules;

import org.tharsis.model.Event;

/** Judges by no rule: what is behind a {@link Gate} that has them all. */
final class Nobody implements Judge {
  @Override
  public void judge(Event event) {}

  @Override
  public void judgeHeld(String ruleId, Event event) {}

  @Override
  public void close() {}
}
