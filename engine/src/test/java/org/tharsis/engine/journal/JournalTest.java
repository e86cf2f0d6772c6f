package org.tharsis.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.engine.journal.Appended.Outcome;
import org.tharsis.model.Origin;

/**
 * What is appended is read again, in its order and under its positions, by this run and the next.
 */
class JournalTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyLinesAreReadAsTheyCame(long seed) throws IOException {
    AnyLines lines = new AnyLines(seed);
    Folder folder = new Folder(directory);
    for (int run = 0; run < 6; run++) {
      try (Journal journal = folder.open()) {
        for (int i = 0; i < 12; i++) {
          folder.append(journal, lines.batch(9, lines.random().nextInt(5) == 0 ? 3000 : 300));
        }
        assertThat(folder.read(journal, 0)).as("seed %d", seed).isEqualTo(folder.written);
      }
    }
    assertThat(folder.reopened()).as("seed %d", seed).isEqualTo(folder.written);
    assertThat(folder.files()).hasSizeGreaterThan(6);
    assertThat(folder.written)
        .extracting(Kept::position)
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(100);
    assertThat(folder.problems).isEmpty();
  }

  @Test
  void theFirstSegmentMayBeMadeBeforeThereAreLines() throws IOException {
    Folder folder = new Folder(directory);
    Path spare = directory.resolve("next.journal.new");
    try (Journal journal = folder.open()) {
      assertThat(spare).doesNotExist();
      journal.prepareFirst();
      assertThat(spare).hasSize(Folder.SMALL.segmentBytes());
      assertThat(folder.files()).isEmpty();
      folder.append(journal, new AnyLines(1).batch(5, 200));
      assertThat(spare).doesNotExist();
      assertThat(folder.read(journal, 0)).isEqualTo(folder.written);
    }
    assertThat(spare).doesNotExist();
  }

  @Test
  void readingBeginsAnywhere() throws IOException {
    Folder folder = new Folder(directory);
    AnyLines lines = new AnyLines(1);
    try (Journal journal = folder.open()) {
      while (folder.files().size() < 4) {
        folder.append(journal, lines.batch(5, 200));
      }
      for (int i = 0; i < folder.written.size(); i++) {
        long at = folder.written.get(i).position();
        assertThat(folder.read(journal, at)).isEqualTo(from(folder, i));
        assertThat(folder.read(journal, at + 1)).isEqualTo(from(folder, i + 1));
      }
    }
    assertThat(folder.problems).isEmpty();
  }

  private static List<Kept> from(Folder folder, int index) {
    return folder.written.subList(index, folder.written.size());
  }

  @Test
  void aLineThatFitsIntoNoSegmentIsCut() throws IOException {
    Received line = AnyLines.of("x".repeat(5000));
    try (Journal journal = new Folder(directory).open()) {
      assertThat(journal.append(List.of(line, line)).outcome()).isEqualTo(Outcome.ALL);
      try (JournalReader reader = journal.reader(0, problem -> {})) {
        int read =
            reader.read(
                9,
                (position, cut) -> {
                  assertThat(cut.truncated()).isTrue();
                  assertThat(cut.bytes()).hasSizeBetween(4000, 4096).containsOnly('x');
                });
        assertThat(read).isEqualTo(2);
      }
    }
  }

  @Test
  void aLineOfAMebibyteIsKeptWhole() throws IOException {
    Folder folder = new Folder(directory);
    try (Journal journal = folder.open(new JournalSize(3 << 20, 6 << 20), FileChannel::open)) {
      folder.append(journal, List.of(AnyLines.of("x".repeat(1 << 20)), AnyLines.of("behind it")));
      assertThat(folder.read(journal, 0)).isEqualTo(folder.written).hasSize(2);
    }
  }

  @Test
  void aNameOfAnyLengthIsTaken() throws IOException {
    Received line = new Received(new byte[] {1, 2}, false, new Origin("r".repeat(999), null), 7);
    try (Journal journal = new Folder(directory).open()) {
      journal.append(List.of(line));
      try (JournalReader reader = journal.reader(0, problem -> {})) {
        reader.read(
            1,
            (position, read) -> {
              assertThat(read.origin().receiver()).isEqualTo("r".repeat(255));
              assertThat(read.bytes()).containsExactly(1, 2);
            });
      }
      assertThat(journal.written()).isGreaterThan(journal.durable());
    }
  }

  @Test
  void positionsGoOnBehindWhatIsKnownOfALostJournal() throws IOException {
    long known = Position.of(70, 4000);
    try (Journal journal = Journal.open(directory, Folder.SMALL, known, problem -> {})) {
      assertThat(journal.append(List.of(AnyLines.of("a"))).positions()[0]).isGreaterThan(known);
    }
  }

  @Test
  void onlyOneWrites() throws IOException {
    Folder folder = new Folder(directory);
    Journal first = folder.open();
    assertThatThrownBy(folder::open)
        .hasMessageContaining("another process writes the journal in " + directory)
        .hasMessageContaining("stop it");
    first.close();
    folder.open().close();
  }

  @Test
  void onceClosedNothingIsTaken() throws IOException {
    Journal journal = new Folder(directory).open();
    journal.close();
    journal.close();
    Appended appended = journal.append(List.of(AnyLines.of("late")));
    assertThat(appended.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(appended.trouble()).contains("is closed");
  }

  @Test
  void sizesHaveBounds() {
    assertThatThrownBy(() -> new JournalSize(100, 1 << 20)).hasMessageContaining("4096");
    assertThatThrownBy(() -> new JournalSize(4096, 8191)).hasMessageContaining("8192");
    assertThat(JournalSize.of(1L << 30).segmentBytes()).isEqualTo(64 << 20);
  }
}
