package org.tharsis.examples.hour;

import java.util.Random;

/** What people at their desks do, and their machines by themselves. */
final class Desks {
  private static final String UPDATER = "198.51.100.30";

  private final Devices devices;
  private final Asa edge;
  private final Random random;

  Desks(Devices devices, Random random) {
    this.devices = devices;
    this.edge = devices.edge;
    this.random = random;
  }

  void bustle() {
    for (int i = 0; i < Site.DESKS; i++) {
      double comes = random.nextInt(5) == 0 ? -60 : Log.NINE + random.nextGaussian() * 500;
      comes(i, comes);
      works(i, Math.max(0, comes + 60));
      updates(i, Math.max(0, comes));
    }
    for (int i = 0; i < Site.BRANCH_DESKS; i++) {
      branch(i);
    }
    coincidence();
  }

  private double some(double seconds) {
    return random.nextDouble() * seconds;
  }

  /** Switched on: the domain, the file server, the name server, and every eighth mistypes. */
  private void comes(int i, double at) {
    String desk = Site.desk(i);
    if (random.nextInt(8) == 0) {
      devices.windows.deskLogon(at - 6, Site.deskName(i), Site.user(i), false);
      devices.windows.kerberosFailed(at - 6, "DC1", Site.user(i), desk, "0x18");
    }
    devices.windows.deskLogon(at, Site.deskName(i), Site.user(i), true);
    devices.windows.ticket(at, "DC1", Site.user(i), desk);
    String controller = i % 2 == 0 ? Site.DC1 : Site.DC2;
    for (int port : new int[] {88, 88, 389, 135, 49_158, 445}) {
      edge.tcp(at + some(8), desk, controller, port, 1 + some(20), 2_000 + random.nextInt(9_000));
    }
    edge.udp(at + some(5), desk, controller, 389, 1, 400);
    edge.udp(at + some(5), desk, 123, controller, 123, 1, 48);
    edge.tcp(at + 10 + some(5), desk, Site.FILES, 445, 900, 4_000_000 + random.nextInt(9_000_000));
    edge.tcp(at + 12 + some(5), desk, Site.PRINTS, 445, 300, 20_000);
    devices.windows.logon(at + 11, "FILES1", Site.user(i), desk, Site.deskName(i));
  }

  private void works(int i, double from) {
    String desk = Site.desk(i);
    for (double at = from + some(60); at < 3600; at += 60 + some(700)) {
      page(desk, at);
    }
    if (random.nextInt(3) == 0) {
      heavyPage(desk, Math.max(from, Log.NINE + some(420)));
    }
    for (double at = from + some(300); at < 3600; at += 240 + some(240)) {
      edge.tcp(at, desk, Site.MAIL, 993, 4 + some(20), 9_000 + random.nextInt(90_000));
    }
  }

  private void asks(String desk, double at, int names) {
    for (int i = 0; i < names; i++) {
      edge.udp(at + some(1), desk, Site.NAMES, 53, 0, 160 + random.nextInt(200));
    }
  }

  /** A page, with what it draws from elsewhere; now and then one of those is dead. */
  private void page(String desk, double at) {
    asks(desk, at, 2);
    for (int i = 3 + random.nextInt(5); i > 0; i--) {
      String host = Site.stranger(8_000 + random.nextInt(900));
      int port = random.nextInt(5) == 0 ? 80 : 443;
      if (random.nextInt(25) == 0) {
        edge.unanswered(at + some(3), desk, host, port);
      } else {
        edge.tcp(at + some(3), desk, host, port, 5 + some(90), 3_000 + random.nextInt(400_000));
      }
    }
  }

  /** A page on the content network: dozens of connections to one of its hosts within seconds. */
  private void heavyPage(String desk, double at) {
    asks(desk, at, 3);
    String host = Site.content(random.nextInt(4));
    for (int i = 20 + random.nextInt(20); i > 0; i--) {
      edge.tcp(at + some(4), desk, host, 443, 15 + some(30), 8_000 + random.nextInt(300_000));
    }
  }

  /** The virus scanner of every desk asks its maker each 160 seconds. */
  private void updates(int i, double from) {
    String desk = Site.desk(i);
    for (double at = from + some(160); at < 3600; at += 160) {
      edge.tcp(at, desk, UPDATER, 443, 1, 1_400);
    }
    edge.tcp(from + some(900), desk, Site.UPDATES, 8530, 20, 2_000_000);
  }

  private void branch(int i) {
    String desk = Site.branchDesk(i);
    double from = random.nextInt(3) == 0 ? 0 : some(2_400);
    for (double at = from; at < 3600; at += 100 + some(600)) {
      for (int each = 2 + random.nextInt(4); each > 0; each--) {
        String host = Site.stranger(8_000 + random.nextInt(900));
        devices.branch.session(
            at + some(4), desk, host, 6, 443, 5 + random.nextInt(90), 2_000, 90_000);
      }
      devices.branch.session(at, desk, Site.NAMES, 17, 53, 2, 70, 190);
    }
    devices.branch.session(from, desk, Site.DC2, 6, 445, 60, 4_000, 90_000);
    devices.branch.session(from + 5, desk, Site.FILES, 6, 445, 400, 90_000, 3_000_000);
  }

  /** Three old machines at their limit by the content network's page; all ask the name server. */
  private void coincidence() {
    for (int i = 4; i <= 6; i++) {
      String old = Site.old(i);
      double at = Log.NINE + 200 + i * 0.4;
      edge.udp(at, old, Site.NAMES, 53, 0, 200);
      edge.udp(at + 0.2, old, "198.51.100.53", 53, 0, 200);
      for (int c = 0; c < 12; c++) {
        edge.tcp(at + 0.3 + c * 0.2, old, Site.content(9), 80, 20, 40_000);
      }
      devices.windows.limit(at + 2, "XP-0" + i);
    }
  }
}
