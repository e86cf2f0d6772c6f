package org.tharsis.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Origin;

/** Whatever happens to the files: what is whole is read, exactly, and what is not is said. */
class DamageTest {
  @TempDir private Path directory;
  private Folder folder;
  private Path file;
  private byte[] whole;
  private int end;

  @BeforeEach
  void oneSegment() throws IOException {
    folder = new Folder(directory);
    AnyLines lines = new AnyLines(3);
    try (Journal journal = folder.open()) {
      while (folder.written.size() < 9) {
        folder.append(journal, lines.batch(3, 90));
      }
      file = folder.files().getFirst();
      end = Position.offset(journal.written());
      whole = Files.readAllBytes(file); // as a killed process leaves it, with its zeros
    }
    assertThat(whole.length).isEqualTo(4096);
    assertThat(end).isBetween(300, 2000);
  }

  /** What is found, and said, by who opens it as it is now. */
  private List<Kept> found() throws IOException {
    folder.problems.clear();
    return folder.reopened();
  }

  /** Lines of which no byte lies in [from, to). */
  private List<Kept> besides(int from, int to) {
    List<Kept> besides = new ArrayList<>();
    for (int i = 0; i < folder.written.size(); i++) {
      if (offset(i) >= to || offset(i + 1) <= from) {
        besides.add(folder.written.get(i));
      }
    }
    return besides;
  }

  private int offset(int i) {
    return i < folder.written.size() ? Position.offset(folder.written.get(i).position()) : end;
  }

  @Test
  void cutOffAnywhere() throws IOException {
    for (int cut = SegmentHeader.BYTES; cut <= whole.length; cut += cut < end + 20 ? 1 : 199) {
      Files.write(file, Arrays.copyOf(whole, cut));
      List<Kept> before = besides(cut, Integer.MAX_VALUE);
      assertThat(found()).as("cut at %d", cut).isEqualTo(before);
      int torn = Math.min(cut, end) - offset(before.size());
      assertThat(folder.problems).as("cut at %d", cut).hasSize(torn > 0 ? 1 : 0);
      assertThat(found()).as("cut at %d", cut).isEqualTo(before);
      assertThat(folder.problems).as("cut at %d", cut).isEmpty();
    }
  }

