package org.tharsis.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is missing by the numbers that came. */
class SequenceGapsTest {
  private static final long GREATEST = Integer.MAX_VALUE;

  private static long missing(long... numbers) {
    return missing(new SequenceGaps(numbers[0]), LongStream.of(numbers).skip(1).toArray());
  }

  private static long missing(SequenceGaps gaps, long... numbers) {
    long missing = 0;
    for (long number : numbers) {
      missing += gaps.take(number);
    }
    return missing;
  }

  @Test
  void whatIsLeftOutIsMissing() {
    assertThat(missing(5, 6, 7, 8)).isZero();
    assertThat(missing(5, 7, 8, 12)).isEqualTo(4);
  }

  @Test
  void whatComesLateIsNotMissing() {
    assertThat(missing(5, 8, 7, 6, 9)).isZero();
    assertThat(missing(5, 8, 7, 9)).isEqualTo(1);
    assertThat(missing(5, 1_029, 6)).isEqualTo(1_022);
    assertThat(missing(5, 1_030, 6)).as("too late").isEqualTo(1_024);
  }

  @Test
  void whatComesTwiceChangesNothing() {
    assertThat(missing(5, 6, 6, 7, 7, 9, 9)).isEqualTo(1);
    assertThat(missing(5, 4, 6)).as("from before it began").isZero();
  }

  @Test
  void anyOrderWithinReachOfItIsTheSame() {
    long seed = 11;
    Random random = new Random(seed);
    SequenceGaps gaps = new SequenceGaps(0);
    List<Long> waiting = new ArrayList<>();
    long expected = 0;
    long found = 0;
    for (long number = 1; number <= 100_000; number++) {
      boolean lost = number < 99_990 && random.nextInt(50) == 0;
      expected += lost ? 1 : 0;
      if (!lost) {
        waiting.add(number);
      }
      if (waiting.size() == 10) {
        Collections.shuffle(waiting, random);
        found += missing(gaps, waiting.stream().mapToLong(Long::longValue).toArray());
        waiting.clear();
      }
    }
    found += missing(gaps, waiting.stream().mapToLong(Long::longValue).toArray());
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void behindTheGreatestComesOne() {
    assertThat(missing(GREATEST - 1, GREATEST, 1, 2)).isZero();
    assertThat(missing(GREATEST - 1, 2, 1)).as("the greatest is missing").isEqualTo(1);
    assertThat(missing(GREATEST - 1, 2, GREATEST, 1)).isZero();
  }

  @Test
  void aDeviceThatWasStartedAnewMakesNoGap() {
    assertThat(missing(5_000, 5_001, 1, 2, 3, 5)).isEqualTo(1);
    assertThat(missing(500, 501, 502, 1, 2, 3, 4)).as("within what was seen").isZero();
    assertThat(missing(5_000, 5_001, 3, 4, 5)).as("its first lines were lost").isZero();
  }

  @Test
  void oneLineThatSaysWhatItLikesMakesNoGap() {
    assertThat(missing(5, 2_000_000_000L, 6, 7)).isZero();
    assertThat(missing(50_000, 1, 50_001, 50_002)).isZero();
    assertThat(missing(5, Long.MAX_VALUE, 6, 0, 7)).isZero();
  }

  @Test
  void aLongGapIsBelievedOnceTwoLinesAgree() {
    assertThat(missing(5, 1_000_005, 1_000_006)).isEqualTo(999_999);
    assertThat(missing(5, 1_000_005, 1_000_007)).isEqualTo(1_000_000);
  }

  @Test
  void twoThatCountByTurnsAreNotCountedForEver() {
    SequenceGaps gaps = new SequenceGaps(1);
    long first = 0;
    for (long i = 0; i < 100; i++) {
      first += missing(gaps, 5_000 + 2 * i, 5_001 + 2 * i, 10 + 2 * i, 11 + 2 * i);
    }
    long later = 0;
    for (long i = 100; i < 10_000; i++) {
      later += missing(gaps, 5_000 + 2 * i, 5_001 + 2 * i, 10 + 2 * i, 11 + 2 * i);
    }
    assertThat(first).isLessThan(25_000);
    assertThat(later).isZero();
  }

  @Test
  void itGoesOnWhereItWas() {
    SequenceGaps before = new SequenceGaps(5);
    assertThat(missing(before, 8, 10)).isEqualTo(3);
    assertThat(before.missing()).hasToString("{1, 3, 4}");
    SequenceGaps after = new SequenceGaps(before.highest(), before.missing());
    assertThat(missing(after, 6, 9, 8, 11)).isEqualTo(-2);
    assertThat(after.missing()).hasToString("{4}");
  }
}
