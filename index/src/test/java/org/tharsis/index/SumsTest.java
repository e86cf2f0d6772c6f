package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Cidr;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

class SumsTest {
  @TempDir Path directory;

  @BeforeEach
  void events() throws IOException {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String address = "192.0.2." + i % 4;
      Long bytes = i % 4 == 3 ? null : Long.valueOf(i % 4 == 2 ? 1000 : 10);
      long port = i % 2;
      String tags = i % 2 == 0 ? "a b" : "b";
      events.add(
          Lines.at(
              RandomEvents.NOON + i * 8_000_000L,
              i,
              "x",
              draft ->
                  draft
                      .put(Field.SOURCE_IP, Cidr.parse(address).first())
                      .put(Field.DESTINATION_PORT, port)
                      .put(Field.TAGS, tags)
                      .put(Field.NETWORK_BYTES, bytes)));
    }
    add(events);
  }

  @Test
  void mostComesFirstAndNothingNotAtAll() throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(sums(search, Field.SOURCE_IP))
          .containsExactly(
              new ValueCount("192.0.2.2", 10_000),
              new ValueCount("192.0.2.0", 100),
              new ValueCount("192.0.2.1", 100));
      assertThat(sums(search, Field.DESTINATION_PORT))
          .containsExactly(new ValueCount("0", 10_100), new ValueCount("1", 100));
      assertThat(sums(search, Field.TAGS))
          .containsExactly(new ValueCount("b", 10_200), new ValueCount("a", 10_100));
      assertThat(sums(search, Field.USER_NAME)).isEmpty();
      assertThat(search.sum(EventQuery.ALL, TimeRange.ALL, Field.NETWORK_BYTES)).isEqualTo(10_200);
      assertThat(search.sum(EventQuery.ALL, TimeRange.ALL, Field.SOURCE_PACKETS)).isZero();
    }
  }

  @Test
  void aSumThatIsTooGreatStaysTheGreatest() throws IOException {
    add(List.of(huge(100), huge(101)));
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.sum(EventQuery.ALL, TimeRange.ALL, Field.NETWORK_BYTES))
          .isEqualTo(Long.MAX_VALUE);
      assertThat(sums(search, Field.USER_NAME))
          .containsExactly(new ValueCount("u", Long.MAX_VALUE));
    }
  }

  private static Event huge(long offset) {
    return Lines.at(
        RandomEvents.NOON,
        offset,
        "x",
        draft -> draft.put(Field.NETWORK_BYTES, Long.MAX_VALUE).put(Field.USER_NAME, "u"));
  }

  @Test
  void whatIsNoNumberHasNoSum() throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      assertThatThrownBy(() -> search.sum(EventQuery.ALL, TimeRange.ALL, Field.USER_NAME))
          .isInstanceOf(RefusedException.class)
          .hasMessage("user.name is no number and has no sum; network.bytes and the like have one");
    }
  }

  @Test
  void valuesAreNotCountedWithoutBound() throws IOException {
    TopValues top = new TopValues(Field.SOURCE_IP, Measure.COUNT, 5, 3);
    Path day = Day.of(RandomEvents.NOON).below(directory.resolve("events"));
    try (DirectoryReader reader = Storage.reader(day, Schema.EVENTS).orElseThrow()) {
      DaySearcher searcher = new DaySearcher(reader, new Budget(1, Patience.ENDLESS));
      assertThatThrownBy(() -> Matches.visit(searcher, EventQuery.ALL.lucene(), top::segment))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              "there are too many values of source.ip to count them all; ask for less time");
    }
  }

  private static List<ValueCount> sums(EventSearch search, Field by) throws IOException {
    return search.sums(EventQuery.ALL, TimeRange.ALL, Field.NETWORK_BYTES, by, 5);
  }

  private void add(List<Event> events) throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      for (Event event : events) {
        index.add(event);
        if (event.id().offset() % 20 == 19) {
          index.commit();
        }
      }
    }
  }
}
