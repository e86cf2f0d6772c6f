package org.tharsis.rules.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingTest {
  private static final int LISTS = 50;
  private static final int BOUND = 40;

  /** Many lists in one arena, each against a list of Java's. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isWhatAListIs(long seed) {
    Random random = new Random(seed);
    Arena arena = new Arena(Long.MAX_VALUE);
    Ring ring = new Ring(arena);
    long[] cells = cells(LISTS);
    List<List<Long>> expected = new ArrayList<>();
    for (int i = 0; i < LISTS; i++) {
      expected.add(new ArrayList<>());
    }
    for (long step = 1; step < 200_000; step++) {
      int which = random.nextInt(LISTS);
      List<Long> list = expected.get(which);
      change(random, ring.look(cells, Ring.WIDTH * which), list, step);
      assertThat(read(ring.look(cells, Ring.WIDTH * which)))
          .as("seed %d, step %d", seed, step)
          .isEqualTo(list);
    }
  }

  /** Those of so many empty lists. */
  private static long[] cells(int lists) {
    long[] cells = new long[Ring.WIDTH * lists];
    for (int i = 0; i < lists; i++) {
      Ring.begin(cells, Ring.WIDTH * i, 0);
    }
    return cells;
  }

  private static void change(Random random, Ring ring, List<Long> list, long step) {
    switch (random.nextInt(20)) {
      case 0 -> {
        ring.free();
        list.clear();
      }
      case 1, 2 -> {
        if (!list.isEmpty()) {
          ring.removeFirst();
          list.removeFirst();
        }
      }
      case 3 -> {
        if (!list.isEmpty()) {
          int at = random.nextInt(list.size());
          ring.remove(at);
          list.remove(at);
        }
      }
      default -> {
        if (list.size() == BOUND) {
          list.removeFirst();
        }
        list.add(step);
        ring.extend(BOUND);
        ring.set(ring.size() - 1, step, -step);
      }
    }
  }

  private static List<Long> read(Ring ring) {
    List<Long> read = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      assertThat(ring.second(i)).isEqualTo(-ring.first(i));
      read.add(ring.first(i));
    }
    return read;
  }

  @Test
  void blocksAreUsedAgain() {
    Arena arena = new Arena(Long.MAX_VALUE);
    Ring ring = new Ring(arena);
    long[] cells = cells(1);
    for (int round = 0; round < 10_000; round++) {
      ring.look(cells, 0);
      for (int i = 0; i < 1000; i++) {
        ring.extend(1000);
      }
      ring.free();
    }
    assertThat(arena.bytes()).isEqualTo((1L << Arena.LARGEST) * Long.BYTES);
  }

  /** Most keys come once: their one event lies in their own line. */
  @Test
  void aListOfOneTakesNoBlock() {
    Arena arena = new Arena(Long.MAX_VALUE);
    long[] cells = cells(1);
    Ring ring = new Ring(arena).look(cells, 0);
    for (long step = -5; step < 5; step++) {
      ring.extend(BOUND);
      ring.set(0, step, -step);
      assertThat(read(ring.look(cells, 0))).containsExactly(step);
      assertThat(Ring.first(cells, 0)).isEqualTo(step);
      ring.removeFirst();
      assertThat(read(ring.look(cells, 0))).isEmpty();
    }
    assertThat(arena.bytes()).isZero();
  }

  @Test
  void whatStandsBesideTheRecordsMovesAlong() {
    Ring ring = new Ring(new Arena(Long.MAX_VALUE)).look(cells(1), 0);
    assertThat(ring.extra()).isZero();
    for (int i = 0; i < 1000; i++) {
      ring.extend(1000);
      ring.set(i, i, i);
      assertThat(ring.extra()).isEqualTo(i < 2 ? 0 : i);
      ring.extra(i + 1);
    }
    ring.free();
    assertThat(ring.extra()).isZero();
  }

  @Test
  void theLargestFills() {
    Ring ring = new Ring(new Arena(Long.MAX_VALUE)).look(cells(1), 0);
    for (int i = 0; i < 200_000; i++) {
      ring.extend(100_001);
      ring.set(ring.size() - 1, i, -i);
    }
    assertThat(ring.size()).isEqualTo(100_001);
    assertThat(ring.first(0)).isEqualTo(200_000 - 100_001);
  }

  @Test
  void whereMemoryIsFullTheFirstGoesAndThatIsCounted() {
    Arena arena = new Arena(Long.BYTES << 4);
    Ring ring = new Ring(arena).look(cells(1), 0);
    for (int i = 0; i < 20; i++) {
      ring.extend(1000);
      ring.set(ring.size() - 1, i, -i);
    }
    List<Long> kept = read(ring);
    assertThat(kept).hasSize(15).endsWith(18L, 19L);
    assertThat(arena.cuts()).isEqualTo(20 - kept.size());
  }

  @Test
  void aListOfTwoIsAlwaysPossible() {
    Arena arena = new Arena(0);
    long[] cells = cells(2);
    for (int list = 0; list < 2; list++) {
      Ring ring = new Ring(arena).look(cells, Ring.WIDTH * list);
      for (int i = 0; i < 2; i++) {
        ring.extend(1000);
        ring.set(ring.size() - 1, i, -i);
      }
      assertThat(read(ring)).containsExactly(0L, 1L);
    }
    assertThat(arena.cuts()).isZero();
  }
}
