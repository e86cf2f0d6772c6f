package org.tharsis.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tharsis.model.EventId;

class EvidenceTest {
  private static List<EventId> ids(int from, int to) {
    List<EventId> ids = new ArrayList<>();
    for (int i = from; i < to; i++) {
      ids.add(new EventId("test", i));
    }
    return ids;
  }

  private static Evidence of(List<EventId> ids) {
    Evidence evidence = new Evidence();
    ids.forEach(evidence::add);
    return evidence;
  }

  @Test
  void keepsAllUpToTheBound() {
    List<EventId> ids = ids(0, Evidence.MAX);
    assertThat(of(ids).sorted()).isEqualTo(ids);
    assertThat(of(ids.reversed()).sorted()).isEqualTo(ids);
  }

  @Test
  void keepsTheFirstAndTheLast() {
    List<EventId> kept = of(ids(0, 100_000)).sorted();
    assertThat(kept).hasSize(Evidence.MAX).isSorted().doesNotHaveDuplicates();
    assertThat(kept.subList(0, 250)).isEqualTo(ids(0, 250));
    assertThat(kept.subList(750, 1000)).isEqualTo(ids(99_750, 100_000));
  }

  /** Of 500 of 99,500 a tenth of the way holds 50, give or take 4.5 standard deviations of 6.7. */
  @Test
  void keepsAFairSampleBetween() {
    List<EventId> between = of(ids(0, 100_000)).sorted().subList(250, 750);
    for (int tenth = 0; tenth < 10; tenth++) {
      long from = 250 + tenth * 9_950L;
      assertThat(between.stream().filter(id -> id.offset() >= from && id.offset() < from + 9_950))
          .hasSizeBetween(20, 80);
    }
  }

  @Test
  void theOrderOfComingDoesNotMatter() {
    List<EventId> ids = ids(0, 20_000);
    List<EventId> sorted = of(ids).sorted();
    for (long seed = 1; seed <= 3; seed++) {
      List<EventId> shuffled = new ArrayList<>(ids);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(of(shuffled).sorted()).as("seed %d", seed).isEqualTo(sorted);
    }
  }

  @Test
  void goesOnFromWhatWasStored() {
    Evidence stored = of(of(ids(0, 5_000)).sorted());
    ids(5_000, 9_000).forEach(stored::add);
    assertThat(stored.sorted()).isEqualTo(of(ids(0, 9_000)).sorted());
  }

  @Test
  void knowsWhatIsNamedAgain() {
    Evidence evidence = of(ids(0, 2_500));
    List<EventId> recent = ids(1_800, 2_500);
    for (int i = 2_500; i < 6_000; i++) {
      assertThat(evidence.add(new EventId("test", i))).isTrue();
      assertThat(recent).noneMatch(evidence::add);
    }
  }
}
