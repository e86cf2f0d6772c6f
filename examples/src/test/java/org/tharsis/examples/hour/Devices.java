package org.tharsis.examples.hour;

/** Whatever writes into the log. */
final class Devices {
  final Log log = new Log();
  final Asa edge = new Asa(log, "fw-main");
  final Asa plant = new Asa(log, "fw-plant");
  final NetScreen branch = new NetScreen(log, "ns-branch");
  final Router router = new Router(log, "rt-edge");
  final Router lobby = new Router(log, "rt-lobby");
  final Windows windows = new Windows(log);
  final Sensor sensor = new Sensor(log);
}
