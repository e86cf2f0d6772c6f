package org.tharsis.rules.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is needed to judge is kept as long as there is memory; what is only evidence, while there is
 * plenty.
 */
class TrailTest {
  private static final int NEEDED = 10;
  private static final int EVIDENCE = 256;
  private static final int EVENTS = 1000;

  private static Trail trail(Arena arena, long from) {
    Table table = new Table(EVENTS, 10, arena, false);
    int place = table.at(TableTest.key(1, 2), from);
    Trail trail = new Trail(arena, NEEDED, EVIDENCE).look(table, place);
    for (int i = 0; i < EVENTS; i++) {
      trail.take(from + i, i, from);
    }
    return trail;
  }

  private static List<Long> positions(Trail trail) {
    List<Long> all = new ArrayList<>();
    trail.forEach(0, Long.MAX_VALUE / 2, all::add);
    return all;
  }

  @Test
  void withMemoryAllThatMayBecomeEvidenceIsKept() {
    Trail trail = trail(new Arena(1 << 20), 1);
    assertThat(positions(trail)).hasSize(EVIDENCE).endsWith(EVENTS - 2L, EVENTS - 1L);
    assertThat(trail.pushed()).isEqualTo(EVENTS - EVIDENCE);
  }

  @Test
  void whereItIsTightWhatJudgingNeedsIsKeptAndTheRestCounted() {
    Arena arena = new Arena(Long.BYTES << 7); // a quarter of it is the first block but one
    Trail trail = trail(arena, 1);
    assertThat(trail.size()).isBetween(NEEDED, EVIDENCE / 4);
    assertThat(positions(trail)).endsWith(EVENTS - 2L, EVENTS - 1L);
    assertThat(trail.pushed()).isEqualTo(EVENTS - trail.size());
    assertThat(arena.cuts()).isZero();
  }

  @Test
  void whereNothingGrowsWhatJudgingNeedsGoesAndIsCounted() {
    Arena arena = new Arena(0);
    Trail trail = trail(arena, 1);
    assertThat(trail.size()).isBetween(2, NEEDED - 1);
    assertThat(positions(trail)).endsWith(EVENTS - 2L, EVENTS - 1L);
    assertThat(trail.pushed()).isEqualTo(EVENTS - trail.size());
    assertThat(arena.cuts()).isEqualTo(EVENTS - trail.size());
  }

  @Test
  void whatComesAfterAPauseStandsAlone() {
    Arena arena = new Arena(Long.BYTES << 7);
    Trail trail = trail(arena, 1);
    trail.take(10L * EVENTS, EVENTS, 9L * EVENTS);
    assertThat(positions(trail)).containsExactly((long) EVENTS);
    assertThat(trail.pushed()).isZero();
  }
}
