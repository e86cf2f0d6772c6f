package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** {@code event.*}, as DRL sees it. */
public record EventDetails(Event of) {
  public @Nullable String action() {
    return of.text(Field.EVENT_ACTION);
  }

  public @Nullable String category() {
    return of.text(Field.EVENT_CATEGORY);
  }

  public @Nullable String code() {
    return of.text(Field.EVENT_CODE);
  }

  /** How often this came, where a relay put equal lines into one. */
  public @Nullable Long count() {
    return of.number(Field.EVENT_COUNT);
  }

  /** The number that its sender counts messages by. */
  public @Nullable Long sequence() {
    return of.number(Field.EVENT_SEQUENCE);
  }

  /** Nanoseconds. */
  public @Nullable Long duration() {
    return of.number(Field.EVENT_DURATION);
  }

  public @Nullable String kind() {
    return of.text(Field.EVENT_KIND);
  }

  public @Nullable String outcome() {
    return of.text(Field.EVENT_OUTCOME);
  }

  public @Nullable String reason() {
    return of.text(Field.EVENT_REASON);
  }

  public @Nullable Long severity() {
    return of.number(Field.EVENT_SEVERITY);
  }

  public @Nullable String type() {
    return of.text(Field.EVENT_TYPE);
  }
}
