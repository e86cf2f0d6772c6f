package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** {@code host.*}, as DRL sees it: the machine an event happened on. */
public record HostDetails(Event of) {
  public @Nullable IpAddress ip() {
    return of.ip(Field.HOST_IP);
  }

  public @Nullable String name() {
    return of.text(Field.HOST_NAME);
  }

  public @Nullable String hostname() {
    return of.text(Field.HOST_HOSTNAME);
  }
}