  @Test
  void cutOffAnywhereAndWrittenOn() throws IOException {
    for (int cut = SegmentHeader.BYTES; cut <= end; cut += 7) {
      Files.write(file, Arrays.copyOf(whole, cut));
      Folder later = new Folder(directory);
      List<Kept> before = besides(cut, Integer.MAX_VALUE);
      try (Journal journal = later.open()) {
        later.append(journal, List.of(AnyLines.of("a"), AnyLines.of("b")));
      }
      assertThat(later.written.getFirst().position())
          .as("no position is given twice")
          .isGreaterThan(folder.written.getLast().position());
      List<Kept> all = new ArrayList<>(before);
      all.addAll(later.written);
      assertThat(found()).as("cut at %d", cut).isEqualTo(all);
      Files.delete(folder.files().getLast());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7})
  void anyBitFlipped(int bit) throws IOException {
    for (int at = SegmentHeader.BYTES; at < end; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << bit);
      Files.write(file, flipped);
      assertThat(found()).as("byte %d", at).isEqualTo(besides(at, at + 1));
      assertThat(folder.problems).as("byte %d", at).hasSize(1);
    }
  }

  @Test
  void anyBitOfTheHeaderFlipped() throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    for (int bit = 0; bit < 24 * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      assertThat(found()).as("bit %d", bit).isEmpty();
      assertThat(folder.problems).as("bit %d", bit).singleElement().asString().contains(".damaged");
      assertThat(aside).hasBinaryContent(flipped);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyStretchOverwrittenInOneOfMany(long seed) throws IOException {
    Random random = new Random(seed);
    AnyLines lines = new AnyLines(seed);
    try (Journal journal = folder.open()) {
      for (int files = folder.files().size(); folder.files().size() < files + 4; ) {
        folder.append(journal, lines.batch(5, 300));
      }
    }
    for (int i = 0; i < 40; i++) {
      overwriteOnce(random, "seed " + seed + ", time " + i);
    }
  }

  private void overwriteOnce(Random random, String when) throws IOException {
    List<Path> files = folder.files();
    Path victim = files.get(random.nextInt(files.size()));
    byte[] before = Files.readAllBytes(victim);
    byte[] after = before.clone();
    int from = SegmentHeader.BYTES + random.nextInt(before.length - SegmentHeader.BYTES);
    int to = from + 1 + random.nextInt(Math.min(700, before.length - from));
    byte[] garbage = new byte[to - from];
    if (random.nextBoolean()) {
      random.nextBytes(garbage);
    }
    System.arraycopy(garbage, 0, after, from, garbage.length);
    Files.write(victim, after);
    int number = Objects.requireNonNull(Segment.number(victim));
    List<Kept> untouched =
        folder.written.stream().filter(each -> !touches(each, number, from, to)).toList();
    List<Kept> found = found();
    assertThat(found).as(when).containsSubsequence(untouched);
    assertThat(folder.written).as(when).containsSubsequence(found);
    Files.write(victim, before);
    assertThat(found()).as(when).isEqualTo(folder.written);
    assertThat(folder.problems).as(when).isEmpty();
  }

  private boolean touches(Kept line, int number, int from, int to) {
    int i = folder.written.indexOf(line);
    boolean last =
        i + 1 == folder.written.size()
            || Position.segment(folder.written.get(i + 1).position()) != number;
    int start = Position.offset(line.position());
    int lineEnd = last ? Integer.MAX_VALUE : Position.offset(folder.written.get(i + 1).position());
    return Position.segment(line.position()) == number && start < to && lineEnd > from;
  }

  @Test
  void whatIsDamagedIsSaidWithItsPlace() throws IOException {
    byte[] zeroed = whole.clone();
    Arrays.fill(zeroed, offset(4) + 3, offset(6), (byte) 0);
    Files.write(file, zeroed);
    try (Journal journal = folder.open();
        JournalReader reader = journal.reader(0, folder.said())) {
      assertThat(Folder.read(reader)).isEqualTo(besides(offset(4), offset(6)));
      assertThat(reader.skippedBytes()).isEqualTo(offset(6) - offset(4));
    }
    assertThat(folder.problems)
        .containsExactly(
            "%s: %d bytes from offset %d on are damaged, the lines in there are lost: have the disk checked"
                .formatted(file, offset(6) - offset(4), offset(4)));
  }

  @Test
  void whoBeginsBehindTheDamageHearsNothingOfIt() throws IOException {
    whole[offset(2) + 9] ^= 1;
    Files.write(file, whole);
    try (Journal journal = folder.open()) {
      List<Kept> behind = folder.written.subList(5, folder.written.size());
      assertThat(folder.read(journal, behind.getFirst().position())).isEqualTo(behind);
    }
    assertThat(folder.problems).isEmpty();
  }

  /** A record copied into a line, as somebody would who knows the format but not the mask. */
  @Test
  void aLineThatLooksLikeARecordIsNone() throws IOException {
    byte[] forged = Arrays.copyOfRange(whole, offset(3), offset(4));
    Folder other = new Folder(directory.resolve("other"));
    try (Journal journal = other.open()) {
      other.append(
          journal,
          List.of(
              AnyLines.of("x"),
              new Received(forged, false, new Origin("tcp:5514", null), 1),
              AnyLines.of("y")));
      Path segment = other.files().getFirst();
      byte[] bytes = Files.readAllBytes(segment);
      bytes[Position.offset(other.written.get(1).position())] ^= 1;
      Files.write(segment, bytes);
      assertThat(other.read(journal, 0))
          .containsExactly(other.written.get(0), other.written.get(2));
    }
  }
}
