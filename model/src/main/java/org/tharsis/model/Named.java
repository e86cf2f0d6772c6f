package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** Something of an event that has but a name, as DRL sees it. */
public record Named(Event of, Field field) {
  public @Nullable String name() {
    return of.text(field);
  }
}
