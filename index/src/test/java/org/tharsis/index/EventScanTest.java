package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

/** A scan gives what was stored, oldest first, however it lies in days, segments and pages. */
class EventScanTest {
  private static final long NOON = RandomEvents.NOON;
  private static final long DAY = 86_400_000;
  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::time).thenComparing(Event::id);

  @TempDir Path directory;

  @Test
  void whereNothingIsNothingIsGiven() throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.scan(EventQuery.ALL, TimeRange.ALL).next()).isNull();
      assertThat(search.extent().isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void eventsComeAsTheyWereStored(long seed) throws IOException {
    List<Event> events = new RandomEvents(seed).some(2000);
    add(events, 300);
    List<Event> scanned = scan(EventQuery.ALL, TimeRange.ALL);
    events.sort(ORDER);
    assertThat(scanned).hasSameSizeAs(events);
    for (int i = 0; i < events.size(); i++) {
      SameEvent.check(scanned.get(i), events.get(i));
    }
  }

  /** Floods of one millisecond that no page holds, quiet hours, late lines, several days. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderHoldsOverPages(long seed) throws IOException {
    List<Event> events = uneven(seed);
    add(events, 7000);
    events.sort(ORDER);
    assertThat(scan(EventQuery.ALL, TimeRange.ALL))
        .as("seed %d", seed)
        .extracting(Event::id)
        .isEqualTo(events.stream().map(Event::id).toList());
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      TimeRange range = between(random, events);
      assertThat(scan(EventQuery.ALL, range))
          .as("seed %d, %s", seed, range)
          .extracting(Event::id)
          .isEqualTo(
              events.stream()
                  .filter(each -> range.from() <= each.time() && each.time() < range.to())
                  .map(Event::id)
                  .toList());
    }
  }

  private static TimeRange between(Random random, List<Event> events) {
    long one = events.get(random.nextInt(events.size())).time();
    long other = events.get(random.nextInt(events.size())).time();
    return new TimeRange(Math.min(one, other), Math.max(one, other) + random.nextInt(2));
  }

  private static List<Event> uneven(long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    String[] streams = {"udp:5514", "a.log"};
    long time = NOON;
    for (long offset = 0; offset < 30_000; offset++) {
      time += offset > 9_000 && offset < 19_000 ? 0 : random.nextInt(20_000);
      time += random.nextInt(3_000) == 0 ? random.nextLong(DAY) : 0;
      EventId id = new EventId(streams[random.nextInt(2)], offset);
      long late = random.nextInt(10) == 0 ? random.nextLong(DAY / 24) : 0;
      events.add(Lines.at(id, time - late, "line", draft -> {}));
    }
    return events;
  }

  @Test
  void onlyWhatIsAskedForIsGiven() throws IOException {
    add(List.of(Lines.at(NOON, 0), Lines.at(NOON + DAY, 1), Lines.at(NOON + 2 * DAY, 2)), 1);
    EventQuery one = (EventQuery) EventQuery.parse("event.id:\"" + Lines.STREAM + "@1\"");
    assertThat(scan(one, TimeRange.ALL)).extracting(Event::time).containsExactly(NOON + DAY);
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.extent()).isEqualTo(new TimeRange(NOON, NOON + 2 * DAY + 1));
    }
  }

  @Test
  void bothEndsOfTimeAreReached() throws IOException {
    add(List.of(Lines.at(Long.MIN_VALUE, 0), Lines.at(Long.MAX_VALUE - 1, 1)), 2);
    assertThat(scan(EventQuery.ALL, TimeRange.ALL)).hasSize(2);
  }

  private List<Event> scan(EventQuery query, TimeRange range) throws IOException {
    List<Event> all = new ArrayList<>();
    try (EventSearch search = EventSearch.open(directory)) {
      EventScan scan = search.scan(query, range);
      for (Event next = scan.next(); next != null; next = scan.next()) {
        all.add(next);
      }
    }
    return all;
  }

  /** So many a commit, hence in several segments. */
  private void add(List<Event> events, int commit) throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      int count = 0;
      for (Event event : events) {
        index.add(event);
        if (++count % commit == 0) {
          index.commit();
        }
      }
    }
  }
}
