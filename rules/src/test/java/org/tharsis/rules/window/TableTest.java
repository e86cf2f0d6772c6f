package org.tharsis.rules.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  static Fingerprint key(long high, long low) {
    Fingerprint key = new Fingerprint();
    key.set(high, low, Sets.hash(high, low), -1);
    return key;
  }

  private static final long HORIZON = 1000;

  private final Arena arena = new Arena(Long.MAX_VALUE);
  private final Trail trail = new Trail(arena, 1000, 1000);

  private Table table(int mostKeys) {
    return new Table(HORIZON, mostKeys, arena, false);
  }

  /** An event of a key, whose position is its time. */
  private void event(Table table, long high, long low, long time) {
    int place = table.at(key(high, low), time);
    trail.look(table, place).take(time, time, time - HORIZON);
    table.seen(place, time);
  }

  private List<Long> events(Table table, int place) {
    List<Long> events = new ArrayList<>();
    trail.look(table, place).forEach(Long.MIN_VALUE + 1, Long.MAX_VALUE, events::add);
    return events;
  }

  /** Every key that still matters is found, with what was kept of it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void knowsWhatAMapKnows(long seed) {
    Random random = new Random(seed);
    Table table = table(Integer.MAX_VALUE);
    Map<Long, List<Long>> expected = new LinkedHashMap<>();
    for (int time = 0; time < 100_000; time++) {
      long key = random.nextInt(5000);
      List<Long> past = expected.computeIfAbsent(key, any -> new ArrayList<>());
      long before = time - HORIZON;
      if (!past.isEmpty() && past.getLast() >= before) {
        int place = table.find(key(-key, key));
        assertThat(place).as("seed %d, key %d at %d", seed, key, time).isNotNegative();
        assertThat(events(table, place)).isEqualTo(past);
      }
      event(table, -key, key, time);
      past.removeIf(each -> each < before);
      past.add((long) time);
    }
    assertThat(table.evicted()).as("seed %d", seed).isZero();
    assertThat(table.size()).isLessThan(5000);
  }

  @Test
  void holdsAMillionKeys() {
    Table table = table(Integer.MAX_VALUE);
    for (int key = 0; key < 1_000_000; key++) {
      table.at(key(0xffffL << 32, key), 0);
    }
    for (int key = 0; key < 1_000_000; key++) {
      assertThat(table.find(key(0xffffL << 32, key))).isNotNegative();
    }
    assertThat(table.size()).isEqualTo(1_000_000);
    assertThat(table.evicted()).isZero();
    assertThat(table.bytes()).isLessThan(90_000_000);
  }

  @Test
  void atItsBoundTheFewestEventsGo() {
    Table table = table(12);
    for (int key = 1; key <= 12; key++) {
      event(table, 0, key, 0);
      event(table, 0, key, 0);
    }
    for (int key = 100; key < 200; key++) {
      event(table, 0, key, 1);
    }
    assertThat(table.size()).isEqualTo(12);
    assertThat(table.evicted()).isEqualTo(100);
    long kept = 0;
    for (int key = 1; key <= 12; key++) {
      kept += table.find(key(0, key)) >= 0 ? 1 : 0;
    }
    assertThat(kept).isGreaterThan(8);
  }

  @Test
  void whatIsForgottenGivesItsBlocksBack() {
    Table table = table(Integer.MAX_VALUE);
    for (int round = 0; round < 100; round++) {
      for (int key = 0; key < 3000; key++) {
        for (int i = 0; i < 3; i++) {
          event(table, round, key, 2 * HORIZON * round);
        }
      }
    }
    assertThat(arena.bytes()).isEqualTo((1L << Arena.LARGEST) * Long.BYTES);
  }

  /** A list of one and longer ones, and what was pushed out of them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void goesOnFromWhatItSaved(long seed) throws IOException {
    Random random = new Random(seed);
    Table table = new Table(HORIZON, 300, arena, true);
    Trail few = new Trail(arena, 3, 3);
    Recent values = new Recent(arena, 3);
    for (int time = 0; time < 3000; time++) {
      int place = table.at(key(0, random.nextInt(400)), time);
      few.look(table, place).take(time, time, time - HORIZON);
      values.look(table, place).add(random.nextInt(5), time);
      table.seen(place, time);
    }
    byte[] saved = saved(table);
    Table again = new Table(HORIZON, 300, new Arena(Long.MAX_VALUE), true);
    again.load(new DataInputStream(new ByteArrayInputStream(saved)));
    assertThat(saved(again)).as("seed %d", seed).isEqualTo(saved);
    assertThat(again.size()).isEqualTo(table.size());
  }

  private static byte[] saved(Table table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
