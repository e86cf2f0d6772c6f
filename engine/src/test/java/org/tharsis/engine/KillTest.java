package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.model.Event;
import org.tharsis.model.Incident;

/** SIGKILL: what could be found is still there, and the next engine goes on from it. */
class KillTest {
  private static final List<String> NOISE =
      IntStream.range(0, 5_000).mapToObj(i -> "<13>noise %d".formatted(i)).toList();

  @TempDir private Path directory;

  private static Process start(SiteFolder site) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            EngineProcess.class.getName(),
            site.file().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static InetSocketAddress address(Process engine) throws IOException {
    BufferedReader out = engine.inputReader();
    String port = Objects.requireNonNull(out.readLine(), "the engine did not start");
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
  }

  @Test
  void whatCouldBeFoundOutlastsAKill() throws Exception {
    SiteFolder site = new SiteFolder(directory);
    Archive archive = new Archive(site.data());
    Process process = start(site);
    Incident before;
    try {
      InetSocketAddress tcp = address(process);
      Peer.sends(tcp, NOISE);
      Peer.sends(tcp, Asa.scan("203.0.113.9", 20, 20));
      Eventually.holds("all can be found", () -> archive.count("*") == NOISE.size() + 20);
      Eventually.holds(
          "the incident can be found, with all of the scan",
          () -> archive.incidents().stream().anyMatch(incident -> incident.count() == 20));
      before = archive.incidents().getFirst();
      Peer.sends(tcp, NOISE);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isEqualTo(128 + 9);

    long found = archive.count("*");
    assertThat(found).isBetween(5_020L, 10_020L);
    assertThat(archive.count("src:203.0.113.9")).isEqualTo(20);
    assertThat(archive.incidents()).extracting(Incident::id).containsExactly(before.id());
    assertThat(balances(archive.balance().total())).isTrue();

    try (RunningEngine engine = RunningEngine.on(site)) {
      assertThat(engine.archive().count("*")).isEqualTo(found);
      engine.takes(Asa.scan("203.0.113.9", 100, 20), "src:203.0.113.9", 40);
      Eventually.holds("it goes on growing", () -> archive.incidents().getFirst().count() == 40);
    }
    assertThat(archive.incidents()).extracting(Incident::id).containsExactly(before.id());
    assertThat(archive.events("src:203.0.113.9"))
        .extracting(Event::id)
        .doesNotHaveDuplicates()
        .hasSize(40);
    assertThat(archive.count("*")).isEqualTo(found + 20);
    assertThat(balances(archive.balance().total())).isTrue();
  }

  private static boolean balances(SenderAccount account) {
    return account.received()
        == account.indexed() + account.dropped() + account.lost() + account.refused();
  }
}
