package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

/** A day whose list of segments is damaged: it is made anew of what the segments say. */
class SegmentListSalvageTest extends DamagedDay {
  @Test
  void theListOfSegmentsIsMadeAnewOfWhatTheySay() throws IOException {
    for (int round = 0; round < 4; round++) {
      Path list = files("").stream().filter(DamagedDay::isList).findFirst().orElseThrow();
      switch (round) {
        case 0 -> truncate(list, 0);
        case 1 -> truncate(list, Files.size(list) / 2);
        case 2 -> flip(list, Files.size(list) / 2);
        default -> Files.delete(list);
      }
      Damage damage = salvage().getFirst();
      assertThat(damage.missing()).isZero();
      assertThat(damage.exact()).isTrue();
      allAreThereAgain();
      assertThat(refill(0)).isEqualTo(new Refill.Outcome(0, 0));
      allAreThereAgain();
      try (EventIndex index = EventIndex.open(data)) {
        assertThat(index.nextOffset("live")).isEqualTo(1000 + 7L * (EVENTS - 1) + 1);
      }
    }
  }

  @Test
  void whatWasForgottenStaysSoWhenTheListIsMadeAnew() throws IOException {
    try (EventIndex index = EventIndex.open(data)) {
      index.add(Lines.at(new EventId("file", 1), NOON, "a line", draft -> {}));
      index.add(written.getFirst()); // which it has
      index.commit();
    }
    try (EventIndex index = EventIndex.open(data)) {
      Event again = Lines.at(new EventId("live", 100_000), NOON, "another", draft -> {});
      index.add(again);
      written.add(again);
      index.add(Lines.at(new EventId("file", 2), NOON, "a line", draft -> {}));
      index.commit();
      index.forget("file");
    }
    assertThat(files(".liv")).isNotEmpty();
    truncate(files("").stream().filter(DamagedDay::isList).findFirst().orElseThrow(), 9);
    assertThat(salvage()).hasSize(1);
    allAreThereAgain();
  }

  @Test
  void whatWasMergedIsNotThereTwiceWhenTheListIsMadeAnew() throws IOException {
    Path before = directory.resolve("before");
    Trees.copy(day, before);
    try (EventIndex index = EventIndex.open(data)) {
      index.add(Lines.at(NOON + 86_400_000, 1)); // so that the day is past
      assertThat(index.compact(LocalDate.of(2026, 11, 21))).isTrue();
    }
    try (Stream<Path> sources = Files.list(before)) {
      for (Path source : sources.toList()) {
        Path name = source.getFileName();
        if (name.toString().startsWith("_") && !Files.exists(day.resolve(name))) {
          Files.copy(source, day.resolve(name));
        }
      }
    }
    Files.delete(files("").stream().filter(DamagedDay::isList).findFirst().orElseThrow());
    Damage damage = salvage().getFirst();
    assertThat(damage.missing()).isZero();
    assertThat(stored()).hasSize(EVENTS + 1);
  }
}
