package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Event;

class ReorderBufferTest {
  private static final int EVENTS = 5000;

  private static List<Event> events(long seed, int mostStep) {
    Random random = new Random(seed);
    Scenario scenario = new Scenario();
    long millis = -10_000; // before the epoch as well
    for (int i = 0; i < EVENTS; i++) {
      millis += random.nextInt(5) == 0 ? random.nextInt(mostStep) : random.nextInt(3);
      scenario.at(millis / 1000.0);
    }
    return scenario.shuffled(seed).events();
  }

  private static List<Event> through(ReorderBuffer buffer, List<Event> events) {
    List<Event> judged = new ArrayList<>();
    events.forEach(event -> buffer.add(event, judged::add));
    buffer.finish(judged::add);
    return judged;
  }

  /** Steps within the lateness, and far beyond it. */
  @ParameterizedTest
  @ValueSource(ints = {10, 3000, 100_000})
  void putsInOrder(int mostStep) {
    for (long seed = 1; seed <= 20; seed++) {
      List<Event> events = events(seed, mostStep);
      List<Event> sorted = new ArrayList<>(events);
      sorted.sort(Comparator.comparingLong(Event::time).thenComparing(Event::id));
      assertThat(through(new ReorderBuffer(2000, EVENTS, (soon, count) -> {}), events))
          .as("seed %d", seed)
          .isEqualTo(sorted);
    }
  }

  @Test
  void whatComesTooLateIsJudgedAtOnce() {
    List<Event> judged = new ArrayList<>();
    ReorderBuffer buffer = new ReorderBuffer(2000, EVENTS, (soon, count) -> {});
    List<Event> events = new Scenario().at(10).at(20).at(15).at(18.5).events();
    events.forEach(event -> buffer.add(event, judged::add));
    assertThat(judged).containsExactly(events.get(0), events.get(2));
    buffer.finish(judged::add);
    assertThat(judged).containsExactly(events.get(0), events.get(2), events.get(3), events.get(1));
    assertThat(buffer.hurried()).isZero();
  }

  @Test
  void atItsBoundTheFirstGoes() {
    List<Event> judged = new ArrayList<>();
    ReorderBuffer buffer = new ReorderBuffer(2000, 2, (soon, count) -> {});
    List<Event> events = new Scenario().at(1).at(1.5).at(1.2).at(1.1).events();
    events.forEach(event -> buffer.add(event, judged::add));
    assertThat(judged).containsExactly(events.get(0), events.get(3));
    assertThat(buffer.hurried()).isEqualTo(2);
    buffer.finish(judged::add);
    assertThat(judged).hasSize(4);
  }

  @Test
  void withoutPatienceNothingWaits() {
    List<Event> events = new Scenario().at(1).at(2).at(1.5).events();
    assertThat(through(new ReorderBuffer(0, EVENTS, (soon, count) -> {}), events))
        .isEqualTo(events);
  }

  @Test
  void timeAloneReleases() {
    List<Event> judged = new ArrayList<>();
    ReorderBuffer buffer = new ReorderBuffer(2000, EVENTS, (soon, count) -> {});
    buffer.add(new Scenario().at(1).events().getFirst(), judged::add);
    buffer.advance(2999, judged::add);
    assertThat(judged).isEmpty();
    buffer.advance(3000, judged::add);
    assertThat(judged).hasSize(1);
  }

  /** What it said comes next does, in that order, though what comes late may come between. */
  @ParameterizedTest
  @ValueSource(ints = {1, 10, 3000})
  void whatIsExpectedComesNext(int mostStep) {
    Deque<Event> expected = new ArrayDeque<>();
    int[] asExpected = new int[1];
    ReorderBuffer buffer =
        new ReorderBuffer(
            2000,
            EVENTS,
            (soon, count) -> {
              expected.clear();
              expected.addAll(List.of(Arrays.copyOf(soon, count)));
            });
    Consumer<Event> judge =
        event -> {
          if (expected.peek() == event) {
            expected.remove();
            asExpected[0]++;
          }
          assertThat(expected).doesNotContain(event);
        };
    List<Event> events = events(mostStep, mostStep);
    events.forEach(event -> buffer.add(event, judge));
    buffer.finish(judge);
    assertThat(asExpected[0]).isGreaterThan(events.size() / 2);
  }
}
