package org.tharsis.examples.hour;

/** Intrusion detection between firewall and DMZ. */
final class Sensor {
  private final Log log;

  Sensor(Log log) {
    this.log = log;
  }

  void alert(double at, int id, String name, String from, int sport, String to, int port) {
    log.add(
        at,
        "<33>%s ips-1 snort[1187]: [1:%d:4] %s [Classification: Attempted Administrator Privilege Gain] [Priority: 1] {TCP} %s:%d -> %s:%d"
            .formatted(Log.stamp(at), id, name, from, sport, to, port));
  }
}
