package org.tharsis.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.engine.account.SenderAccount;

/** The product in a process of its own, as its users start it, with a site and data of its own. */
final class LoadedEngine implements AutoCloseable {
  private static final long LOOK_NANOS = 20_000_000;
  private static final double TICKS_A_SECOND = 100; // Linux: USER_HZ

  private final Path data;
  private final Process process;
  private final InetSocketAddress udp;
  private final InetSocketAddress tcp;

  /**
   * @param command what starts it
   * @param folder a directory for it, which is not there yet
   */
  LoadedEngine(Path command, Path folder) throws IOException {
    Files.createDirectories(folder);
    data = folder.resolve("data");
    udp = free();
    tcp = free();
    Path site = Files.writeString(folder.resolve("tharsis.yaml"), settings());
    process =
        new ProcessBuilder(command.toString(), "run", "--config", site.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("engine.log").toFile())
            .start();
  }

  private static InetSocketAddress free() throws IOException {
    try (java.net.ServerSocket socket =
        new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }
  }

  private String settings() {
    return """
        data: %s
        receivers:
          - {protocol: udp, address: 127.0.0.1, port: %d}
          - {protocol: tcp, address: 127.0.0.1, port: %d}
        networks: {inside: [10.0.0.0/8, 198.51.100.0/24, 198.18.0.0/15]}
        """
        .formatted(data, udp.getPort(), tcp.getPort());
  }

  InetSocketAddress udp() {
    return udp;
  }

  InetSocketAddress tcp() {
    return tcp;
  }

  Path data() {
    return data;
  }

  /** Waits until it listens. */
  LoadedEngine awaitListening() {
    while (process.isAlive()) {
      try {
        new Socket(tcp.getAddress(), tcp.getPort()).close();
        return this;
      } catch (IOException notYet) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
    throw new IllegalStateException("the engine did not start, see engine.log");
  }

  SenderAccount account() throws IOException {
    return BalanceFile.read(new DataDirectory(data).balance()).total();
  }

  /** Waits until so many lines are accounted for, or nothing more comes for ten seconds. */
  SenderAccount await(long lines) throws IOException {
    SenderAccount last = account();
    long changed = System.nanoTime();
    while (last.received() < lines && System.nanoTime() - changed < 10_000_000_000L) {
      LockSupport.parkNanos(LOOK_NANOS);
      SenderAccount now = account();
      changed = now.equals(last) ? changed : System.nanoTime();
      last = now;
    }
    return last;
  }

  /** Seconds of processor time so far, the kernel's for it included. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", "" + process.pid(), "stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS_A_SECOND;
  }

  /** The most memory it ever had, in MB. */
  long peakMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", "" + process.pid(), "status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("the kernel does not say");
  }

  /** Bytes of all its events on disk. */
  long eventBytes() throws IOException {
    try (var files = Files.walk(data.resolve("events"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
