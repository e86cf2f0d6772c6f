package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;

class EventSearchTest {
  private static final long NOON = RandomEvents.NOON;
  private static final long DAY = 86_400_000;

  @TempDir Path directory;

  @Test
  void whereNothingIsNothingIsFound() throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.newest(EventQuery.ALL, TimeRange.ALL, 5)).isEmpty();
      assertThat(search.count(EventQuery.ALL, TimeRange.ALL)).isZero();
      assertThat(search.top(EventQuery.ALL, TimeRange.ALL, Field.SOURCE_IP, 5)).isEmpty();
      assertThat(search.histogram(EventQuery.ALL, TimeRange.ALL, Duration.ofMinutes(1))).isEmpty();
      assertThat(search.byId(List.of(new EventId("a", 1)))).isEmpty();
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theNewestComeFirstOverDaysAndSegments() throws IOException {
    List<Event> events = shuffled(2000, 4 * DAY);
    add(events);
    List<EventId> expected =
        events.stream()
            .sorted(Comparator.comparingLong(Event::time).thenComparing(Event::id).reversed())
            .map(Event::id)
            .toList();
    try (EventSearch search = EventSearch.open(directory)) {
      for (int limit : new int[] {0, 1, 50, 1999, 5000}) {
        assertThat(search.newest(EventQuery.ALL, TimeRange.ALL, limit))
            .extracting(Event::id)
            .isEqualTo(expected.subList(0, Math.min(limit, 2000)));
      }
    }
  }

  @Test
  void aRangeHasItsFirstButNotItsEnd() throws IOException {
    add(List.of(Lines.at(NOON, 0), Lines.at(NOON + 1, 1), Lines.at(NOON + 2, 2)));
    TimeRange range = new TimeRange(NOON, NOON + 2);
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.count(EventQuery.ALL, range)).isEqualTo(2);
      assertThat(search.newest(EventQuery.ALL, range, 5))
          .extracting(Event::time)
          .containsExactly(NOON + 1, NOON);
      assertThat(search.count(EventQuery.ALL, new TimeRange(5, 5))).isZero();
    }
  }

  @Test
  void idsBringEventsInOrderOfTime() throws IOException {
    List<Event> events = shuffled(3000, 2 * DAY);
    add(events);
    List<Event> some = events.stream().filter(e -> e.id().offset() % 31 == 0).toList();
    List<EventId> ids = new ArrayList<>(some.stream().map(Event::id).toList());
    ids.add(new EventId(Lines.STREAM, 99_999));
    ids.add(new EventId("other", 0));
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.byId(ids))
          .extracting(Event::id)
          .isEqualTo(
              some.stream()
                  .sorted(Comparator.comparingLong(Event::time).thenComparing(Event::id))
                  .map(Event::id)
                  .toList());
    }
  }

  @Test
  void countsByValueMostFirst() throws IOException {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String code = "c" + i % 3;
      long port = i % 2;
      String tags = i < 10 ? "unrecognised clock-off" : "clock-off";
      events.add(
          Lines.at(
              NOON + i * (DAY / 20),
              i,
              "x",
              draft ->
                  draft
                      .put(Field.EVENT_CODE, code)
                      .put(Field.DESTINATION_PORT, port)
                      .put(Field.TAGS, tags)
                      .put(Field.SOURCE_INTERNAL, port == 1)));
    }
    add(events);
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(top(search, Field.EVENT_CODE, 2))
          .containsExactly(new ValueCount("c0", 20), new ValueCount("c1", 20));
      assertThat(top(search, Field.DESTINATION_PORT, 5))
          .containsExactly(new ValueCount("0", 30), new ValueCount("1", 30));
      assertThat(top(search, Field.SOURCE_INTERNAL, 1))
          .containsExactly(new ValueCount("false", 30));
      assertThat(top(search, Field.TAGS, 5))
          .containsExactly(new ValueCount("clock-off", 60), new ValueCount("unrecognised", 10));
      assertThat(top(search, Field.USER_NAME, 5)).isEmpty();
      assertThatThrownBy(() -> top(search, Field.EVENT_ORIGINAL, 5))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("event.original");
    }
  }

  @Test
  void countsByStepsOfTime() throws IOException {
    add(List.of(Lines.at(NOON + 5, 0), Lines.at(NOON + 3005, 1), Lines.at(NOON + 3999, 2)));
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.histogram(EventQuery.ALL, TimeRange.ALL, Duration.ofSeconds(1)))
          .containsExactly(
              new TimeCount(NOON, 1),
              new TimeCount(NOON + 1000, 0),
              new TimeCount(NOON + 2000, 0),
              new TimeCount(NOON + 3000, 2));
      TimeRange all = new TimeRange(NOON - 1000, NOON + 6000);
      assertThat(search.histogram(EventQuery.ALL, all, Duration.ofSeconds(1))).hasSize(7);
      assertThatThrownBy(
              () -> search.histogram(EventQuery.ALL, new TimeRange(0, NOON), Duration.ofSeconds(1)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("10,000 steps of 1,000 ms");
    }
  }

  private static List<ValueCount> top(EventSearch search, Field field, int limit)
      throws IOException {
    return search.top(EventQuery.ALL, TimeRange.ALL, field, limit);
  }

  private static List<Event> shuffled(int count, long spread) {
    Random random = new Random(5);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(Lines.at(NOON + random.nextInt((int) (spread / 1000)) * 1000L, i));
    }
    Collections.shuffle(events, random);
    return events;
  }

  /** In several commits, hence segments. */
  private void add(List<Event> events) throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      int count = 0;
      for (Event event : events) {
        index.add(event);
        if (++count % 300 == 0) {
          index.commit();
        }
      }
    }
  }
}
