package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

class PagingTest {
  private static final long NOON = RandomEvents.NOON;
  private static final long DAY = 86_400_000;

  @TempDir Path directory;

  private final Random random = new Random(20261122);

  /** Many have one time: neither there nor between days is one repeated or left out. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 400})
  void pagesTogetherAreTheWhole(int size) throws IOException {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      EventId id = new EventId("s" + random.nextInt(3), i);
      events.add(Lines.at(id, NOON + random.nextInt(2) * DAY + random.nextInt(40), "x", d -> {}));
    }
    add(events);
    List<EventId> paged = new ArrayList<>();
    try (EventSearch search = EventSearch.open(directory)) {
      Cursor before = null;
      List<Event> page = search.newest(EventQuery.ALL, TimeRange.ALL, before, size);
      while (!page.isEmpty()) {
        page.forEach(event -> paged.add(event.id()));
        before = Cursor.parse(Cursor.of(page.getLast()).toString());
        page = search.newest(EventQuery.ALL, TimeRange.ALL, before, size);
      }
    }
    assertThat(paged)
        .isEqualTo(
            events.stream()
                .sorted(Comparator.comparingLong(Event::time).thenComparing(Event::id).reversed())
                .map(Event::id)
                .toList());
  }

  @Test
  void whatComesInMeanwhileMovesNoPage() throws IOException {
    add(List.of(Lines.at(NOON, 0), Lines.at(NOON + 1, 1), Lines.at(NOON + 2, 2)));
    Cursor before = Cursor.of(Lines.at(NOON + 2, 2));
    add(List.of(Lines.at(NOON + 2, 3), Lines.at(NOON + 9, 4), Lines.at(NOON + DAY, 5)));
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(offsets(search.newest(EventQuery.ALL, TimeRange.ALL, before, 2)))
          .containsExactly(1L, 0L);
      assertThat(offsets(search.newest(EventQuery.ALL, new TimeRange(NOON + 1, DAY), before, 2)))
          .isEmpty();
    }
  }

  /** Its event may be gone, by its age, and so may its stream. */
  @Test
  void aPlaceNeedsNoEvent() throws IOException {
    add(List.of(Lines.at(NOON, 0), Lines.at(NOON + 2, 2)));
    Cursor gone = new Cursor(NOON + 1, new EventId("other", 7));
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(offsets(search.newest(EventQuery.ALL, TimeRange.ALL, gone, 5)))
          .containsExactly(0L);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "$$$", "MTIz", "MTIzIHg", "eCB4QDE"})
  void otherWordsAreNoCursor(String text) {
    assertThat(Cursor.parse(text)).isNull();
  }

  @Test
  void aCursorIsOneWord() {
    Cursor cursor = new Cursor(NOON, new EventId("/var/log/a b.gz", Long.MAX_VALUE));
    assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
  }

  @Test
  void aroundAnEventLieThoseBeforeAndAfter() throws IOException {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      events.add(Lines.at(NOON + 1000L * (i / 2), i, i % 3 == 0 ? "x" : "y", draft -> {}));
    }
    add(events);
    Event here = events.get(31); // two of one time
    EventQuery x = (EventQuery) EventQuery.parse("x");
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(offsets(search.around(EventQuery.ALL, here, Duration.ofSeconds(1), 9)))
          .containsExactly(28L, 29L, 30L, 31L, 32L, 33L);
      assertThat(offsets(search.around(EventQuery.ALL, here, Duration.ofSeconds(9), 2)))
          .containsExactly(29L, 30L, 31L, 32L, 33L);
      assertThat(offsets(search.around(x, here, Duration.ofSeconds(2), 9)))
          .containsExactly(27L, 30L, 31L, 33L);
    }
  }

  private static List<Long> offsets(List<Event> events) {
    return events.stream().map(event -> event.id().offset()).toList();
  }

  private void add(List<Event> events) throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      int count = 0;
      for (Event event : events) {
        index.add(event);
        if (++count % 90 == 0) {
          index.commit();
        }
      }
    }
  }
}
