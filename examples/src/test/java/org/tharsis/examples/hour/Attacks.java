package org.tharsis.examples.hour;

import java.util.Random;

/** What must be found; each by an address of its own. */
final class Attacks {
  private static final long GIGA = 1L << 30;

  private final Devices devices;
  private final Asa edge;
  private final Random random;

  Attacks(Devices devices, Random random) {
    this.devices = devices;
    this.edge = devices.edge;
    this.random = random;
  }

  void plant() {
    scans();
    floods();
    spreads();
    calls();
    leaks();
    guesses();
    devicesAndLogs();
    coincidence();
  }

  private double some(double seconds) {
    return random.nextDouble() * seconds;
  }

  private static String enemy(int i) {
    return "203.0.113." + i;
  }

  private void scans() {
    for (int i = 0; i < 60; i++) { // fast
      edge.denied(600 + i * 0.7, "tcp", enemy(201), "192.0.2.80", 20 + i * 7);
    }
    for (int i = 0; i < 30; i++) { // a port each hundred seconds
      edge.denied(200 + i * 100 + some(20), "tcp", enemy(202), "192.0.2.25", 21 + i * 11);
    }
    for (int i = 0; i < 40; i++) {
      edge.denied(1_500 + i * 0.9, "tcp", enemy(203), "192.0.2." + (20 + i), 22);
      edge.pingDenied(2_700 + i * 0.8, enemy(204), "192.0.2." + (20 + i));
    }
  }

  private void floods() {
    for (int i = 0; i < 70; i++) {
      edge.denied(2_900 + some(40), "tcp", Site.stranger(20_000 + i), "192.0.2.81", 8080);
    }
    for (int i = 0; i < 180; i++) {
      edge.denied(1_250 + i * 0.3, "tcp", Site.desk(37), "198.51.100.177", 6881);
    }
    for (int i = 0; i < 6; i++) {
      edge.says(
          3_100 + i,
          "1-106021: Deny TCP reverse path check from 10.20.9.%d to 192.0.2.80 on interface outside"
              .formatted(9 + i));
    }
  }

  /** One machine takes what it got to others: first reached on the port, then refused on it. */
  private void spreads() {
    edge.tcp(2_000, Site.desk(42), Site.old(1), 1433, 20, 90_000);
    for (int i = 0; i < 24; i++) {
      edge.denied(2_050 + i * 1.5, "tcp", Site.old(1), Site.branchDesk(i), 1433);
    }
    for (int i = 0; i < 30; i++) { // ransomware looks for shares
      devices.branch.session(
          2_300 + i * 4, "10.20.1.250", Site.branchDesk(i), 6, 445, 3, 9_000, 9_000);
    }
    for (int i = 0; i < 44; i++) {
      edge.denied(2_600 + i * 4, "tcp", Site.desk(55), Site.stranger(21_000 + i), 25);
    }
  }

  private void calls() {
    for (double at = 100; at < 3600; at += 60) { // a master's, with a little dice
      edge.tcp(at + some(8) - 4, Site.desk(91), "198.51.100.199", 443, 1, 700);
    }
    devices.sensor.alert(1_900, 2_019_401, "LAB overlong request", enemy(66), 50_010, Site.WEB, 80);
    edge.tcp(1_899, enemy(66), Site.WEB, 80, 3, 9_000);
    edge.tcp(1_960, Site.WEB, enemy(66), 443, 200, 90_000);
    edge.tcp(2_410, Site.desk(35), enemy(250), 443, 30, 9_000);
  }

  private void leaks() {
    for (int i = 0; i < 11; i++) {
      edge.tcp(300 + i * 200, Site.desk(66), "198.51.100.150", 443, 190, GIGA);
    }
    edge.udp(1_340, Site.desk(33), "198.51.100.8", 53, 1, 300);
    edge.tcp(1_777, Site.desk(34), "203.0.113.140", 6667, 600, 4_000);
  }

  private void guesses() {
    for (int i = 0; i < 16; i++) {
      devices.windows.logonFailed(2_500 + i * 5, "FILES1", "administrator", Site.desk(77));
    }
    devices.windows.logon(2_590, "FILES1", "administrator", Site.desk(77), "PC-077");
    for (int i = 0; i < 26; i++) {
      devices.windows.kerberosFailed(
          1_000 + i * 60, "DC1", Site.user(i * 4), Site.desk(88), "0x18");
    }
    for (int i = 0; i < 14; i++) {
      edge.vpnFailed(800 + i * 20, enemy(205), "user00" + i % 7);
    }
    for (int i = 0; i < 4; i++) {
      edge.loginFailed(2_800 + i * 12, Site.desk(36), "admin");
    }
    edge.login(2_860, Site.desk(36), "admin");
  }

  private void devicesAndLogs() {
    devices.windows.cleared(3_200, "FILES1", "mallory");
    for (double at = 3; at < 1_200; at += 8) { // and then nothing more
      devices.plant.tcp(at, "10.22.1.7", "10.22.2.9", 502, 2, 900);
    }
    edge.says(3_400, "1-104001: (Secondary) Switching to ACTIVE - HELLO not heard from mate.");
  }

  /** Three old machines call one address together, and are at their limit. */
  private void coincidence() {
    for (int i = 1; i <= 3; i++) {
      for (int c = 0; c < 8; c++) {
        edge.tcp(3_000 + i * 0.3 + c * 0.3, Site.old(i + 3), "198.51.100.222", 80, 4, 900);
      }
      devices.windows.limit(3_003 + i, "XP-0" + (i + 3));
    }
  }
}
