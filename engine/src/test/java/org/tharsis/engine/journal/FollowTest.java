package org.tharsis.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.journal.Appended.Outcome;

/** A reader beside the writer, and a bound that only the reader's progress moves. */
class FollowTest {
  private static final JournalSize NARROW = new JournalSize(4 << 10, 16 << 10);

  @TempDir private Path directory;

  /**
   * Several write at once, one reads and releases, one syncs; the journal is full most of the time.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void allOfItIsReadOnceAndInOrder(long seed) throws Exception {
    Folder folder = new Folder(directory);
    List<Kept> read = new ArrayList<>();
    List<Kept> written = new ArrayList<>();
    try (Journal journal = folder.open(NARROW, FileChannel::open);
        ExecutorService threads = Executors.newCachedThreadPool();
        Syncer syncer = new Syncer(journal, Thread::new, 1, 1)) {
      syncer.start();
      Future<List<Kept>> first = threads.submit(new Writer(journal, seed));
      Future<List<Kept>> second = threads.submit(new Writer(journal, -seed));
      try (JournalReader reader = journal.reader(0, folder.said())) {
        while (!first.isDone() || !second.isDone() || behind(journal, read)) {
          reader.await(10);
          reader.read(50, (position, line) -> read.add(Kept.of(position, line)));
          journal.release(reader.position());
          assertThat(bytesOnDisk(folder)).isLessThanOrEqualTo(NARROW.totalBytes());
        }
        assertThat(reader.read(1, (position, line) -> {})).isZero();
      }
      written.addAll(first.get());
      written.addAll(second.get());
    }
    written.sort((a, b) -> Long.compare(a.position(), b.position()));
    assertThat(read).as("seed %d", seed).hasSize(2 * Writer.LINES).isEqualTo(written);
    assertThat(folder.problems).isEmpty();
  }

  private static boolean behind(Journal journal, List<Kept> read) {
    return read.size() < 2 * Writer.LINES && journal.written() > 0;
  }

  private static long bytesOnDisk(Folder folder) {
    return folder.files().stream().mapToLong(file -> file.toFile().length()).sum();
  }

  /** Writes lines, and tries again what was not taken. */
  private record Writer(Journal journal, long seed) implements Callable<List<Kept>> {
    static final int LINES = 1500;

    @Override
    public List<Kept> call() {
      AnyLines lines = new AnyLines(seed);
      List<Kept> written = new ArrayList<>();
      while (written.size() < LINES) {
        List<Received> batch = lines.batch(Math.min(20, LINES - written.size()), 200);
        while (!batch.isEmpty()) {
          Appended appended = journal.append(batch);
          for (int i = 0; i < appended.lines(); i++) {
            written.add(Kept.of(appended.positions()[i], batch.get(i)));
          }
          batch = batch.subList(appended.lines(), batch.size());
          if (appended.outcome() == Outcome.FULL) {
            Thread.onSpinWait();
          }
        }
      }
      return written;
    }
  }

  @Test
  void fullItTakesNoMoreUntilReleased() throws IOException {
    Folder folder = new Folder(directory);
    try (Journal journal = folder.open(NARROW, FileChannel::open)) {
      assertThat(journal.room()).isEqualTo(4 * (4096 - 32));
      List<Received> batch = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        batch.add(AnyLines.of("y".repeat(100)));
      }
      Appended full = folder.append(journal, batch);
      assertThat(full.outcome()).isEqualTo(Outcome.FULL);
      assertThat(full.trouble()).contains("16384 bytes").contains("not stored yet");
      assertThat(full.lines()).isBetween(100, 160);
      assertThat(journal.room()).isLessThan(140);
      assertThat(folder.append(journal, batch).lines()).isZero();

      long second = Position.of(2, 40);
      journal.release(second);
      assertThat(folder.files()).as("what is not durable stays").hasSize(4);
      journal.sync();
      journal.release(second);
      assertThat(folder.files()).hasSize(3);
      assertThat(folder.append(journal, batch).lines()).isEqualTo(full.lines() / 4);
      journal.release(Long.MAX_VALUE);
      assertThat(folder.files()).as("written to, or not durable yet").hasSize(2);
      journal.sync();
      journal.release(Long.MAX_VALUE);
      assertThat(folder.files()).hasSize(1);
      folder.written.removeIf(each -> Position.segment(each.position()) < 5);
      assertThat(folder.read(journal, 0)).isEqualTo(folder.written).isNotEmpty();
      assertThat(folder.problems).isEmpty();
    }
  }

  @Test
  void whatIsReleasedBeforeItIsReadIsSaid() throws IOException {
    Folder folder = new Folder(directory);
    try (Journal journal = folder.open();
        JournalReader reader = journal.reader(0, folder.said())) {
      AnyLines lines = new AnyLines(1);
      while (folder.files().size() < 4) {
        folder.append(journal, lines.batch(5, 300));
      }
      journal.sync();
      assertThat(reader.read(1, (position, line) -> {})).isEqualTo(1);
      journal.release(Long.MAX_VALUE);
      assertThat(folder.files()).hasSize(1);
      folder.written.removeFirst();
      folder.written.removeIf(each -> List.of(2, 3).contains(Position.segment(each.position())));
      assertThat(Folder.read(reader)).isEqualTo(folder.written);
      assertThat(folder.problems).singleElement().asString().contains("segments 2 to 3 are gone");
    }
  }

  @Test
  void whatIsNotSyncedCanBeRead() throws IOException {
    Folder folder = new Folder(directory);
    try (Journal journal = folder.open();
        JournalReader reader = journal.reader(0, folder.said())) {
      assertThat(Folder.read(reader)).isEmpty();
      Appended appended = folder.append(journal, List.of(AnyLines.of("a"), AnyLines.of("b")));
      assertThat(Folder.read(reader)).isEqualTo(folder.written);
      assertThat(reader.position()).isEqualTo(appended.positions()[1]);
      assertThat(journal.durable()).isLessThan(appended.end());
      folder.append(journal, List.of(AnyLines.of("c")));
      assertThat(Folder.read(reader)).isEqualTo(folder.written.subList(2, 3));
    }
  }

  @Test
  void whoWaitsIsToldOfLines() throws Exception {
    Folder folder = new Folder(directory);
    try (Journal journal = folder.open();
        JournalReader reader = journal.reader(0, folder.said())) {
      assertThat(Folder.read(reader)).isEmpty();
      Thread waiting =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      reader.await(Long.MAX_VALUE / 1_000_000);
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                  });
      Eventually.waits(waiting);
      folder.append(journal, List.of(AnyLines.of("a")));
      waiting.join();
      reader.await(Long.MAX_VALUE / 1_000_000); // there is a line: does not wait
      assertThat(Folder.read(reader)).isEqualTo(folder.written);
    }
  }
}
