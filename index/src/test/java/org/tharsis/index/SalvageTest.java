package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

/** Damaged files of a day: found, set aside, and what is sound goes on. */
class SalvageTest extends DamagedDay {
  @Test
  void nothingIsFoundOfWhatIsSound() throws IOException {
    assertThat(salvage()).isEmpty();
    assertThat(data.resolve("damaged")).doesNotExist();
    try (EventIndex index = EventIndex.open(data)) {
      assertThat(index.refill("live", 0)).isEmpty();
      assertThat(index.lost()).isEmpty();
    }
    allAreThereAgain();
  }

  @Test
  void nothingIsFoundWhereNothingIs() throws IOException {
    assertThat(
            Salvage.run(directory.resolve("none"), directory.resolve("damaged"), DamagedDay::fail))
        .isEmpty();
  }

  @Test
  void aSegmentOfEachKindOfFileThatIsCut() throws IOException {
    for (String kind : List.of(".fdt", ".dvd", ".kdd", ".tim", ".doc", ".fnm", ".si", ".tmd")) {
      Path file = files(kind).getLast();
      truncate(file, Files.size(file) - 3);
      oneSegmentIsGoneAndComesBack(kind);
    }
  }

  @Test
  void aSegmentOfWhichAFileIsGone() throws IOException {
    for (String kind : List.of(".fdm", ".dvm", ".kdi", ".si")) {
      Files.delete(files(kind).getFirst());
      oneSegmentIsGoneAndComesBack(kind);
    }
  }

  @Test
  void aSegmentOfWhichAFileIsEmpty() throws IOException {
    for (String kind : List.of(".fdx", ".si")) {
      truncate(files(kind).get(1), 0);
      oneSegmentIsGoneAndComesBack(kind);
    }
  }

  private void oneSegmentIsGoneAndComesBack(String kind) throws IOException {
    Damage damage = salvage().getFirst();
    assertThat(damage.index()).isEqualTo("2026-11-21");
    assertThat(damage.what()).singleElement().asString().contains(kind);
    assertThat(damage.exact()).isTrue();
    int left = stored().size();
    assertThat(left).isLessThan(written.size());
    assertThat(damage.missing()).isEqualTo(written.size() - left);
    assertThat(refill(0)).isEqualTo(new Refill.Outcome(damage.missing(), 0));
    allAreThereAgain();
    assertThat(salvage()).isEmpty();
  }

  @Test
  void damagedFilesAreKept() throws IOException {
    Path file = files(".fdt").getFirst();
    flip(file, Files.size(file) / 2);
    byte[] bytes = Files.readAllBytes(file);
    Damage damage = salvage().getFirst();
    assertThat(damage.aside()).isEqualTo(data.resolve("damaged/2026-11-21"));
    assertThat(damage.aside().resolve(file.getFileName())).hasBinaryContent(bytes);
    assertThat(file).doesNotExist();
    try (Stream<Path> kept = Files.list(damage.aside())) {
      assertThat(kept.map(each -> each.getFileName().toString()))
          .anyMatch(each -> each.startsWith("segments_"))
          .anyMatch(each -> each.endsWith(".si"));
    }
  }

  @Test
  void ofWhatTheJournalHasNotAnyMoreTheNumberIsSaidAndKept() throws IOException {
    Files.delete(files(".fdt").getFirst());
    long missing = salvage().getFirst().missing();
    Refill.Outcome outcome = refill(50);
    assertThat(outcome.found() + outcome.lost()).isEqualTo(missing);
    assertThat(outcome.lost()).isPositive();
    assertThat(stored()).hasSize((int) (EVENTS - outcome.lost()));
    try (EventIndex index = EventIndex.open(data)) {
      index.add(Lines.at(new EventId("live", 100_000), NOON, "later", draft -> {}));
    }
    try (EventIndex index = EventIndex.open(data)) {
      assertThat(index.lost())
          .containsExactly(Map.entry(LocalDate.of(2026, 11, 21), outcome.lost()));
    }
  }

  @Test
  void aStreamGoneThroughAgainBehindTheGapIsPassedOver() throws IOException {
    Files.delete(files(".fdt").getFirst());
    salvage();
    refill(0);
    try (EventIndex index = EventIndex.open(data)) {
      for (Event event : written) {
        index.add(event);
      }
    }
    allAreThereAgain();
  }

