package org.tharsis.index;

import java.time.Duration;
import java.util.List;
import org.tharsis.model.Basis;
import org.tharsis.model.Cidr;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Rule;
import org.tharsis.model.Severity;

/** Incidents with everything in them, and with nothing. */
final class Incidents {
  static final Incident.Decision DECISION =
      new Incident.Decision(Incident.Verdict.FALSE_POSITIVE, "our scanner", "ann", 99);

  private static final Rule RULE =
      new Rule(
          "port-scan",
          "Port scan",
          Severity.YELLOW,
          Rule.Key.SOURCE,
          Duration.ofMinutes(30).plusNanos(7),
          "One source tried many ports.",
          "Block it.");

  private Incidents() {}

  static Incident full(String id, String key, long last) {
    return new Incident(
        id,
        RULE,
        key,
        last - 10,
        last - 20,
        last,
        15,
        new Incident.Parties(
            List.of(address("198.51.100.7"), address("2001:db8::1")),
            List.of(address("192.0.2.1")),
            List.of(22L, 445L),
            List.of("host-ä"),
            List.of("ann", ""),
            List.of("fw-1")),
        List.of(new Finding.Reason("distinct( destination.port ) >= 15", 15)),
        List.of(new EventId("udp:5514", 1), new EventId("old.log", Long.MAX_VALUE)),
        Severity.RED,
        List.of("abc", "abd"),
        List.of(new Basis("0a1b2c3d", "", "ffffffff"), new Basis("0a1b2c3e", "", "ffffffff")),
        DECISION);
  }

  static Incident empty(String id) {
    List<String> none = List.of();
    return new Incident(
        id,
        new Rule("", "", Severity.GREEN, Rule.Key.NONE, Duration.ZERO, "", ""),
        "",
        0,
        0,
        0,
        0,
        new Incident.Parties(List.of(), List.of(), List.of(), none, none, none),
        List.of(),
        List.of(),
        Severity.GREEN,
        none,
        List.of(),
        null);
  }

  private static IpAddress address(String literal) {
    return Cidr.parse(literal).first();
  }
}
