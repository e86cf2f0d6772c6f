package org.tharsis.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** An {@link EngineProcess}, seen from the one that started it. */
final class ForkedEngine implements AutoCloseable {
  private final Process process;
  private final List<InetSocketAddress> addresses;

  private ForkedEngine(Process process) throws IOException {
    this.process = process;
    String ports = Objects.requireNonNull(process.inputReader().readLine(), "it did not start");
    this.addresses =
        Arrays.stream(ports.split(" ", -1))
            .map(
                port ->
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)))
            .toList();
  }

  /** Starts one and waits until it listens. */
  static ForkedEngine start(SiteFolder site, Path... clock) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1", // it never lives long
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                EngineProcess.class.getName(),
                site.file().toString()));
    Arrays.stream(clock).map(Path::toString).forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      return new ForkedEngine(process);
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Where it listens, in the order of the settings. */
  InetSocketAddress address(int receiver) {
    return addresses.get(receiver);
  }

  /**
   * Kills it (SIGKILL).
   *
   * @return its exit status
   */
  int kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    return process.waitFor();
  }

  /** Stops it, so that everything is stored. */
  void stop() throws IOException, InterruptedException {
    try (OutputStream in = process.getOutputStream()) {
      in.write('\n');
    }
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
