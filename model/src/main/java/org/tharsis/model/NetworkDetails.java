package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** {@code network.*}, as DRL sees it. */
public record NetworkDetails(Event of) {
  public @Nullable Long bytes() {
    return of.number(Field.NETWORK_BYTES);
  }

  public @Nullable String direction() {
    return of.text(Field.NETWORK_DIRECTION);
  }

  public @Nullable Long packets() {
    return of.number(Field.NETWORK_PACKETS);
  }

  public @Nullable String protocol() {
    return of.text(Field.NETWORK_PROTOCOL);
  }

  public @Nullable String transport() {
    return of.text(Field.NETWORK_TRANSPORT);
  }
}
