package org.tharsis.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.engine.journal.Appended.Outcome;

/** A disk that is full, or fails, or loses its power, loses nothing that was said to be kept. */
class DiskTest {
  @TempDir private Path directory;
  private final TestDisk disk = new TestDisk();
  private Folder folder;

  @BeforeEach
  void folder() {
    folder = new Folder(directory);
  }

  private Journal open() throws IOException {
    return folder.open(Folder.SMALL, disk);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 31, 4095, 4096, 4127, 4128, 4200, 6000, 8192, 9000})
  void fullAtAnyByteAndThenNotFull(long room) throws IOException {
    List<Received> batch = lines(60, 150);
    try (Journal journal = open()) {
      disk.room(room);
      Appended first = folder.append(journal, batch);
      assertThat(first.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(first.lines()).isLessThan(60);
      assertThat(first.trouble())
          .contains("the journal in " + directory)
          .contains("No space left on device")
          .contains("make room");
      assertThat(folder.read(journal, 0)).isEqualTo(folder.written);
      assertThat(folder.append(journal, batch).outcome()).isEqualTo(Outcome.FAILED);
      disk.room(Long.MAX_VALUE);
      Appended rest = folder.append(journal, batch.subList(first.lines(), 60));
      assertThat(rest.outcome()).isEqualTo(Outcome.ALL);
      assertThat(folder.read(journal, 0)).isEqualTo(folder.written);
      assertThat(journal.sync()).isEqualTo(rest.end());
    }
    assertThat(folder.reopened()).isEqualTo(folder.written);
    assertThat(folder.problems).isEmpty();
  }

  private static List<Received> lines(int count, int bytes) {
    List<Received> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(AnyLines.of("%s %s".formatted(i, "x".repeat(bytes))));
    }
    return lines;
  }

  @Test
  void onceItsBlocksAreThereASegmentNeedsNoMore() throws IOException {
    try (Journal journal = open()) {
      folder.append(journal, lines(1, 10));
      long size = folder.files().getFirst().toFile().length();
      assertThat(size).isEqualTo(4096);
      folder.append(journal, lines(20, 150));
      assertThat(folder.files().getFirst()).hasSize(size);
    }
  }

  @Test
  void theNextSegmentIsMadeAhead() throws IOException {
    try (Journal journal = open()) {
      folder.append(journal, lines(1, 10));
      journal.prepare();
      Path next = directory.resolve("next.journal.new");
      assertThat(next).doesNotExist();
      folder.append(journal, lines(20, 140));
      journal.prepare();
      assertThat(next).hasSize(4096);
      disk.room(1000); // for the lines, but not for zeros
      assertThat(folder.append(journal, lines(5, 140)).outcome()).isEqualTo(Outcome.ALL);
      assertThat(next).doesNotExist();
      assertThat(folder.files()).hasSize(2);
      assertThat(folder.read(journal, 0)).isEqualTo(folder.written);
    }
  }

  @Test
  void makingItAheadFailsAndTheLinesStillGoWhereThereIsRoom() throws IOException {
    try (Journal journal = open()) {
      folder.append(journal, lines(15, 150));
      disk.room(2000);
      assertThatThrownBy(journal::prepare).hasMessageContaining("No space left");
      assertThat(directory.resolve("next.journal.new")).doesNotExist();
      disk.room(2000);
      assertThat(folder.append(journal, lines(1, 150)).outcome()).isEqualTo(Outcome.ALL);
    }
    assertThat(folder.reopened()).isEqualTo(folder.written);
  }

  @Test
  void afterAFailedSyncNothingIsSaidToBeKept() throws IOException {
    Journal journal = open();
    folder.append(journal, lines(2, 10));
    long kept = journal.sync();
    folder.append(journal, lines(2, 10));
    disk.syncFails(true);
    assertThatThrownBy(journal::sync).hasMessageContaining("Input/output error");
    disk.syncFails(false); // as a kernel would: it forgot what it could not write
    assertThatThrownBy(journal::sync).hasMessageContaining("has to be opened anew");
    assertThat(journal.durable()).isEqualTo(kept);
    Appended refused = folder.append(journal, lines(1, 10));
    assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(refused.trouble()).contains("opened anew").contains("Input/output error");
    assertThatThrownBy(journal::close).hasMessageContaining("a sync failed");
    try (Journal anew = open()) {
      folder.append(anew, lines(1, 10));
      assertThat(folder.read(anew, 0)).isEqualTo(folder.written);
    }
  }

  @Test
  void aSyncOfNothingCostsNothing() throws IOException {
    try (Journal journal = open()) {
      folder.append(journal, lines(1, 10));
      journal.sync();
      int syncs = disk.syncs();
      journal.sync();
      assertThat(disk.syncs()).isEqualTo(syncs);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void thePowerIsCutAtAnyTime(long seed) throws IOException {
    AnyLines lines = new AnyLines(seed);
    for (int cut = 0; cut < 5; cut++) {
      Folder now = new Folder(directory);
      TestDisk dying = new TestDisk();
      long kept = untilThePowerIsCut(now, dying, lines);
      List<Kept> found = folder.reopened();
      String when = "seed %d, cut %d".formatted(seed, cut);
      List<Kept> all = new ArrayList<>(folder.written);
      all.addAll(now.written);
      assertThat(all).as(when).containsSubsequence(found);
      now.written.removeIf(each -> each.position() >= kept);
      folder.written.addAll(now.written);
      assertThat(found).as(when).containsSubsequence(folder.written);
      folder.written.clear();
      folder.written.addAll(found); // what was not said to be kept may be, and stays then
    }
  }

  /** Returns up to where lines were said to be kept. */
  private long untilThePowerIsCut(Folder now, TestDisk dying, AnyLines lines) throws IOException {
    Journal journal = now.open(Folder.SMALL, dying);
    long kept = 0;
    for (int i = lines.random().nextInt(40); i > 0; i--) {
      now.append(journal, lines.batch(6, 250));
      if (lines.random().nextInt(4) == 0) {
        kept = journal.sync();
      }
      if (lines.random().nextInt(6) == 0) {
        journal.prepare();
      }
    }
    dying.cutPower(lines.random());
    try {
      journal.close();
    } catch (IOException e) { // unless there was nothing to close
      assertThat(e).hasMessageContaining("no power");
    }
    return kept;
  }
}
