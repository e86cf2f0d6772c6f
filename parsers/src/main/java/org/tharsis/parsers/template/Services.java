package org.tharsis.parsers.template;

import java.util.Map;

/**
 * Port numbers of the names a firewall writes instead ("TCP and UDP Ports", Cisco ASA reference).
 */
final class Services {
  private static final Map<String, Integer> PORTS =
      Map.ofEntries(
          Map.entry("ftp-data", 20),
          Map.entry("ftp", 21),
          Map.entry("ssh", 22),
          Map.entry("telnet", 23),
          Map.entry("smtp", 25),
          Map.entry("tacacs", 49),
          Map.entry("domain", 53),
          Map.entry("dns", 53),
          Map.entry("bootps", 67),
          Map.entry("bootpc", 68),
          Map.entry("tftp", 69),
          Map.entry("http", 80),
          Map.entry("www", 80),
          Map.entry("pop3", 110),
          Map.entry("sunrpc", 111),
          Map.entry("ntp", 123),
          Map.entry("netbios-ns", 137),
          Map.entry("netbios-dgm", 138),
          Map.entry("netbios-ssn", 139),
          Map.entry("imap4", 143),
          Map.entry("snmp", 161),
          Map.entry("snmptrap", 162),
          Map.entry("bgp", 179),
          Map.entry("ldap", 389),
          Map.entry("https", 443),
          Map.entry("isakmp", 500),
          Map.entry("syslog", 514),
          Map.entry("rip", 520),
          Map.entry("ldaps", 636),
          Map.entry("sqlnet", 1521),
          Map.entry("h323", 1720),
          Map.entry("pptp", 1723),
          Map.entry("radius", 1645),
          Map.entry("radius-acct", 1646),
          Map.entry("sip", 5060));

  private Services() {}

  /** The port, or -1. */
  static long port(String name) {
    return PORTS.getOrDefault(name, -1);
  }
}
