package org.tharsis.rules.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  private static final long HORIZON = 1000;

  private final List<Integer> released = new ArrayList<>();

  private Table table(int mostKeys) {
    return new Table(
        HORIZON,
        mostKeys,
        new Table.Owner() {
          @Override
          public int events(int block) {
            return block;
          }

          @Override
          public void release(int trail, int values) {
            released.add(trail);
          }
        });
  }

  /** Every key that still matters is found, with what was kept of it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void knowsWhatAMapKnows(long seed) {
    Random random = new Random(seed);
    Table table = table(Integer.MAX_VALUE);
    Map<Long, Long> lasts = new LinkedHashMap<>();
    Map<Long, Integer> trails = new LinkedHashMap<>();
    for (int time = 0; time < 100_000; time++) {
      long key = random.nextInt(5000);
      boolean matters = lasts.containsKey(key) && lasts.get(key) + HORIZON >= time;
      if (matters) {
        int place = table.find(-key, key);
        assertThat(place).as("seed %d, key %d at %d", seed, key, time).isNotNegative();
        assertThat(table.trail(place)).isEqualTo(trails.get(key));
      }
      table.trail(table.at(-key, key, time), time);
      lasts.put(key, (long) time);
      trails.put(key, time);
    }
    assertThat(table.evicted()).as("seed %d", seed).isZero();
    assertThat(table.size()).isLessThan(5000);
  }

  @Test
  void holdsAMillionKeys() {
    Table table = table(Integer.MAX_VALUE);
    for (int key = 0; key < 1_000_000; key++) {
      table.at(0xffffL << 32, key, 0);
    }
    for (int key = 0; key < 1_000_000; key++) {
      assertThat(table.find(0xffffL << 32, key)).isNotNegative();
    }
    assertThat(table.size()).isEqualTo(1_000_000);
    assertThat(table.evicted()).isZero();
    assertThat(table.bytes()).isLessThan(90_000_000);
  }

  @Test
  void atItsBoundTheFewestEventsGo() {
    Table table = table(12);
    for (int key = 1; key <= 12; key++) {
      table.trail(table.at(0, key, 0), 100);
    }
    for (int key = 100; key < 200; key++) {
      table.trail(table.at(0, key, 1), 1);
    }
    assertThat(table.size()).isEqualTo(12);
    assertThat(table.evicted()).isEqualTo(100);
    long kept = 0;
    for (int key = 1; key <= 12; key++) {
      kept += table.find(0, key) >= 0 ? 1 : 0;
    }
    assertThat(kept).isGreaterThan(8);
  }

  @Test
  void whatIsForgottenGivesItsBlocksBack() {
    Table table = table(Integer.MAX_VALUE);
    for (int key = 0; key < 50; key++) {
      table.trail(table.at(0, key, 0), 1 + key);
    }
    for (int key = 1000; key < 3000; key++) {
      table.at(0, key, 2 * HORIZON);
    }
    assertThat(released).contains(1, 50).doesNotHaveDuplicates();
  }
}
