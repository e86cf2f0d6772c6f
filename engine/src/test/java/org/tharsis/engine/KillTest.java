package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void whatCouldBeFoundOutlastsAKill() throws Exception {
    SiteFolder site = new SiteFolder(directory);
    Archive archive = new Archive(site.data());
    Incident before;
    try (ForkedEngine engine = ForkedEngine.start(site)) {
      InetSocketAddress tcp = engine.address(1);
      Peer.sends(tcp, NOISE);
      Peer.sends(tcp, Asa.scan("203.0.113.9", 20, 20));
      Eventually.holds("all can be found", () -> archive.count("*") == NOISE.size() + 20);
      Eventually.holds(
          "the incident can be found, with all of the scan",
          () -> archive.incidents().stream().anyMatch(incident -> incident.count() == 20));
      before = archive.incidents().getFirst();
      Peer.sends(tcp, NOISE);
      assertThat(engine.kill()).isEqualTo(128 + 9);
    }

    long found = archive.count("*");
    assertThat(found).isBetween(5_020L, 10_020L);
    assertThat(archive.count("src:203.0.113.9")).isEqualTo(20);
    assertThat(archive.incidents()).extracting(Incident::id).containsExactly(before.id());
    assertThat(balances(archive.balance().total())).isTrue();

    try (RunningEngine engine = RunningEngine.on(site)) {
      assertThat(archive.incidents())
          .as("while what came last is taken through once more")
          .extracting(Incident::id)
          .containsExactly(before.id());
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
