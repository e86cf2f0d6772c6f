package org.tharsis.rules.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {
  private static final int PLACES = 8;

  /** No key is overlooked, no free place taken for one, and room is where there is room. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void saysWhatAnArrayWouldSay(long seed) {
    Random random = new Random(seed);
    long[] each = new long[PLACES];
    long marks = 0;
    for (int step = 0; step < 100_000; step++) {
      int place = random.nextInt(PLACES);
      each[place] = random.nextInt(3) == 0 ? 0 : few(random);
      marks = Marks.with(marks, place, each[place]);
      check(marks, each, few(random));
    }
  }

  /** Of so few and so close ones that they meet, and that borrowing would be seen. */
  private static long few(Random random) {
    return Marks.of((long) (random.nextInt(4) + 62) << 57);
  }

  private static void check(long marks, long[] each, long mark) {
    long like = Marks.like(marks, mark);
    long free = Marks.free(marks);
    assertThat(free & Marks.taken(marks)).isZero();
    assertThat(like & free).isZero();
    int lowest = PLACES;
    int highest = -1;
    for (int place = PLACES - 1; place >= 0; place--) {
      boolean same = each[place] == mark;
      lowest = same ? place : lowest;
      highest = each[place] == 0 ? Math.max(highest, place) : highest;
      assertThat(has(like, place) || !same).isTrue();
      assertThat(has(free, place)).isEqualTo(each[place] == 0);
      assertThat(Marks.isFree(marks, place)).isEqualTo(each[place] == 0);
    }
    assertThat(like == 0 ? PLACES : Marks.lowest(like)).isEqualTo(lowest);
    assertThat(free == 0 ? -1 : Marks.highest(free)).isEqualTo(highest);
  }

  private static boolean has(long bits, int place) {
    return ((bits >>> (place * Byte.SIZE)) & 0xff) != 0;
  }
}
