package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

class EventIndexTest {
  private static final long NOON = RandomEvents.NOON;
  private static final long DAY = 86_400_000;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsReadIsWhatWasAdded(long seed) throws IOException {
    List<Event> events = new RandomEvents(seed).some(500);
    try (EventIndex index = EventIndex.open(directory)) {
      for (Event event : events) {
        index.add(event);
      }
    }
    try (EventSearch search = EventSearch.open(directory)) {
      List<Event> read = search.byId(events.stream().map(Event::id).toList());
      List<Event> expected = new ArrayList<>(events);
      expected.sort(Comparator.comparingLong(Event::time).thenComparing(Event::id));
      assertThat(read).hasSameSizeAs(expected);
      List<Event> fields = search.fieldsById(events.stream().map(Event::id).toList());
      assertThat(fields).hasSameSizeAs(expected);
      for (int i = 0; i < read.size(); i++) {
        SameEvent.check(read.get(i), expected.get(i));
        SameEvent.fields(fields.get(i), expected.get(i));
        assertThat(fields.get(i).time()).isEqualTo(expected.get(i).time());
      }
    }
  }

  @Test
  void fieldsAreReadWithoutTheLineWhereNoneIsLong() throws IOException {
    Event event = Lines.at(NOON, 0);
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(event);
      try (EventSearch search = index.search()) {
        Event read = search.fieldsById(List.of(event.id())).getFirst();
        SameEvent.fields(read, event);
        assertThat(read.original()).isEmpty();
      }
    }
  }

  @Test
  void eachDayOfTheEventsTimeHasItsDirectory() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(Lines.at(NOON, 0));
      index.add(Lines.at(NOON + DAY, 1));
      index.add(Lines.at(-1, 2));
    }
    assertThat(directory.resolve("events")).isDirectoryContaining("glob:**/2026-11-21");
    assertThat(directory.resolve("events")).isDirectoryContaining("glob:**/2026-11-22");
    assertThat(directory.resolve("events")).isDirectoryContaining("glob:**/1969-12-31");
  }

  @Test
  void moreDaysThanStayOpenAreAllKept() throws IOException {
    int days = OpenDays.MOST + 5;
    try (EventIndex index = EventIndex.open(directory)) {
      for (int round = 0; round < 2; round++) {
        for (int day = 0; day < days; day++) {
          index.add(Lines.at(NOON + day * DAY, round * days + day));
        }
      }
      try (EventSearch search = index.search()) {
        assertThat(search.count(EventQuery.ALL, TimeRange.ALL)).isEqualTo(2L * days);
      }
    }
    assertThat(count()).isEqualTo(2L * days);
  }

  @Test
  void timesAtBothEndsOfTimeAreKept() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(Lines.at(Long.MIN_VALUE, 0));
      index.add(Lines.at(Long.MAX_VALUE - 1, 1));
    }
    assertThat(count()).isEqualTo(2);
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.newest(EventQuery.ALL, TimeRange.ALL, 5))
          .extracting(Event::time)
          .containsExactly(Long.MAX_VALUE - 1, Long.MIN_VALUE);
    }
  }

  @Test
  void theEngineSeesAnEventAtOnceAndAReaderAfterTheCommit() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(Lines.at(NOON, 0));
      index.commit();
      index.add(Lines.at(NOON, 1));
      try (EventSearch search = index.search()) {
        assertThat(search.count(EventQuery.ALL, TimeRange.ALL)).isEqualTo(2);
      }
      assertThat(count()).isEqualTo(1);
      index.commit();
      assertThat(count()).isEqualTo(2);
    }
  }

  @Test
  void aSearchStaysAsItWasWhileEventsAreAdded() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(Lines.at(NOON, 0));
      try (EventSearch search = index.search()) {
        index.add(Lines.at(NOON, 1));
        index.commit();
        assertThat(search.count(EventQuery.ALL, TimeRange.ALL)).isEqualTo(1);
      }
      index.add(Lines.at(NOON, 2));
    }
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void aSecondWriterIsToldWhoHoldsTheDirectory() throws IOException {
    try (EventIndex first = EventIndex.open(directory)) {
      first.add(Lines.at(NOON, 0));
      assertThatThrownBy(() -> EventIndex.open(directory))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(directory.resolve("events").toString())
          .hasMessageContaining("in use by another Tharsis");
    }
    EventIndex.open(directory).close();
  }

  @Test
  void whatWasCommittedOutlastsACrash(@TempDir Path copy) throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(Lines.at(NOON, 7));
      index.commit();
      index.add(Lines.at(NOON, 8));
      Trees.copy(directory, copy);
    }
    try (EventIndex index = EventIndex.open(copy)) {
      assertThat(index.nextOffset(Lines.STREAM)).isEqualTo(8);
      index.add(Lines.at(NOON, 8));
      try (EventSearch search = index.search()) {
        assertThat(search.count(EventQuery.ALL, TimeRange.ALL)).isEqualTo(2);
      }
    }
  }

  /** A crash between the commits of two days: which events are stored differs from day to day. */
  @Test
  void aStreamMayBeGoneThroughAgain(@TempDir Path copy) throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(Lines.at(NOON - DAY, 1));
      index.add(Lines.at(NOON, 2));
      index.commit();
      Trees.copy(directory, copy);
    }
    for (int again = 0; again < 2; again++) {
      try (EventIndex index = EventIndex.open(copy)) {
        for (long offset = 1; offset <= 6; offset++) {
          index.add(Lines.at(offset % 2 == 0 ? NOON : NOON - DAY, offset));
        }
        index.commit();
      }
    }
    try (EventSearch search = EventSearch.open(copy)) {
      assertThat(search.newest(EventQuery.ALL, TimeRange.ALL, 100))
          .extracting(event -> event.id().offset())
          .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
    }
  }

  @Test
  void forgettingAStreamLeavesTheOthers() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      for (long day = 0; day < OpenDays.MOST + 2; day++) {
        index.add(Lines.at(new EventId("old.log", day), NOON + day * DAY, "old", draft -> {}));
        index.add(Lines.at(new EventId("new.log", day), NOON + day * DAY, "new", draft -> {}));
      }
      index.forget("old.log");
      assertThat(index.nextOffset("old.log")).isZero();
      index.add(Lines.at(new EventId("old.log", 0), NOON, "again", draft -> {}));
    }
    try (EventSearch search = EventSearch.open(directory)) {
      List<Event> left = search.newest(EventQuery.ALL, TimeRange.ALL, 100);
      assertThat(left).hasSize(OpenDays.MOST + 3);
      assertThat(left).extracting(Event::text).doesNotContain("old").contains("again");
    }
  }

  @Test
  void offsetsContinueAfterTheGreatestOfAnyDay() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      assertThat(index.nextOffset(Lines.STREAM)).isZero();
      index.add(Lines.at(NOON, 41));
      index.add(Lines.at(NOON - DAY, 42));
      index.add(Lines.at(NOON, 3));
      assertThat(index.nextOffset(Lines.STREAM)).isEqualTo(43);
    }
    try (EventIndex index = EventIndex.open(directory)) {
      assertThat(index.nextOffset(Lines.STREAM)).isEqualTo(43);
      assertThat(index.nextOffset("other")).isZero();
    }
  }

  @Test
  void aDamagedDayIsNamedWithTheRemedy() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(Lines.at(NOON, 0));
    }
    Path day = directory.resolve("events").resolve("2026-11-21");
    try (Stream<Path> files = Files.list(day)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("seg")).toList()) {
        Files.writeString(file, "no index");
      }
    }
    assertThatThrownBy(this::count)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(day.toString())
        .hasMessageContaining("Move it away");
    try (EventIndex index = EventIndex.open(directory)) {
      assertThatThrownBy(() -> index.add(Lines.at(NOON, 1)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(day.toString());
      index.add(Lines.at(NOON + DAY, 2));
    }
  }

  @Test
  void anIndexOfSomethingElseIsRefused() throws IOException {
    Path day = directory.resolve("events").resolve("2026-11-21");
    try (IncidentIndex incidents = IncidentIndex.open(directory)) {
      incidents.put(Incidents.full("a", "k", NOON));
      incidents.commit();
    }
    Trees.copy(directory.resolve("incidents"), day);
    assertThatThrownBy(this::count)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(day.toString())
        .hasMessageContaining("not written by this version");
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Files.writeString(directory.resolve("events"), "");
    assertThatThrownBy(() -> EventIndex.open(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("events is a file");
  }

  @Test
  void whatIsNoDayIsLeftAlone() throws IOException {
    Files.createDirectories(directory.resolve("events").resolve("lost+found"));
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(Lines.at(NOON, 0));
    }
    assertThat(count()).isEqualTo(1);
  }

  private long count() throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      return search.count(EventQuery.ALL, TimeRange.ALL);
    }
  }
}
