package org.tharsis.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.engine.Eventually;

/** Who sent a line hears that it is kept once it is, and only then. */
class SyncerTest {
  private static final long HOUR_MILLIS = 3_600_000;

  @TempDir private Path directory;
  private final TestDisk disk = new TestDisk();
  private Journal journal;
  private Syncer syncer;

  @BeforeEach
  void open() throws IOException {
    journal = new Folder(directory).open(Folder.SMALL, disk);
    syncer = new Syncer(journal, Thread.ofPlatform().name("syncer").factory(), 1, 1);
  }

  @AfterEach
  void close() {
    syncer.close();
    try {
      journal.close();
    } catch (IOException e) { // where the test had one fail
      assertThat(e).hasMessageContaining("a sync failed");
    }
  }

  private CompletableFuture<Void> append(String line) {
    return syncer.kept(journal.append(List.of(AnyLines.of(line))).end());
  }

  @Test
  void aRoundSaysWhatIsKept() {
    CompletableFuture<Void> first = append("a");
    CompletableFuture<Void> second = append("b");
    CompletableFuture<Void> beyond = syncer.kept(journal.written() + 1);
    assertThat(first).isNotDone();
    assertThat(syncer.round()).isTrue();
    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(beyond).isNotDone();
    assertThat(append("c")).isNotDone();
    syncer.round();
    assertThat(beyond).isCompleted();
    assertThat(syncer.kept(journal.durable())).isCompleted();
  }

  @Test
  void allWhoWaitHearOfAFailure() {
    CompletableFuture<Void> kept = append("a");
    syncer.round();
    CompletableFuture<Void> lost = append("b");
    disk.syncFails(true);
    assertThat(syncer.round()).isFalse();
    assertThat(kept).isCompleted();
    assertThat(lost).isCompletedExceptionally();
    assertThat(syncer.kept(journal.written())).isCompletedExceptionally();
    assertThat(syncer.kept(journal.durable())).isCompleted();
  }

  @Test
  void theNextSegmentIsMadeMeanwhile() throws IOException {
    Path next = directory.resolve("next.journal.new");
    append("x".repeat(1000));
    syncer.round();
    assertThat(next).doesNotExist();
    append("x".repeat(2800));
    disk.room(100);
    assertThat(syncer.round()).as("it can't be made, which is not its matter").isTrue();
    assertThat(next).doesNotExist();
    disk.room(Long.MAX_VALUE);
    syncer.round();
    assertThat(next).hasSize(4096);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void itsThreadDoesIt(int lines) throws Exception {
    syncer.start();
    for (int i = 0; i < lines; i++) {
      append("line " + i).get(2, TimeUnit.MINUTES);
      assertThat(journal.durable()).isEqualTo(journal.written());
    }
    Eventually.holds("it has nothing to do", () -> journal.durable() == journal.written());
  }

  @Test
  void itsThreadSyncsAlsoWhatNobodyWaitsFor() throws Exception {
    syncer.start();
    journal.append(List.of(AnyLines.of("a")));
    Eventually.holds("it is synced", () -> journal.durable() == journal.written());
  }

  @Test
  void whoAsksDoesNotWaitForThoseWhoDoNot() throws Exception {
    try (Syncer patient = new Syncer(journal, Thread.ofPlatform().factory(), 1, HOUR_MILLIS)) {
      patient.start();
      journal.append(List.of(AnyLines.of("a")));
      patient.kept(journal.written()).get(2, TimeUnit.MINUTES);
    }
  }

  @Test
  void itsThreadSaysOfAFailureAndEnds() {
    disk.room(5000);
    append("a");
    disk.syncFails(true);
    syncer.start();
    assertThatThrownBy(() -> append("b").get(2, TimeUnit.MINUTES))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("Input/output error");
  }

  @Test
  void atItsEndNobodyWaits() {
    syncer.start();
    CompletableFuture<Void> written = append("a");
    CompletableFuture<Void> never = syncer.kept(journal.written() + 1000);
    syncer.close();
    assertThat(written).isCompleted();
    assertThat(never).isCompletedExceptionally();
  }
}
