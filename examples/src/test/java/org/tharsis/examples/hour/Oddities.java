package org.tharsis.examples.hour;

import java.util.Random;

/** Harmless things that resemble what rules look for; each happens on some site every day. */
final class Oddities {
  private final Devices devices;
  private final Asa edge;
  private final Random random;

  Oddities(Devices devices, Random random) {
    this.devices = devices;
    this.edge = devices.edge;
    this.random = random;
  }

  void bustle() {
    wakesUp(Site.desk(50), 700);
    wakesUp(Site.desk(51), 2_000);
    triesQuic();
    routesTraced();
    askedForNetbiosNames();
    sharesUpdates();
    homeAddress();
    falseAlarm();
    talksSeldom();
    busyOldMachine();
    lateAnswers();
    listensOnMail();
    loadsAnew();
    pings();
    refusedMember();
    alarms();
  }

  private double some(double seconds) {
    return random.nextDouble() * seconds;
  }

  /** A notebook opened again: its browser ends connections the firewall has forgotten. */
  private void wakesUp(String desk, double at) {
    for (int i = 0; i < 45; i++) {
      String page = Site.stranger(8_000 + i);
      String flags = i % 3 == 0 ? "RST ACK" : "FIN ACK";
      for (int again = 0; again < 3; again++) {
        edge.noConnection(at + some(30), desk, 50_000 + i, page, 443, flags);
      }
    }
  }

  /** Browsers try UDP before TCP, where the policy has none. */
  private void triesQuic() {
    for (int i = 0; i < 30; i++) {
      double at = Log.NINE + some(120);
      String desk = Site.desk(60 + i % 2);
      edge.denied(at, "udp", desk, Site.stranger(8_100 + i), 443);
      edge.denied(at + 1, "udp", desk, Site.stranger(8_100 + i), 443);
    }
  }

  /** An administrator's traceroute, denied; and that of somebody outside. */
  private void routesTraced() {
    for (int i = 0; i < 60; i++) {
      edge.denied(2_200 + i, "udp", Site.desk(1), "198.51.100.99", 33_434 + i);
      edge.denied(1_000 + i, "udp", Site.stranger(960), "192.0.2.80", 33_434 + i);
    }
  }

  /** A Windows server wants the NetBIOS name of everybody who visited it. */
  private void askedForNetbiosNames() {
    edge.udp(100, Site.MONITOR, 137, "10.20.20.90", 137, 1, 90);
    for (int i = 0; i < 90; i++) {
      edge.denied(1_200 + i * 2, "udp", "10.20.20.90", 137, Site.stranger(2_000 + i), 137);
    }
  }

  /** Windows 10 takes updates from its like (7680); those in the branch are refused or off. */
  private void sharesUpdates() {
    edge.tcp(Log.NINE, Site.desk(3), Site.old(2), 7680, 20, 900_000);
    for (int i = 0; i < 14; i++) {
      edge.denied(Log.NINE + 100 + i * 9, "tcp", Site.old(2), Site.branchDesk(i), 7680);
    }
  }

  /** A notebook that still has its address of last night calls for printers. */
  private void homeAddress() {
    for (int i = 0; i < 5; i++) {
      edge.says(
          1_600 + i * 3,
          "1-106021: Deny UDP reverse path check from 192.168.1.34 to 239.255.255.250 on interface inside");
      edge.says(
          1_601 + i * 3,
          "1-106021: Deny UDP reverse path check from 192.168.1.34 to 255.255.255.255 on interface inside");
    }
    edge.says(900, "2-106016: Deny IP spoof from (0.0.0.0) to 255.255.255.255 on interface inside");
  }

  /** An alert on a visitor, and a web server that goes on serving him. */
  private void falseAlarm() {
    String visitor = Site.stranger(2_100);
    devices.sensor.alert(1_400, 2_017_900, "LAB odd user agent", visitor, 41_000, Site.WEB, 443);
    for (int i = 0; i < 10; i++) {
      edge.tcp(1_401 + i * 20, visitor, Site.WEB, 443, 9, 30_000);
    }
    devices.sensor.alert(
        1_450, 2_017_901, "LAB script in answer", Site.stranger(8_003), 443, Site.desk(9), 50_010);
    edge.tcp(1_480, Site.desk(9), Site.stranger(8_003), 443, 9, 30_000);
  }

