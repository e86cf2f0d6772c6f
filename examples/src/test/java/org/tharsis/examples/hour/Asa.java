package org.tharsis.examples.hour;

import java.util.List;

/** The firewall in the middle of the house, and whatever else is of its make. */
final class Asa {
  private static final List<String> LEVELS =
      List.of("outside", "dmz", "branch", "servers", "inside");

  private final Log log;
  private final String name;
  private int connection = 40_000;
  private int port = 10_000;

  Asa(Log log, String name) {
    this.log = log;
    this.name = name;
  }

  /** A message with its severity and code, as 6-302013, in front. */
  void says(double at, String message) {
    int severity = message.charAt(0) - '0';
    log.add(
        at,
        "<%d>%s %s : %%ASA-%s"
            .formatted(160 + severity, Log.stamp("MMM dd uuuu HH:mm:ss", at), name, message));
  }

  private int ephemeral() {
    port = port == 64_000 ? 10_000 : port + 1;
    return port;
  }

  private static String mapped(String ip, int port, String other) {
    boolean leaves = Site.zone(other).equals("outside") && !Site.zone(ip).equals("outside");
    return "%s/%d".formatted(leaves ? Site.outside(ip) : ip, port);
  }

  private static String end(String ip, int port) {
    return "%s:%s/%d".formatted(Site.zone(ip), ip, port);
  }

  void tcp(double at, String from, String to, int port, double seconds, long bytes) {
    tcp(at, from, to, port, seconds, bytes, "TCP FINs");
  }

  void tcp(double at, String from, String to, int port, double seconds, long bytes, String reason) {
    connection(at, "TCP", from, ephemeral(), to, port, seconds, bytes, " " + reason);
  }

  /** Nobody answers. */
  void unanswered(double at, String from, String to, int port) {
    tcp(at, from, to, port, 30, 0, "SYN Timeout");
  }

  void udp(double at, String from, String to, int port, double seconds, long bytes) {
    udp(at, from, ephemeral(), to, port, seconds, bytes);
  }

  void udp(double at, String from, int sport, String to, int port, double seconds, long bytes) {
    connection(at, "UDP", from, sport, to, port, seconds, bytes, "");
  }

  private void connection(
      double at,
      String protocol,
      String from,
      int sport,
      String to,
      int dport,
      double seconds,
      long bytes,
      String reason) {
    int id = connection++;
    boolean out = LEVELS.indexOf(Site.zone(from)) > LEVELS.indexOf(Site.zone(to));
    String source = end(from, sport);
    String destination = end(to, dport);
    String first = out ? destination : source;
    String second = out ? source : destination;
    String sourceMapped = mapped(from, sport, to);
    String destinationMapped = mapped(to, dport, from);
    says(
        at,
        "6-%d: Built %s %s connection %d for %s (%s) to %s (%s)"
            .formatted(
                protocol.equals("TCP") ? 302013 : 302015,
                out ? "outbound" : "inbound",
                protocol,
                id,
                first,
                out ? destinationMapped : sourceMapped,
                second,
                out ? sourceMapped : destinationMapped));
    says(
        at + seconds,
        "6-%d: Teardown %s connection %d for %s to %s duration %d:%02d:%02d bytes %d%s"
            .formatted(
                protocol.equals("TCP") ? 302014 : 302016,
                protocol,
                id,
                first,
                second,
                (int) seconds / 3600,
                (int) seconds / 60 % 60,
                (int) seconds % 60,
                bytes,
                reason));
  }

  /** An echo request that is let through, and forgotten two seconds later. */
  void ping(double at, String from, String to) {
    int id = ephemeral();
    boolean out = LEVELS.indexOf(Site.zone(from)) > LEVELS.indexOf(Site.zone(to));
    String ends =
        out
            ? "faddr %s/0 gaddr %s/%d laddr %s/%d".formatted(to, from, id, from, id)
            : "faddr %s/%d gaddr %s/0 laddr %s/0".formatted(from, id, to, to);
    says(
        at,
        "6-302020: Built %s ICMP connection for %s type 8 code 0"
            .formatted(out ? "outbound" : "inbound", ends));
    says(at + 2, "6-302021: Teardown ICMP connection for %s type 8 code 0".formatted(ends));
  }

  void denied(double at, String protocol, String from, String to, int port) {
    denied(at, protocol, from, ephemeral(), to, port);
  }

  /** Refused by a policy; servers of the DMZ by the name they have outside. */
  void denied(double at, String protocol, String from, int sport, String to, int port) {
    String zone = to.startsWith("192.0.2.") ? "dmz" : Site.zone(to);
    says(
        at,
        "4-106023: Deny %s src %s:%s/%d dst %s:%s/%d by access-group \"%s_in\" [0x0, 0x0]"
            .formatted(protocol, Site.zone(from), from, sport, zone, to, port, Site.zone(from)));
  }

  void pingDenied(double at, String from, String to) {
    says(
        at,
        "4-106023: Deny icmp src %s:%s dst dmz:%s (type 8, code 0) by access-group \"%s_in\" [0x0, 0x0]"
            .formatted(Site.zone(from), from, to, Site.zone(from)));
  }

  /** A segment of a conversation that the firewall does not know, or no longer. */
  void noConnection(double at, String from, int sport, String to, int port, String flags) {
    says(
        at,
        "6-106015: Deny TCP (no connection) from %s/%d to %s/%d flags %s  on interface %s"
            .formatted(from, sport, to, port, flags, Site.zone(from)));
  }

  void loginFailed(double at, String from, String user) {
    says(
        at,
        "6-113015: AAA user authentication Rejected : reason = Invalid password : local database : user = %s : user IP = %s"
            .formatted(user, from));
    says(
        at,
        "6-611102: User authentication failed: IP address: %s, Uname: %s".formatted(from, user));
    says(
        at,
        "6-605004: Login denied from %s/%d to inside:10.20.1.1/ssh for user \"%s\""
            .formatted(from, ephemeral(), user));
  }

  void login(double at, String from, String user) {
    says(at, "6-113012: AAA user authentication Successful : local database : user = " + user);
    says(
        at,
        "6-611101: User authentication succeeded: IP address: %s, Uname: %s".formatted(from, user));
    says(
        at,
        "6-605005: Login permitted from %s/%d to inside:10.20.1.1/ssh for user \"%s\""
            .formatted(from, ephemeral(), user));
  }

  void vpnFailed(double at, String from, String user) {
    says(
        at,
        "6-113005: AAA user authentication Rejected : reason = AAA failure : server = 10.20.10.11 : user = %s : user IP = %s"
            .formatted(user, from));
    says(
        at + 0.2,
        "6-716039: Group <DfltGrpPolicy> User <%s> IP <%s> Authentication: rejected, Session Type: WebVPN."
            .formatted(user, from));
  }

  void vpn(double at, String from, String user, String assigned) {
    says(
        at,
        "6-113004: AAA user authentication Successful : server =  10.20.10.11 : user = " + user);
    says(
        at + 0.3,
        "6-716001: Group <staff> User <%s> IP <%s> WebVPN session started.".formatted(user, from));
    says(
        at + 2,
        "4-722051: Group <staff> User <%s> IP <%s> IPv4 Address <%s> IPv6 address <::> assigned to session"
            .formatted(user, from, assigned));
  }
}
