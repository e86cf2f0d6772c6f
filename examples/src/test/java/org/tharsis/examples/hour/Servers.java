package org.tharsis.examples.hour;

import java.util.Random;

/** What servers do all day. */
final class Servers {
  private static final long GIGA = 1L << 30;

  private final Devices devices;
  private final Asa edge;
  private final Random random;

  Servers(Devices devices, Random random) {
    this.devices = devices;
    this.edge = devices.edge;
    this.random = random;
  }

  void bustle() {
    clocks();
    monitoring();
    backup();
    mail();
    names();
    web();
    scanner();
    switchedOffPrinter();
    management();
    devices.windows.savedAndBegunAnew(1_300, "DC2");
    devices.branch.restarted(700);
  }

  private double some(double seconds) {
    return random.nextDouble() * seconds;
  }

  /** Every 64 seconds, as NTP does. */
  private void clocks() {
    for (double at = 5; at < 3600; at += 64) {
      edge.udp(at, Site.DC1, 123, Site.CLOCK, 123, 1, 96);
      edge.udp(at + 20, Site.NAMES, 123, Site.CLOCK, 123, 1, 96);
      devices.branch.session(at, "10.21.1.2", Site.CLOCK, 17, 123, 1, 48, 48);
    }
  }

  /** Each minute one port of forty hosts, and a ping to two dozen; six desks are off. */
  private void monitoring() {
    for (double minute = 10; minute < 3600; minute += 60) {
      for (int i = 0; i < 40; i++) {
        double at = minute + i * 0.5;
        String host = i < 20 ? Site.desk(i * 5) : i < 30 ? Site.branchDesk(i - 20) : old(i);
        if (i < 6) {
          edge.unanswered(at, Site.MONITOR, host, 3389);
        } else {
          edge.tcp(at, Site.MONITOR, host, i % 3 == 0 ? 3389 : 135, 0, 120);
        }
      }
      for (int i = 0; i < 24; i++) {
        edge.ping(minute + 25 + i * 0.3, Site.MONITOR, Site.branchDesk(i));
      }
    }
  }

  private static String old(int i) {
    return i < 36 ? Site.old(i - 29) : "10.20.20." + (20 + i);
  }

  private void backup() {
    for (int i = 0; i < 12; i++) {
      edge.tcp(60 + i * 240, Site.BACKUP, Site.desk(i * 3), 10_000, 200, 2 * GIGA);
    }
    edge.tcp(20, Site.BACKUP, Site.MAIL, 10_000, 1_500, 14 * GIGA);
    for (int i = 0; i < 3; i++) {
      edge.tcp(100 + i * 900, Site.BACKUP, Site.OFFSITE, 443, 850, 5 * GIGA);
    }
  }

  /** From hundreds, to dozens, some of whom are not there; a newsletter of the house at nine. */
  private void mail() {
    for (int i = 0; i < 180; i++) {
      edge.tcp(some(3600), Site.stranger(4_000 + i), Site.MAIL, 25, 4, 20_000);
    }
    for (int i = 0; i < 90; i++) {
      mailTo(4_300 + i, some(3500));
    }
    for (int i = 0; i < 20; i++) {
      mailTo(4_500 + i, Log.NINE + some(150));
    }
  }

  private void mailTo(int exchanger, double at) {
    String to = Site.stranger(exchanger);
    edge.udp(at, Site.MAIL, Site.NAMES, 53, 0, 210);
    if (random.nextInt(6) == 0) {
      edge.unanswered(at + 1, Site.MAIL, to, 25);
    } else {
      edge.tcp(at + 1, Site.MAIL, to, 25, 5, 40_000);
    }
  }

  /** Asks hundreds of others; what they answer too late is refused. */
  private void names() {
    for (int i = 0; i < 900; i++) {
      String other = Site.stranger(6_000 + random.nextInt(400));
      double at = some(3600);
      edge.udp(at, Site.NAMES, other, 53, random.nextInt(2), 300);
      if (random.nextInt(20) == 0) {
        edge.denied(at + 4, "udp", other, 53, "192.0.2.53", 20_000 + random.nextInt(40_000));
      }
    }
    for (int i = 0; i < 60; i++) { // the provider's, which was slow for a minute
      edge.denied(
          900 + some(60),
          "udp",
          "198.51.100.53",
          53,
          "192.0.2.53",
          20_000 + random.nextInt(40_000));
    }
  }

  /** Visitors, and their last segments to connections that were closed for idleness. */
  private void web() {
    for (int i = 0; i < 420; i++) {
      String visitor = Site.stranger(2_000 + i);
      edge.tcp(some(3600), visitor, Site.WEB, 443, 3 + some(60), 30_000);
      if (i % 3 == 0) {
        double at = i < 130 ? 2_500 + some(50) : some(3600);
        String flags = i % 2 == 0 ? "RST" : "FIN ACK";
        edge.noConnection(at, visitor, 30_000 + i, "192.0.2.80", 443, flags);
      }
    }
  }

  /** What is excluded: it tries everything everywhere, and guesses passwords. */
  private void scanner() {
    for (int i = 0; i < 700; i++) {
      double at = 300 + i;
      String host = i % 2 == 0 ? Site.desk(i / 2 % 30) : "10.20.20." + (20 + i / 2 % 40);
      if (i % 3 == 0) {
        edge.tcp(at, Site.SCANNER, host, 445, 0, 90);
      } else {
        edge.denied(at, "tcp", Site.SCANNER, host, 20 + i % 60);
      }
    }
    for (int i = 0; i < 30; i++) {
      devices.windows.logonFailed(400 + i * 2, "FILES1", "guest" + i, Site.SCANNER);
      edge.loginFailed(500 + i, Site.SCANNER, "cisco");
    }
    for (int i = 0; i < 12; i++) {
      devices.sensor.alert(
          600 + i, 2_100_100 + i, "LAB scanner probe", Site.SCANNER, 40_000 + i, Site.WEB, 80);
    }
  }

  private void switchedOffPrinter() {
    for (double at = 30; at < 3600; at += 25) {
      edge.unanswered(at, Site.PRINTS, "10.20.1.240", 9100);
    }
  }

  /** Administrators' work on machines, and the update server's on its maker's. */
  private void management() {
    for (int i = 0; i < 9; i++) {
      edge.tcp(1_000 + i * 30, Site.desk(1), "10.20.10." + (11 + i * 10), 3389, 120, 800_000);
    }
    edge.tcp(50, Site.desk(1), Site.MONITOR, 3389, 600, 900_000);
    edge.tcp(55, Site.desk(1), Site.MONITOR, 443, 900, 900_000);
    for (int i = 0; i < 40; i++) {
      edge.tcp(
          some(3600), Site.UPDATES, Site.stranger(9_500 + i % 9), 443, 60, 200L * 1024 * 1024 / 9);
    }
  }
}
