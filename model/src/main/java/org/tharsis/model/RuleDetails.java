package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** {@code rule.*}, as DRL sees it: the device's own rule, access list or signature. */
public record RuleDetails(Event of) {
  public @Nullable String id() {
    return of.text(Field.RULE_ID);
  }

  public @Nullable String name() {
    return of.text(Field.RULE_NAME);
  }

  public @Nullable Long hits() {
    return of.number(Field.RULE_HITS);
  }
}
