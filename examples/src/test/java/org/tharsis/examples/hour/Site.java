package org.tharsis.examples.hour;

import java.util.Locale;

/** Who is where. */
final class Site {
  static final int DESKS = 110;
  static final int BRANCH_DESKS = 30;

  static final String DC1 = "10.20.10.11";
  static final String DC2 = "10.20.10.12";
  static final String FILES = "10.20.10.21";
  static final String PRINTS = "10.20.10.31";
  static final String BACKUP = "10.20.10.41";
  static final String APP = "10.20.10.51";
  static final String MONITOR = "10.20.10.61";
  static final String UPDATES = "10.20.10.71";
  static final String SCANNER = "10.20.10.81";
  static final String MAIL = "10.20.20.25";
  static final String NAMES = "10.20.20.53";
  static final String WEB = "10.20.20.80";

  /** The clock outside, the backup provider and the content network that the site knows. */
  static final String CLOCK = "198.51.100.123";

  static final String OFFSITE = "198.51.100.40";
  static final String CONTENT = "198.51.100.64/27";

  private Site() {}

  /** A desk in the main house, from 0. */
  static String desk(int i) {
    return "10.20.1." + (11 + i);
  }

  /** One of the six old machines, from 1. */
  static String old(int i) {
    return "10.20.3." + (10 + i);
  }

  static String branchDesk(int i) {
    return "10.21.1." + (11 + i);
  }

  /** A desk's name in Windows' log. */
  static String deskName(int i) {
    return String.format(Locale.ROOT, "PC-%03d", i);
  }

  static String user(int i) {
    return String.format(Locale.ROOT, "user%03d", i);
  }

  /** One of 130,000 addresses that are nobody's in particular (RFC 2544's). */
  static String stranger(int i) {
    int n = Math.floorMod(i * 7919, 1 << 17);
    return "198." + (18 + (n >> 16)) + "." + (n >> 8 & 255) + "." + (n & 255);
  }

  /** A host of the content network. */
  static String content(int i) {
    return "198.51.100." + (64 + Math.floorMod(i, 32));
  }

  /** What a server in the DMZ is called outside, or the address that everybody else shares. */
  static String outside(String ip) {
    return ip.startsWith("10.20.20.")
        ? "192.0.2." + ip.substring("10.20.20.".length())
        : "192.0.2.2";
  }

  /** The firewall's interface an address is behind. */
  static String zone(String ip) {
    if (ip.startsWith("10.20.20.")) {
      return "dmz";
    } else if (ip.startsWith("10.20.10.")) {
      return "servers";
    } else if (ip.startsWith("10.21.")) {
      return "branch";
    }
    return ip.startsWith("10.") ? "inside" : "outside";
  }
}
