package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** {@code log.*}, as DRL sees it: how the line came. */
public record LogDetails(Event of) {
  public Syslog syslog() {
    return new Syslog(of);
  }

  /** {@code log.syslog.*}. */
  public record Syslog(Event of) {
    public @Nullable Long priority() {
      return of.number(Field.LOG_SYSLOG_PRIORITY);
    }
  }
}
