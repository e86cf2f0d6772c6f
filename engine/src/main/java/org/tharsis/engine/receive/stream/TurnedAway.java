package org.tharsis.engine.receive.stream;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.tharsis.engine.receive.intake.Complaints;
import org.tharsis.model.Escaped;

/** What is said of peers that are turned away: once an hour for each address and cause. */
final class TurnedAway {
  private static final int LONGEST = 300;

  private final Logger log;
  private final String receiver;
  private final Complaints complaints;

  /**
   * @param receiver its name
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  TurnedAway(Logger log, String receiver, LongSupplier nanos) {
    this.log = log;
    this.receiver = receiver;
    this.complaints = new Complaints(Duration.ofHours(1), nanos);
  }

  /**
   * Says that a peer was turned away.
   *
   * @param cause may quote the peer: it is escaped and shortened
   */
  void about(InetSocketAddress peer, String cause) {
    String address = peer.getAddress().getHostAddress();
    String text = quoted(cause);
    complaints.about(
        address + " " + text,
        others -> log.warn("{}: {} was turned away: {}{}", receiver, address, text, others));
  }

  /** What a peer may have written, so that a log can have it. */
  static String quoted(String text) {
    return Escaped.text(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
  }
}
