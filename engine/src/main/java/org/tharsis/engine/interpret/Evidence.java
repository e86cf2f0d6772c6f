package org.tharsis.engine.interpret;

import java.time.Duration;

/** How it is known whose an address is, the weaker first; what is known expires. */
enum Evidence {
  /**
   * Somebody logged on from a machine that named itself. A working day: who stays logs on again.
   */
  LOGON(Duration.ofHours(12)),
  /** The machine sends its own log. */
  SENDER(Duration.ofDays(1)),
  /** An address server gave it the address: Microsoft's default for the length of a lease. */
  LEASE(Duration.ofDays(8)),
  /** A VPN gateway gave a user the address: nobody is connected for longer without a new line. */
  SESSION(Duration.ofDays(1));

  private final long millis;

  Evidence(Duration holds) {
    millis = holds.toMillis();
  }

  /** Until when what was said at this time holds, if nothing else is said; milliseconds. */
  long until(long said) {
    return said + millis;
  }
}
