package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.NameSet;

/** Session ids are searched for as the texts they are, whether or not they lie as numbers. */
class SerialSearchTest {
  private static final List<String> IDS =
      List.of(
          "0",
          "7",
          "007",
          "47",
          "4711",
          "999999999999999999",
          "1000000000000000000",
          "0x1f",
          "47-b",
          "");

  @TempDir Path directory;

  @BeforeEach
  void store() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      for (int i = 0; i < IDS.size(); i++) {
        String id = IDS.get(i);
        index.add(
            Lines.at(
                RandomEvents.NOON + i,
                i,
                "a line",
                draft -> draft.put(Field.NETWORK_SESSION_ID, id)));
      }
      index.add(Lines.at(RandomEvents.NOON + 100, 100, "a line without one", draft -> {}));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network.session.id:7 | 1",
        "network.session.id:007 | 2",
        "network.session.id:4711 | 4",
        "network.session.id:999999999999999999 | 5",
        "network.session.id:1000000000000000000 | 6",
        "network.session.id:0x1f | 7",
        "network.session.id:47* | 3 4 8",
        "network.session.id:*7 | 1 2 3",
        "network.session.id:?7* | 3 4 8",
        "network.session.id:[1 TO 47] | 3 6",
        "network.session.id:{47 TO 7} | 4 8",
        "network.session.id:[999 TO *] | 5",
        "network.session.id:@ids | 2 4",
        "_exists_:network.session.id | 0 1 2 3 4 5 6 7 8 9",
        "4711 | 4",
        "007 | 2",
        "471* | 4",
      })
  void findsTheText(String text, String expected) throws IOException {
    QueryContext context =
        new QueryContext(
            null, Map.of(), Map.of(), Map.of("ids", NameSet.of(List.of("4711", "007", "12"))));
    EventQuery query = (EventQuery) EventQuery.parse(text, context);
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.newest(query, TimeRange.ALL, 100).reversed())
          .extracting(event -> event.id().offset())
          .containsExactlyElementsOf(
              List.of(expected.split(" ")).stream().map(Long::valueOf).toList());
    }
  }

  @Test
  void eventsHaveWhatWasWritten() throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      List<Event> found = search.newest(EventQuery.ALL, TimeRange.ALL, 100).reversed();
      assertThat(found.subList(0, IDS.size()))
          .extracting(event -> event.text(Field.NETWORK_SESSION_ID))
          .isEqualTo(IDS);
      assertThat(found.getLast().text(Field.NETWORK_SESSION_ID)).isNull();
    }
  }

  @Test
  void areCountedTogether() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      for (int i = 200; i < 203; i++) {
        String id = i == 202 ? "0x1f" : "4711";
        index.add(
            Lines.at(
                RandomEvents.NOON + i,
                i,
                "more",
                draft -> draft.put(Field.NETWORK_SESSION_ID, id)));
      }
    }
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.top(EventQuery.ALL, TimeRange.ALL, Field.NETWORK_SESSION_ID, 3))
          .containsExactly(
              new ValueCount("4711", 3), new ValueCount("0x1f", 2), new ValueCount("", 1));
    }
  }
}
