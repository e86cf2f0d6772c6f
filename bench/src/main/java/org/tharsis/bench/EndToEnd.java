package org.tharsis.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.tharsis.engine.account.SenderAccount;

/**
 * The whole product under load, from the socket to what can be found, with the sender on the same
 * machine: prints a table. Arguments: the command, a directory to work in, seconds and lines a
 * second over TCP, seconds and lines a second over UDP, lines of a burst.
 */
public final class EndToEnd {
  private static final double MILLION = 1e6;

  private final Path command;
  private final Path work;
  private final SendableLines lines = new SendableLines(1);

  private EndToEnd(Path command, Path work) {
    this.command = command;
    this.work = work;
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    EndToEnd run = new EndToEnd(Path.of(args[0]), Path.of(args[1]));
    System.out.printf(
        "%-34s %10s %10s %8s %9s %10s %10s %15s %9s%n",
        "load",
        "sent",
        "indexed",
        "lost",
        "events/s",
        "engine CPU",
        "sender CPU",
        "found in",
        "memory");
    run.tcp(Long.parseLong(args[2]), Long.parseLong(args[3]));
    run.udp("UDP from a cold start", Long.parseLong(args[4]), Long.parseLong(args[5]), true);
    run.udp("UDP burst", 0, Long.parseLong(args[6]), false);
  }

  private void tcp(long seconds, long rate) throws IOException, InterruptedException {
    try (LoadedEngine engine = new LoadedEngine(command, work.resolve("tcp")).awaitListening();
        Freshness freshness = new Freshness(engine.tcp(), engine.data())) {
      long count = seconds * rate;
      Measured measured = new Measured(engine);
      new Sender(lines).tcp(engine.tcp(), count, new Pace(rate));
      long probes = freshness.end();
      SenderAccount account = engine.await(count + probes);
      measured.print(
          "TCP, %,d/s asked for %d s".formatted(rate, seconds),
          count + probes,
          account,
          freshness.delays());
      System.out.printf(
          "%.0f bytes an event on disk%n", (double) engine.eventBytes() / account.indexed());
    }
  }

  private void udp(String name, long seconds, long rate, boolean cold)
      throws IOException, InterruptedException {
    Path folder = work.resolve(cold ? "cold" : "burst");
    try (LoadedEngine engine = new LoadedEngine(command, folder).awaitListening()) {
      Measured measured = new Measured(engine);
      long count = seconds == 0 ? rate : seconds * rate;
      new Sender(lines).udp(engine.udp(), count, new Pace(seconds == 0 ? 0 : rate));
      SenderAccount account = engine.await(count);
      measured.print("%s, %,d".formatted(name, rate), count, account, "");
    }
  }

  /** What a load takes, from when this is made. */
  private static final class Measured {
    private final LoadedEngine engine;
    private final double engineCpu;
    private final double ownCpu = ownCpu();
    private final long began = System.nanoTime();

    Measured(LoadedEngine engine) throws IOException {
      this.engine = engine;
      this.engineCpu = engine.cpuSeconds();
    }

    private static double ownCpu() {
      return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
          / 1e9;
    }

    void print(String name, long sent, SenderAccount account, String found) throws IOException {
      double seconds = (System.nanoTime() - began) / 1e9;
      double millions = sent / MILLION;
      System.out.printf(
          "%-34s %,10d %,10d %,8d %,9.0f %10.2f %10.2f %15s %6d MB%n",
          name,
          sent,
          account.indexed(),
          sent - account.indexed(),
          account.indexed() / seconds,
          (engine.cpuSeconds() - engineCpu) / millions,
          (ownCpu() - ownCpu) / millions,
          found,
          engine.peakMegabytes());
    }
  }
}
