package org.tharsis.engine.replay;

import java.time.Instant;

/** Lines with their times, as a relay writes them (RFC 5424). */
final class Dated {
  static final Instant START = Instant.parse("2013-06-04T10:00:00Z");

  private Dated() {}

  private static String header(long millis) {
    return "<164>1 %s asa-edge ".formatted(START.plusMillis(millis));
  }

  /** An access list denied a connection, so many milliseconds after the start. */
  static String deny(long millis, String from, String to, int port) {
    return header(millis)
        + ("%%ASA-4-106023: Deny tcp src outside:%s/40000 dst inside:%s/%d by access-group \"in\""
                + " [0x0, 0x0]")
            .formatted(from, to, port);
  }

  /** An inside host opened a connection. */
  static String built(long millis, int id, String from, String to) {
    return header(millis)
        + ("%%ASA-6-302013: Built outbound TCP connection %d for outside:%s/80 (%s/80)"
                + " to inside:%s/49152 (203.0.113.2/7001)")
            .formatted(id, to, to, from);
  }

  /** A machine reached its limit of connection attempts (NXLog's form). */
  static String limit(long millis, String host) {
    return ("<132>1 %s %s Tcpip - - [NXLOG@14506 EventID=\"4226\"] TCP/IP has reached the security"
            + " limit imposed on the number of concurrent TCP connect attempts.")
        .formatted(START.plusMillis(millis), host);
  }
}
