package org.tharsis.engine;

import java.io.IOException;
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
  private List<InetSocketAddress> addresses = List.of();

  private ForkedEngine(Process process) {
    this.process = process;
  }

  /** Starts one and waits until it listens. */
  static ForkedEngine start(SiteFolder site, Path... clock) throws IOException {
    return prepare(site, clock).open();
  }

  /** Starts a process that has read the site and its rules when it is told to {@link #open}. */
  static ForkedEngine prepare(SiteFolder site, Path... clock) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1", // it never lives long
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                EngineProcess.class.getName(),
                site.file().toString()));
    Arrays.stream(clock).map(Path::toString).forEach(command::add);
    return new ForkedEngine(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Waits until it listens. */
  ForkedEngine open() throws IOException {
    try {
      tell();
      String ports = Objects.requireNonNull(process.inputReader().readLine(), "it did not start");
      addresses = Arrays.stream(ports.split(" ", -1)).map(ForkedEngine::local).toList();
      return this;
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static InetSocketAddress local(String port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
  }

  private void tell() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
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
    tell();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
