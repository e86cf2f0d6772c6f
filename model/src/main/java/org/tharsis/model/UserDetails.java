package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** {@code user.*}, as DRL sees it. */
public record UserDetails(Event of) {
  public @Nullable String domain() {
    return of.text(Field.USER_DOMAIN);
  }

  public @Nullable String name() {
    return of.text(Field.USER_NAME);
  }
}
