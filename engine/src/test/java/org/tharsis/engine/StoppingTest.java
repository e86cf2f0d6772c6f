package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;

class StoppingTest {
  private static final List<String> LINES =
      IntStream.range(0, 20_000).mapToObj(i -> "<13>line %d of many".formatted(i)).toList();

  @TempDir private Path directory;
  private SiteFolder site;

  @BeforeEach
  void writeSite() throws Exception {
    site = new SiteFolder(directory);
  }

  private Archive archive() {
    return new Archive(site.data());
  }

  @Test
  void storesWhatHadArrived() throws Exception {
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), LINES);
    }
    assertThat(archive().count("*")).isEqualTo(LINES.size());
    assertThat(archive().balance().total().indexed()).isEqualTo(LINES.size());
  }

  @Test
  void storesItInTheOrderOfArrival() throws Exception {
    List<String> some = LINES.subList(0, 5_000);
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), some);
    }
    assertThat(archive().lines("*")).isEqualTo(some);
  }

  @Test
  void aPeerThatStaysConnectedDoesNotHoldItUp() throws Exception {
    RunningEngine engine = RunningEngine.on(site);
    try (Peer peer = new Peer(engine.tcp())) {
      peer.send("<13>one\n<13>unfinished");
      engine.finds("one", 1);
      engine.close();
    }
    assertThat(archive().lines("*")).containsExactly("<13>one", "<13>unfinished");
  }

  @Test
  void stoppingAnIdleEngineStoresNothing() throws Exception {
    RunningEngine.on(site).close();
    assertThat(archive().count("*")).isZero();
    assertThat(archive().incidents()).isEmpty();
  }

  @Test
  void anotherMayStartAtOnce() throws Exception {
    for (int run = 1; run <= 3; run++) {
      try (RunningEngine engine = RunningEngine.on(site)) {
        Peer.sends(engine.tcp(), List.of("<13>run " + run));
      }
    }
    assertThat(archive().lines("*")).containsExactly("<13>run 1", "<13>run 2", "<13>run 3");
    assertThat(archive().events("*"))
        .extracting(Event::id)
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(3);
  }
}
