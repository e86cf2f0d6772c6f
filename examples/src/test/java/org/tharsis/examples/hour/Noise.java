package org.tharsis.examples.hour;

import java.util.Random;

/** What comes from the Internet all day: hundreds of sources, each a few ports. */
final class Noise {
  private static final int[] WANTED = {
    445, 445, 445, 23, 23, 22, 3389, 3389, 1433, 5060, 8080, 80, 443, 2323, 5900, 6379, 81, 8443
  };

  private final Devices devices;
  private final Random random;

  Noise(Devices devices, Random random) {
    this.devices = devices;
    this.random = random;
  }

  void bustle() {
    for (int i = 0; i < 500; i++) {
      probes(Site.stranger(i), 1 + random.nextInt(4), random.nextDouble() * 3600);
    }
    for (int i = 0; i < 40; i++) { // those who measure the Internet: a dozen ports in the hour
      probes(Site.stranger(600 + i), 12, random.nextDouble() * 400);
    }
    for (int i = 0; i < 60; i++) {
      double at = random.nextDouble() * 3600;
      devices.edge.pingDenied(at, Site.stranger(700 + i), "192.0.2." + (20 + i % 5));
    }
    for (int i = 0; i < 40; i++) { // the listed try, and are refused
      String from = "203.0.113." + (245 + i % 10);
      devices.edge.denied(random.nextDouble() * 3600, "tcp", from, "192.0.2.80", 22);
    }
    backscatter();
  }

  private void probes(String from, int ports, double begin) {
    double at = begin;
    String to = "192.0.2." + (20 + random.nextInt(70));
    for (int i = 0; i < ports; i++) {
      int port = random.nextBoolean() ? WANTED[random.nextInt(WANTED.length)] : 1024 + i * 997;
      if (random.nextInt(3) == 0) {
        devices.router.packet(at, "denied", "tcp", from, 40_000 + i, to, port);
      } else if (random.nextInt(4) == 0) {
        devices.branch.denied(at, from, "203.0.113.2", 6, port);
      } else {
        devices.edge.denied(at, random.nextInt(6) == 0 ? "udp" : "tcp", from, to, port);
      }
      at += random.nextDouble() * 300;
    }
  }

  /** Somebody elsewhere is flooded in our name. */
  private void backscatter() {
    for (int i = 0; i < 50; i++) {
      double at = 1_100 + random.nextDouble() * 300;
      String flags = i % 2 == 0 ? "SYN ACK" : "RST ACK";
      devices.edge.noConnection(
          at, Site.stranger(900), 80, "192.0.2." + (20 + i), 1024 + i * 601, flags);
    }
  }
}
