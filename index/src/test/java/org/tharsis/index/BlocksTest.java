package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/** Counting over so many events that whole blocks of them are counted at once. */
class BlocksTest {
  private static final long NOON = RandomEvents.NOON;

  @TempDir Path directory;

  private final List<Event> events = new ArrayList<>();

  /** Times rise, but for some that are late; one in three has a code, half of them a port. */
  @BeforeEach
  void index() throws IOException {
    Random random = new Random(4);
    try (EventIndex index = EventIndex.open(directory)) {
      for (int i = 0; i < 30_000; i++) {
        long late = random.nextInt(2000) == 0 ? random.nextInt(60_000) : random.nextInt(20);
        int number = i;
        Event event =
            Lines.at(
                NOON + 60_000 + i * 10L - late,
                i,
                "line",
                draft -> {
                  draft.put(Field.RULE_ID, number % 3 == 0 ? "r" + number % 7 : null);
                  draft.put(Field.DESTINATION_PORT, number % 2 == 0 ? (Long) (number % 5L) : null);
                });
        events.add(event);
        index.add(event);
      }
      index.commit();
    }
  }

  @Test
  void stepsAreCountedAsOneByOne() throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      for (String query : List.of("*", "rule.id:r1", "dport:2")) {
        for (long step : new long[] {700, 20_000, 45_000, 86_400_000}) {
          for (TimeRange range :
              List.of(
                  TimeRange.ALL,
                  new TimeRange(NOON + 100_003, NOON + 250_001),
                  new TimeRange(NOON + 80_000, NOON + 80_500))) {
            checkHistogram(search, query, range, step);
          }
        }
      }
    }
  }

  private void checkHistogram(EventSearch search, String query, TimeRange range, long step)
      throws IOException {
    Map<Long, Long> expected =
        events.stream()
            .filter(event -> isMeant(event, query) && isIn(range, event))
            .collect(
                Collectors.groupingBy(
                    event -> Math.floorDiv(event.time(), step) * step, Collectors.counting()));
    assertThat(
            search.histogram((EventQuery) EventQuery.parse(query), range, Duration.ofMillis(step)))
        .as("%s %s %d", query, range, step)
        .filteredOn(count -> count.count() > 0)
        .allSatisfy(count -> assertThat(expected).containsEntry(count.start(), count.count()))
        .hasSameSizeAs(expected.keySet());
  }

  @Test
  void valuesAreCountedAsOneByOne() throws IOException {
    TimeRange range = new TimeRange(NOON + 100_003, NOON + 250_001);
    try (EventSearch search = EventSearch.open(directory)) {
      for (String query : List.of("*", "rule.id:r1", "dport:2")) {
        for (TimeRange each : List.of(TimeRange.ALL, range)) {
          Map<String, Long> expected =
              events.stream()
                  .filter(event -> isMeant(event, query) && isIn(each, event))
                  .filter(event -> event.get(Field.RULE_ID) != null)
                  .collect(
                      Collectors.groupingBy(
                          event -> "" + event.get(Field.RULE_ID), Collectors.counting()));
          assertThat(search.top((EventQuery) EventQuery.parse(query), each, Field.RULE_ID, 10))
              .allSatisfy(value -> assertThat(expected).containsEntry(value.value(), value.count()))
              .hasSameSizeAs(expected.keySet());
        }
      }
    }
  }

  private static boolean isIn(TimeRange range, Event event) {
    return range.from() <= event.time() && event.time() < range.to();
  }

  private static boolean isMeant(Event event, String query) {
    return switch (query) {
      case "*" -> true;
      case "rule.id:r1" -> "r1".equals(event.get(Field.RULE_ID));
      default -> Long.valueOf(2).equals(event.get(Field.DESTINATION_PORT));
    };
  }
}
