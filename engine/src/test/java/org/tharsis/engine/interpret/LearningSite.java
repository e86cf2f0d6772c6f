package org.tharsis.engine.interpret;

import static org.tharsis.engine.Facts.address;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts;
import org.tharsis.config.Hosts.Host;
import org.tharsis.config.Settings;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

/** A site that learns from lines as devices send them; it knows 10.1.0.1 as srv-1 itself. */
final class LearningSite {
  private static final Hosts KNOWN = new Hosts(List.of(new Host("srv-1", address("10.1.0.1"))));
  private static final Enricher ENRICHER =
      new Enricher(KNOWN, Settings.DEFAULT.insideNetworks(), EgressPolicy.NONE);

  private final Interpreter interpreter = new Interpreter(Settings.DEFAULT, ENRICHER);
  private long offset;

  LearningSite() {}

  /** One that goes on from what was learnt. */
  LearningSite(LearntHosts learnt) {
    interpreter.use(learnt);
  }

  LearntHosts learnt() {
    return interpreter.learnt();
  }

  /** From now on the site says this itself. */
  void knows(Host host) {
    Hosts now = new Hosts(List.of(host));
    interpreter.use(Settings.DEFAULT, new Enricher(now, ENRICHER.inside(), EgressPolicy.NONE));
  }

  /** Takes in a line in which the time stands where {@code %s} does. */
  Event take(@Nullable String sender, String time, String text) {
    byte[] line = text.formatted(time).getBytes(StandardCharsets.UTF_8);
    Origin origin = new Origin("test", sender == null ? null : address(sender));
    long arrived = Instant.parse("2026-06-15T12:00:00Z").toEpochMilli();
    return interpreter.interpret(
        new Line(new EventId("test", offset++), line, false, origin, arrived, false));
  }

  void dhcpd(String time, String message) {
    take(null, time, "<30>%s gw dhcpd[12]: " + message);
  }

  void lease(int host, String time) {
    dhcpd(
        "Jun 15 " + time,
        "DHCPACK on 10.1.1.%d to 00:00:5e:00:53:%02d (ws-%d) via em1".formatted(host, host, host));
  }

  /** The address that a machine's own event has at that time. */
  @Nullable String addressOf(String host, String time) {
    Event event =
        take(null, time, "<132>%s " + host + " Tcpip: 4226: TCP/IP has reached the security limit");
    return event.ip(Field.HOST_IP) == null ? null : String.valueOf(event.ip(Field.HOST_IP));
  }

  /** The user that the source of a connection has at that time. */
  @Nullable String userAt(String address, String time) {
    Event event =
        take(
            null,
            time,
            "<166>%s fw-edge : %%ASA-6-302013: Built outbound TCP connection 7 for"
                + " outside:192.0.2.9/80 (192.0.2.9/80) to inside:"
                + address
                + "/4000 (198.51.100.1/4000)");
    return event.text(Field.SOURCE_USER_NAME);
  }

  /** A logon on DC1; the time is left open. */
  static String logon(String code, String user, String station, String address) {
    return ("<13>%%s DC1 Security-Auditing: %s: An account was successfully logged on. Subject:"
            + " Security ID: S-1-0-0 Account Name: - Account Domain: - Logon ID: 0x0 Logon Type: 3"
            + " New Logon: Security ID: S-1-5-21-9 Account Name: %s Account Domain: CORP Logon ID:"
            + " 0x9 Network Information: Workstation Name: %s Source Network Address: %s Source"
            + " Port: 4000")
        .formatted(code, user, station, address);
  }
}
