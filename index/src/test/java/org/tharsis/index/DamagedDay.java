package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

/** A day of four segments, whose files a test damages. */
abstract class DamagedDay {
  static final long NOON = RandomEvents.NOON; // 2026-11-21
  private static final int SEGMENTS = 4;
  static final int EVENTS = 60;

  @TempDir Path directory;
  Path data;
  Path day;
  final List<Event> written = new ArrayList<>();

  @BeforeEach
  void fourSegments() throws IOException {
    data = directory.resolve("data");
    day = data.resolve("events/2026-11-21");
    RandomEvents random = new RandomEvents(11);
    try (EventIndex index = EventIndex.open(data)) {
      for (int segment = 0; segment < SEGMENTS; segment++) {
        for (int i = 0; i < EVENTS / SEGMENTS; i++) {
          Event event = at(written.size(), random);
          written.add(event);
          index.add(event);
        }
        index.commit();
      }
    }
  }

  static Event at(int number, RandomEvents random) {
    return random.at(new EventId("live", 1000 + 7L * number), NOON + number);
  }

  List<Damage> salvage() throws IOException {
    return Salvage.run(data, data.resolve("damaged"), DamagedDay::fail);
  }

  static void fail(IOException hindered) {
    throw new UncheckedIOException(hindered);
  }

  List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(day)) {
      return files.filter(file -> file.getFileName().toString().endsWith(suffix)).sorted().toList();
    }
  }

  static void flip(Path file, long at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) at] ^= 1;
    Files.write(file, bytes);
  }

  static void truncate(Path file, long bytes) throws IOException {
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
    }
  }

  Map<Long, Event> stored() throws IOException {
    Map<Long, Event> stored = new TreeMap<>();
    try (EventSearch search = EventSearch.open(data)) {
      EventScan scan = search.scan(EventQuery.ALL, TimeRange.ALL);
      for (Event event = scan.next(); event != null; event = scan.next()) {
        assertThat(stored.put(event.id().offset(), event)).as("twice").isNull();
      }
    }
    return stored;
  }

  void allAreThereAgain() throws IOException {
    Map<Long, Event> stored = stored();
    assertThat(stored).hasSize(written.size());
    for (Event event : written) {
      SameEvent.check(Objects.requireNonNull(stored.get(event.id().offset())), event);
    }
  }

  /** The journal still has those from this place on. */
  Refill.Outcome refill(int from) throws IOException {
    try (EventIndex index = EventIndex.open(data)) {
      Refill refill = index.refill("live", 1000 + 7L * from).orElseThrow();
      for (Event event : written.subList(from, written.size())) {
        refill.add(event);
      }
      return Objects.requireNonNull(refill.end().get(LocalDate.of(2026, 11, 21)));
    }
  }

  static boolean isList(Path file) {
    return file.getFileName().toString().startsWith("segments_");
  }
}