  /** A router of the lobby that refuses something now and then. */
  private void talksSeldom() {
    for (double at : new double[] {40, 300, 1_150, 3_300}) {
      devices.lobby.packet(at, "denied", "tcp", "10.20.4.9", 50_000, Site.FILES, 445);
    }
  }

  /** One old machine at its limit, and the denies that explain it. */
  private void busyOldMachine() {
    devices.windows.limit(500, "XP-03");
    for (int i = 0; i < 30; i++) {
      edge.denied(480 + i, "tcp", Site.old(3), Site.stranger(8_200 + i), 80);
    }
  }

  /** A router without a memory for conversations refuses their last packets. */
  private void lateAnswers() {
    for (int i = 0; i < 40; i++) {
      devices.router.packet(
          1_700 + i * 10, "denied", "tcp", Site.content(3), 443, "192.0.2.2", 20_000 + i * 311);
    }
    for (int i = 0; i < 20; i++) { // and lets the answers of ours out
      devices.router.packet(
          1_710 + i * 10,
          "permitted",
          "tcp",
          "192.0.2.80",
          443,
          Site.stranger(2_000 + i),
          41_000 + i);
    }
  }

  /** The firewall was loaded anew: nothing that went on is known to it. */
  private void loadsAnew() {
    for (int i = 0; i < 200; i++) {
      String desk = Site.desk(random.nextInt(Site.DESKS));
      double at = 900 + some(40);
      String to = i % 4 == 0 ? Site.FILES : Site.stranger(8_000 + random.nextInt(900));
      edge.noConnection(at, desk, 51_000 + i, to, i % 4 == 0 ? 445 : 443, "PSH ACK");
      edge.noConnection(
          at + 0.1, Site.stranger(2_000 + i % 400), 32_000 + i, "192.0.2.80", 443, "ACK");
    }
  }

  /** The monitor looks whether the provider is there, somebody whether we are. */
  private void pings() {
    for (double at = 3; at < 3600; at += 30) {
      edge.ping(at, Site.MONITOR, "198.51.100.1");
      edge.ping(at + 5, "198.51.100.2", Site.WEB);
      edge.denied(at + 9, "udp", "10.20.40.7", "198.51.100.8", 53);
    }
  }

  /** A member of the domain that may not speak with its controller. */
  private void refusedMember() {
    int[] wanted = {53, 88, 123, 135, 137, 138, 139, 389, 445, 464, 636, 3268, 49_158};
    for (int i = 0; i < 200; i++) {
      edge.denied(10 + i * 17, "tcp", "10.20.20.91", Site.DC1, wanted[i % wanted.length]);
    }
  }

  /** What firewalls call attacks, and nobody follows. */
  private void alarms() {
    devices.branch.alarm(800, "00016: Port scan!", Site.stranger(961), "203.0.113.2", 80);
    devices.branch.alarm(2_300, "00005: SYN flood!", Site.stranger(962), "203.0.113.2", 443);
    for (int i = 0; i < 5; i++) {
      edge.says(
          400 + i * 600,
          "4-733100: [ Scanning] drop rate-1 exceeded. Current burst rate is 12 per second, max configured rate is 10; Current average rate is 3 per second, max configured rate is 5; Cumulative total count is 2100");
    }
    edge.says(1_234, "6-199002: Startup completed.  Beginning operation.");
    devices.router.says(1_300, "SYS-5-RESTART: System restarted --");
  }

  /** Two dozen desks fetch mail from a provider, each minute. */
  private void listensOnMail() {
    for (int i = 70; i < 94; i++) {
      for (double at = some(60); at < 3600; at += 60) {
        edge.tcp(at, Site.desk(i), "198.51.100.25", 995, 1, 900);
      }
    }
  }
}
