package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

class CompactionTest {
  private static final LocalDate PAST = LocalDate.parse("2026-11-21");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final long DAY = 86_400_000;

  @TempDir Path directory;

  @Test
  void aPastDayTakesLessRoomAndHoldsTheSame() throws IOException {
    List<Event> events = fill(20_000);
    long before = size();
    try (EventIndex index = EventIndex.open(directory)) {
      assertThat(index.days()).containsExactly(PAST, TODAY);
      assertThat(index.compact(PAST)).isTrue();
    }
    assertThat(size()).isLessThan(before);
    checkWhole(directory, events);
  }

  @Test
  void theDayThatTakesEventsIsLeftAlone() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(Lines.at(RandomEvents.NOON, 0));
      assertThat(index.compact(PAST)).isFalse();
      index.add(Lines.at(RandomEvents.NOON + DAY, 1));
      assertThat(index.compact(PAST)).isTrue();
      assertThat(index.compact(TODAY)).isFalse();
    }
  }

  @Test
  void aDayThatIsNotThereIsNotMade() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      assertThat(index.compact(PAST)).isFalse();
      assertThat(index.days()).isEmpty();
    }
  }

  @Test
  void aCompactDayIsNotWrittenAgainForAFewLateEvents() throws IOException {
    fill(2000);
    try (EventIndex index = EventIndex.open(directory)) {
      assertThat(index.compact(PAST)).isTrue();
      index.add(Lines.at(RandomEvents.NOON, 99_999));
      index.add(Lines.at(RandomEvents.NOON + DAY, 99_998));
      index.commit();
      List<String> files = files();
      assertThat(index.compact(PAST)).isTrue();
      assertThat(files()).isEqualTo(files);
    }
  }

  @Test
  void aSearchGoesOnOverWhatItSaw() throws IOException {
    List<Event> events = fill(2000);
    try (EventIndex index = EventIndex.open(directory);
        EventSearch search = EventSearch.open(directory)) {
      assertThat(search.count(EventQuery.ALL, TimeRange.ALL)).isEqualTo(2001);
      assertThat(index.compact(PAST)).isTrue();
      assertThat(search.newest(EventQuery.ALL, TimeRange.ALL, 2001)).hasSize(2001);
      checkWhole(directory, events);
    }
  }

  @Test
  void aCrashInTheMidstLeavesTheDay(@TempDir Path copy) throws IOException {
    List<Event> events = fill(2000);
    try (Flushes flushes = new Flushes();
        DayWriter writer = DayWriter.open(day(), flushes, new Deliveries(), new Templates())) {
      writer.compacting(true);
      assertThat(writer.isCompact()).isFalse();
      assertThat(writer.compact()).isTrue();
      Trees.copy(directory, copy); // written anew, and not committed
    }
    checkWhole(copy, events);
    try (EventIndex index = EventIndex.open(copy)) {
      assertThat(index.compact(PAST)).isTrue();
    }
    checkWhole(copy, events);
  }

  @Test
  void eventsThatComeMeanwhileAreKept() throws Exception {
    List<Event> events = new ArrayList<>(fill(20_000));
    try (MergeHold hold = MergeHold.begin();
        EventIndex index = EventIndex.open(directory);
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Boolean> compacting = other.submit(() -> index.compact(PAST));
      hold.await();
      for (int i = 0; i < 500; i++) {
        Event late = Lines.at(new EventId("late", i), RandomEvents.NOON + i, "late", draft -> {});
        index.add(late);
        events.add(late);
        index.add(Lines.at(new EventId("now", i), RandomEvents.NOON + DAY, "now", draft -> {}));
        if (i % 50 == 0) {
          index.commit();
        }
      }
      hold.letGo();
      assertThat(compacting.get()).isTrue();
    }
    assertThat(isCompact()).isTrue();
    checkWhole(directory, events);
  }

  @Test
  void closingDoesNotWaitForIt() throws Exception {
    List<Event> events = fill(20_000);
    try (MergeHold hold = MergeHold.begin();
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      EventIndex index = EventIndex.open(directory);
      Future<Boolean> compacting = other.submit(() -> index.compact(PAST));
      hold.await();
      hold.letGoWhenWritersClose();
      index.close();
      assertThat(compacting.get()).isFalse();
    }
    assertThat(isCompact()).isFalse();
    checkWhole(directory, events);
  }

  @Test
  void aDayThatIsCompactIsNotOpened() throws IOException {
    fill(2000);
    try (EventIndex index = EventIndex.open(directory)) {
      assertThat(index.compact(PAST)).isTrue();
    }
    Path lock = day().resolve("write.lock"); // which a writer makes
    Files.delete(lock);
    try (EventIndex index = EventIndex.open(directory)) {
      assertThat(index.compact(PAST)).isTrue();
      assertThat(lock).doesNotExist();
    }
  }

  @Test
  void aClosedIndexIsLeftAlone() throws IOException {
    fill(100);
    EventIndex index = EventIndex.open(directory);
    index.close();
    assertThat(index.compact(PAST)).isFalse();
    EventIndex.open(directory).close();
  }

  /** That day's events, and one of the day after. */
  private List<Event> fill(int count) throws IOException {
    List<Event> events = new ArrayList<>();
    try (EventIndex index = EventIndex.open(directory)) {
      for (int i = 0; i < count; i++) {
        String line = "Built outbound connection %d for outside:%x".formatted(i, i * 7919);
        Event event = Lines.at(RandomEvents.NOON + i, i, line, draft -> {});
        events.add(event);
        index.add(event);
        if (i % (count / 5) == 0) {
          index.commit();
        }
      }
      index.add(Lines.at(RandomEvents.NOON + DAY, count));
    }
    return events;
  }

  private static void checkWhole(Path directory, List<Event> events) throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      List<Event> found = search.byId(events.stream().map(Event::id).toList());
      assertThat(found).hasSameSizeAs(events);
      for (int i = 0; i < events.size(); i += 97) {
        Event event = events.get(i);
        SameEvent.check(search.byId(List.of(event.id())).getFirst(), event);
      }
      EventQuery built = (EventQuery) EventQuery.parse("built -late");
      long expected = events.stream().filter(event -> event.text().startsWith("Built")).count();
      assertThat(search.count(built, TimeRange.ALL)).isEqualTo(expected);
    }
  }

  private long size() throws IOException {
    long size = 0;
    for (String file : files()) {
      size += Files.size(directory.resolve(file));
    }
    return size;
  }

  private Path day() {
    return EventIndex.eventsBelow(directory).resolve(PAST.toString());
  }

  private boolean isCompact() throws IOException {
    try (Directory committed = FSDirectory.open(day())) {
      return DayWriter.isCompact(committed);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(day())) {
      return files.map(file -> directory.relativize(file).toString()).sorted().toList();
    }
  }
}
