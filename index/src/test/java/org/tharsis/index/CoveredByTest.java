package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Cidr;
import org.tharsis.model.Criterion;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Field;
import org.tharsis.model.NameSet;

/** What the index says an exclusion covers is what {@link Exclusion#covers} says of each event. */
class CoveredByTest {
  private static final long DAY = 86_400_000;
  private static final int EVENTS = 3_000;
  private static final int EXCLUSIONS = 400;

  @TempDir private Path directory;

  @Test
  void theIndexAgreesWithTheExclusion() throws IOException {
    List<Event> events = new RandomEvents(7).some(EVENTS);
    add(events);
    RandomExclusions exclusions = new RandomExclusions(11);
    Random random = new Random(13);
    int some = 0;
    try (EventSearch search = EventSearch.open(directory)) {
      for (int i = 0; i < EXCLUSIONS; i++) {
        Exclusion exclusion = exclusions.next();
        TimeRange range = range(random);
        Set<EventId> expected = covered(events, exclusion, range);
        EventQuery query = EventQuery.coveredBy(exclusion);
        assertThat(search.count(query, range)).as("%s", exclusion).isEqualTo(expected.size());
        checkOverview(search, query, range, expected, events);
        checkIds(search, exclusion, events);
        some += expected.isEmpty() || expected.size() == EVENTS ? 0 : 1;
      }
    }
    assertThat(some).isGreaterThan(EXCLUSIONS / 4);
  }

  private void add(List<Event> events) throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      for (int i = 0; i < events.size(); i++) {
        index.add(events.get(i));
        if (i % 700 == 0) {
          index.commit();
        }
      }
      index.commit();
    }
  }

  private static TimeRange range(Random random) {
    long from = RandomEvents.NOON + random.nextInt((int) DAY / 2);
    return switch (random.nextInt(3)) {
      case 0 -> TimeRange.ALL;
      case 1 -> new TimeRange(from, Long.MAX_VALUE);
      default -> new TimeRange(from, from + random.nextInt((int) DAY));
    };
  }

  private static Set<EventId> covered(List<Event> events, Exclusion exclusion, TimeRange range) {
    return events.stream()
        .filter(each -> range.from() <= each.time() && each.time() < range.to())
        .filter(exclusion::covers)
        .map(Event::id)
        .collect(Collectors.toSet());
  }

  private static void checkOverview(
      EventSearch search,
      EventQuery query,
      TimeRange range,
      Set<EventId> expected,
      List<Event> events)
      throws IOException {
    List<Double> shares = new ArrayList<>();
    Overview overview =
        search.overview(
            query,
            range,
            Duration.ofDays(1),
            List.of(Field.SOURCE_IP, Field.DESTINATION_PORT),
            10_000,
            shares::add);
    assertThat(overview.count()).isEqualTo(expected.size());
    assertThat(overview.steps().stream().mapToLong(TimeCount::count).sum())
        .isEqualTo(expected.size());
    if (overview.count() > 0) {
      assertThat(shares).isSorted().allMatch(share -> share >= 0 && share < 1);
      assertThat(counts(overview, Field.SOURCE_IP))
          .isEqualTo(counts(events, expected, Field.SOURCE_IP));
      assertThat(counts(overview, Field.DESTINATION_PORT))
          .isEqualTo(counts(events, expected, Field.DESTINATION_PORT));
    }
  }

  private static Map<String, Long> counts(Overview overview, Field field) {
    return overview.top().getOrDefault(field, List.of()).stream()
        .collect(Collectors.toMap(ValueCount::value, ValueCount::count));
  }

  private static Map<String, Long> counts(List<Event> events, Set<EventId> ids, Field field) {
    Map<String, Long> counts = new HashMap<>();
    for (Event each : events) {
      Object value = each.get(field);
      if (value != null && ids.contains(each.id())) {
        counts.merge(value.toString(), 1L, Long::sum);
      }
    }
    return counts;
  }

  /** Asked about single events, too, wherever they lie. */
  private static void checkIds(EventSearch search, Exclusion exclusion, List<Event> events)
      throws IOException {
    List<Event> some = events.stream().filter(each -> each.id().offset() % 7 == 0).toList();
    List<EventId> ids = new ArrayList<>(some.stream().map(Event::id).toList());
    ids.add(new EventId("elsewhere", 3));
    ids.add(some.getFirst().id());
    Located located = search.locate(ids);
    BitSet found = located.found(EventQuery.coveredBy(exclusion));
    assertThat(located.here().cardinality()).isEqualTo(some.size());
    assertThat(located.here().get(located.number(new EventId("elsewhere", 3)))).isFalse();
    assertThat(located.number(new EventId("elsewhere", 4))).isNegative();
    for (Event each : some) {
      int number = located.number(each.id());
      assertThat(found.get(number)).as("%s", exclusion).isEqualTo(exclusion.covers(each));
      assertThat(located.time(number)).isEqualTo(each.time());
    }
  }

  @Test
  void itsLastDayIsItsLast() throws IOException {
    long last = LocalDate.of(2026, 11, 21).toEpochDay() * DAY + DAY - 1;
    add(List.of(Lines.at(last, 0), Lines.at(last + 1, 1)));
    Exclusion exclusion = RandomExclusions.ends(LocalDate.of(2026, 11, 21));
    try (EventSearch search = EventSearch.open(directory)) {
      EventQuery query = EventQuery.coveredBy(exclusion);
      assertThat(search.count(query, TimeRange.ALL)).isOne();
      assertThat(search.count(query.and(EventQuery.ALL), new TimeRange(last + 1, last + 2)))
          .isZero();
    }
  }

  /** More than Lucene takes clauses, however they are nested. */
  @ParameterizedTest
  @EnumSource(Criterion.End.class)
  void thousandsOfBlocksAreOneQuestion(Criterion.End end) throws IOException {
    List<Event> events = new RandomEvents(17).some(200);
    add(events);
    List<Area> areas = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      String block = "10.%d.%d.%d/31".formatted(i >> 12, (i >> 4) & 255, 16 * (i & 15));
      areas.add(new Area(block, AddressSet.of(List.of(Cidr.parse(block)))));
    }
    areas.add(new Area("net", AddressSet.of(List.of(Cidr.parse("192.0.2.0/25")))));
    Exclusion exclusion = RandomExclusions.of(List.of(new Criterion.Within(end, areas)));
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.count(EventQuery.coveredBy(exclusion), TimeRange.ALL))
          .isEqualTo(covered(events, exclusion, TimeRange.ALL).size())
          .isPositive();
    }
  }

  /** An ending stands for each name below it, as in {@link NameSet}. */
  @Test
  void endingsOfNamesMeanTheSame() throws IOException {
    List<String> names =
        List.of(
            "fw1.Example.NET", "a.b.example.net", "example.net", ".x.example.net", "fwexample.net");
    List<Event> events = new ArrayList<>();
    for (String name : names) {
      Event event = Lines.at(RandomEvents.NOON, events.size());
      events.add(event.with(Field.OBSERVER_NAME, name));
    }
    add(events);
    NameSet below = NameSet.of(List.of("*.example.net"));
    Exclusion exclusion =
        RandomExclusions.of(List.of(new Criterion.Names(Criterion.Term.DEVICE, below)));
    try (EventSearch search = EventSearch.open(directory)) {
      EventQuery query = EventQuery.coveredBy(exclusion);
      assertThat(search.newest(query, TimeRange.ALL, 10))
          .extracting(Event::id)
          .containsExactlyInAnyOrderElementsOf(covered(events, exclusion, TimeRange.ALL))
          .hasSize(2);
    }
  }
}
