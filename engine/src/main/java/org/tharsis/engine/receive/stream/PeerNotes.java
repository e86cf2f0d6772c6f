package org.tharsis.engine.receive.stream;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.tharsis.engine.receive.intake.Complaints;
import org.tharsis.model.IpAddress;

/** What is said of peers' connections: each matter once an hour for each sender. */
final class PeerNotes {
  private final Logger log;
  private final String receiver;
  private final Complaints complaints;

  /**
   * @param receiver its name
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  PeerNotes(Logger log, String receiver, LongSupplier nanos) {
    this.log = log;
    this.receiver = receiver;
    this.complaints = new Complaints(Duration.ofHours(1), nanos);
  }

  /**
   * Says something.
   *
   * @param detail may quote the peer: it is escaped and shortened
   */
  void about(IpAddress sender, String matter, String detail) {
    complaints.about(
        sender + " " + matter,
        others ->
            log.info(
                "{} {}: {}: {}{}", receiver, sender, matter, TurnedAway.quoted(detail), others));
  }
}