  @Test
  void aGapStaysOpenUntilItIsFilled() throws IOException {
    Files.delete(files(".fdt").getFirst());
    long missing = salvage().getFirst().missing();
    try (EventIndex index = EventIndex.open(data)) {
      Refill broken = index.refill("live", 0).orElseThrow();
      for (Event event : written.subList(0, 5)) {
        broken.add(event);
      }
      index.add(Lines.at(new EventId("live", 100_000), NOON, "later", draft -> {}));
      assertThat(index.lost()).isEmpty();
    }
    assertThat(salvage()).isEmpty();
    written.add(Lines.at(new EventId("live", 100_000), NOON, "later", draft -> {}));
    int still = written.size() - stored().size();
    assertThat(still).isBetween(1, (int) missing - 1);
    assertThat(refill(0)).isEqualTo(new Refill.Outcome(still, 0));
    allAreThereAgain();
    try (EventIndex index = EventIndex.open(data)) {
      assertThat(index.lost()).isEmpty();
    }
  }

  @Test
  void whatIsDamagedAgainBeforeTheGapIsFilledIsMissingOnce() throws IOException {
    for (int left = EVENTS; left > EVENTS / 2; left = stored().size()) {
      Files.delete(files(".si").getFirst()); // how many it had only the list knows
      Damage damage = salvage().getFirst();
      assertThat(damage.missing()).isEqualTo(left - stored().size());
    }
    assertThat(refill(0)).isEqualTo(new Refill.Outcome(EVENTS / 2, 0));
    allAreThereAgain();
  }

  @Test
  void allThatIsLeftOfADayMayBeItsList() throws IOException {
    for (Path file : files("")) {
      if (file.getFileName().toString().startsWith("_")) {
        Files.delete(file);
      }
    }
    Damage damage = salvage().getFirst();
    assertThat(stored()).isEmpty();
    Refill.Outcome outcome = refill(0);
    assertThat(outcome.found()).isEqualTo(EVENTS);
    assertThat(damage.missing()).isEqualTo(EVENTS);
    assertThat(damage.exact()).isTrue();
    allAreThereAgain();
  }

  @Test
  void anotherProgramsIndexIsLeftAlone() throws IOException {
    try (EventIndex index = EventIndex.open(data)) {
      assertThatThrownBy(this::salvage).isInstanceOf(LockedException.class);
      index.commit();
    }
  }

  @Test
  void theMiddleOfALargeFileIsReadWhereThatIsWanted() throws IOException {
    Random random = new Random(5);
    try (EventIndex index = EventIndex.open(data)) {
      for (int i = 0; i < 20; i++) {
        char[] line = new char[100_000];
        for (int at = 0; at < line.length; at++) {
          line[at] = (char) ('!' + random.nextInt(90));
        }
        index.add(Lines.at(new EventId("live", 10_000 + i), NOON, new String(line), draft -> {}));
      }
    }
    Path large =
        files(".fdt").stream().max(Comparator.comparingLong(SalvageTest::size)).orElseThrow();
    flip(large, size(large) / 2);
    Path aside = data.resolve("damaged");
    assertThat(new DaySalvage(day, aside, WholeReads.upTo(size(large))).run()).isEmpty();
    try (EventIndex index = EventIndex.open(data)) {
      index.add(Lines.at(NOON + 86_400_000, 1)); // so that the day is past
      assertThat(index.check(LocalDate.of(2026, 11, 21), aside)).isPresent();
    }
    assertThat(stored()).hasSize(EVENTS + 1);
  }

  @Test
  void aDayThatCannotBeLookedAtHindersNoOther() throws IOException {
    try (EventIndex index = EventIndex.open(data)) {
      index.add(Lines.at(NOON + 86_400_000, 1));
    }
    Path list = files("").stream().filter(DamagedDay::isList).findFirst().orElseThrow();
    Files.delete(list);
    Files.createDirectories(list.resolve("a-directory"));
    Path other = data.resolve("events/2026-11-22");
    try (Stream<Path> files = Files.list(other)) {
      Files.delete(files.filter(each -> each.toString().endsWith(".si")).findFirst().orElseThrow());
    }
    List<IOException> hindered = new ArrayList<>();
    assertThat(Salvage.run(data, data.resolve("damaged"), hindered::add))
        .extracting(Damage::index)
        .containsExactly("2026-11-22");
    assertThat(hindered).singleElement().asString().contains("2026-11-21");
  }

  @Test
  void anyByteOfAnyFileMayFlip() throws IOException {
    long seed = Long.getLong("flip.seed", System.nanoTime());
    System.out.println("flip.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      List<Path> files = files("").stream().filter(file -> size(file) > 0).toList();
      Path file = files.get(random.nextInt(files.size()));
      int at = random.nextInt((int) Files.size(file));
      String what = "seed %d, byte %d of %s".formatted(seed, at, file.getFileName());
      flip(file, at);
      List<Damage> found = salvage();
      assertThat(found).as(what).hasSize(1);
      assertThat(stored().size() + found.getFirst().missing()).as(what).isEqualTo(EVENTS);
      Refill.Outcome outcome = refill(0);
      assertThat(outcome).as(what).isEqualTo(new Refill.Outcome(found.getFirst().missing(), 0));
      allAreThereAgain();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
