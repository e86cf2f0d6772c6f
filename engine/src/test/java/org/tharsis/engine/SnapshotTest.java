package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.snapshot.Snapshot;
import org.tharsis.model.Incident;

/** An engine goes on from a snapshot as from its own data at that moment. */
class SnapshotTest {
  private static final int LINES = 60_000;

  @TempDir private Path directory;
  private SiteFolder site;
  private SiteFolder other;

  @BeforeEach
  void sites() throws IOException {
    site = site("one");
    other = site("other");
  }

  private SiteFolder site(String name) throws IOException {
    return new SiteFolder(directory.resolve(name))
        .with("rules/three.drl", Rules.denies("three", 3));
  }

  private void restore(Path snapshot) throws IOException {
    Snapshot.restore(snapshot, new DataDirectory(other.data()));
  }

  private static List<String> numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj("<13>serial %d"::formatted).toList();
  }

  @Test
  void onesTakenUnderLoadHoldAllUpToTheirMoment() throws Exception {
    List<Path> snapshots =
        List.of(directory.resolve("s1"), directory.resolve("s2"), directory.resolve("s3"));
    try (RunningEngine engine = RunningEngine.on(site)) {
      for (int i = 0; i < snapshots.size(); i++) {
        Peer.sends(engine.tcp(), numbered(i * LINES / 3, (i + 1) * LINES / 3));
        int some = (i + 1) * LINES / 6;
        Eventually.holds("some can be found", () -> engine.archive().count("*") >= some);
        Snapshot.take(new DataDirectory(site.data()), snapshots.get(i));
      }
    }
    assertThat(new Archive(site.data()).count("*")).isEqualTo(LINES);
    long before = 0;
    for (Path snapshot : snapshots) {
      long held = held(snapshot);
      assertThat(held).isBetween(before, (long) LINES).isGreaterThanOrEqualTo(LINES / 6);
      before = held;
    }
  }

  /** How many lines an engine finds that goes on from it: the first so many, each once. */
  private long held(Path snapshot) throws Exception {
    FileTree.delete(other.data());
    restore(snapshot);
    RunningEngine.on(other).close();
    Archive archive = new Archive(other.data());
    long count = archive.count("*");
    assertThat(archive.lines("*"))
        .isEqualTo(numbered((int) count - archive.lines("*").size(), (int) count));
    assertThat(archive.balance().total().indexed()).isEqualTo(count);
    return count;
  }

  @Test
  void rulesGoOnCounting() throws Exception {
    Path snapshot = directory.resolve("taken");
    try (RunningEngine engine = RunningEngine.withItsRules(site)) {
      engine.takes(Asa.scan("203.0.113.9", 20, 2), "*", 2);
      Snapshot.take(new DataDirectory(site.data()), snapshot);
      engine.takes(Asa.scan("203.0.113.9", 80, 2), "*", 4);
    }
    restore(snapshot);
    try (RunningEngine engine = RunningEngine.withItsRules(other)) {
      engine.takes(Asa.scan("203.0.113.9", 30, 1), "*", 3);
    }
    assertThat(new Archive(other.data()).incidents())
        .filteredOn(each -> each.rule().id().equals("three"))
        .extracting(Incident::count)
        .containsExactly(3L);
  }

  @Test
  void withoutARunningEngineItIsTheSame() throws Exception {
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), numbered(0, 100));
    }
    Path snapshot = directory.resolve("taken");
    Snapshot.take(new DataDirectory(site.data()), snapshot);
    assertThat(held(snapshot)).isEqualTo(100);
    assertThat(site.data().resolve(".snapshot")).doesNotExist();
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    RunningEngine.on(site).close();
    Path snapshot = directory.resolve("taken");
    Files.createDirectories(snapshot);
    DataDirectory data = new DataDirectory(site.data());
    Snapshot.take(data, snapshot);
    assertThatThrownBy(() -> Snapshot.take(data, snapshot))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(snapshot + " is there already");
    assertThatThrownBy(() -> Snapshot.restore(snapshot, data))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(site.data() + " is there already");
    assertThatThrownBy(() -> Snapshot.restore(site.data(), new DataDirectory(other.data())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no snapshot");
    assertThatThrownBy(
            () -> Snapshot.take(new DataDirectory(other.data()), directory.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there are no data");
  }

  /** Each start begins a segment, and those before the milestone are not in it. */
  @Test
  void filesAreReadOnWhereTheyWere() throws Exception {
    Path quiet = directory.resolve("logs/quiet.log");
    Files.createDirectories(quiet.getParent());
    String files = "files: [{path: %s}]\n".formatted(quiet.resolveSibling("*.log"));
    Files.writeString(quiet, "one\ntwo\n");
    try (RunningEngine engine = RunningEngine.on(site.settings(files))) {
      engine.finds("*", 2);
    }
    for (int i = 3; i < 6; i++) {
      try (RunningEngine engine = RunningEngine.on(site)) {
        engine.takes(numbered(0, 1), "*", i);
      }
    }
    Snapshot.take(new DataDirectory(site.data()), directory.resolve("taken"));
    restore(directory.resolve("taken"));
    Files.writeString(quiet, "three\n", StandardOpenOption.APPEND);
    try (RunningEngine engine = RunningEngine.on(other.settings(files))) {
      engine.finds("three", 1);
    }
    assertThat(new Archive(other.data()).count("*")).isEqualTo(6);
  }

  @Test
  void howTheAccountsStoodAndReportsFaredIsInIt() throws Exception {
    RunningEngine.on(site).close();
    DataDirectory data = new DataDirectory(site.data());
    Files.writeString(data.accounts(), "1 2 3 4 5 6\n");
    Files.writeString(data.reports(), "{}");
    Snapshot.take(data, directory.resolve("taken"));
    restore(directory.resolve("taken"));
    DataDirectory restored = new DataDirectory(other.data());
    assertThat(restored.accounts()).hasContent("1 2 3 4 5 6\n");
    assertThat(restored.reports()).hasContent("{}");
  }

  /** A link to nothing is what is listed and can't be copied. */
  @Test
  void aDecisionThatIsCarriedOutMeanwhileStopsNothing() throws Exception {
    RunningEngine.on(site).close();
    DataDirectory data = new DataDirectory(site.data());
    Files.createDirectories(data.decisions());
    Files.writeString(data.decisions().resolve("waits.json"), "{}");
    Files.createSymbolicLink(data.decisions().resolve("gone.json"), directory.resolve("nowhere"));
    Snapshot.take(data, directory.resolve("taken"));
    assertThat(new DataDirectory(directory.resolve("taken")).decisions())
        .isDirectoryContaining("glob:**waits.json")
        .isDirectoryNotContaining("glob:**gone.json");
  }
}
