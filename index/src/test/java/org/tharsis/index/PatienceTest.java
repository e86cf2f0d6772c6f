package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Field;

/** Every kind of search ends when its time is over; the clock goes on a second at every look. */
class PatienceTest {
  private static final Duration FEW = Duration.ofSeconds(3);
  private static final Duration PLENTY = Duration.ofDays(1);

  @TempDir Path directory;
  private long now;

  @BeforeEach
  void events() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      for (int i = 0; i < 3000; i++) {
        String user = "user" + i;
        long number = i % 10;
        index.add(
            Lines.at(
                RandomEvents.NOON + i,
                i,
                "line of " + user,
                draft -> draft.put(Field.USER_NAME, user).put(Field.NETWORK_BYTES, number)));
      }
    }
  }

  @Test
  void withTimeAllIsAnswered() throws IOException {
    try (EventSearch search = search(PLENTY)) {
      for (var each : searches(search, query("user:*r*")).entrySet()) {
        assertThatCode(each.getValue()).as(each.getKey()).doesNotThrowAnyException();
      }
      assertThat(search.count(query("user:*r*"), TimeRange.ALL)).isEqualTo(3000);
    }
  }

  @Test
  void documentsAreNotGoneThroughForever() throws IOException {
    try (EventSearch search = search(FEW)) {
      for (var each : searches(search, query("bytes:[1 TO 8]")).entrySet()) {
        refused(each.getKey(), each.getValue());
      }
    }
  }

  @Test
  void termsAreNotGoneThroughForever() throws IOException {
    try (EventSearch search = search(FEW)) {
      for (String query : List.of("user:*9*", "user:[a TO z]", "*ser1*", "line AND *7")) {
        refused(query, () -> search.count(query(query), TimeRange.ALL));
        refused(query, () -> search.newest(query(query), TimeRange.ALL, 5));
      }
    }
  }

  @Test
  void linesAreNotReadForever() throws IOException {
    try (EventSearch search = search(FEW)) {
      refused("lines", () -> search.count(query("\"line of\""), TimeRange.ALL));
    }
  }

  @Test
  void aScanHasItsTimeForEveryPage() throws IOException {
    try (EventSearch search = search(Duration.ofSeconds(60))) {
      EventScan scan = search.scan(EventQuery.ALL, TimeRange.ALL);
      int count = 0;
      while (scan.next() != null) {
        count++;
      }
      assertThat(count).isEqualTo(3000);
    }
  }

  @Test
  void followingIsTimedAsWell() throws IOException {
    try (EventFollow follow =
        EventFollow.from(directory.resolve("x"), query("user:*9*"), patience(FEW))) {
      Trees.copy(directory.resolve("events"), directory.resolve("x/events"));
      refused("follow", () -> follow.poll(event -> true));
    }
  }

  private static Map<String, ThrowingCallable> searches(EventSearch search, EventQuery query) {
    Map<String, ThrowingCallable> all = new LinkedHashMap<>();
    TimeRange range = TimeRange.ALL;
    all.put("count", () -> search.count(query, range));
    all.put("newest", () -> search.newest(query, range, 50));
    all.put("top", () -> search.top(query, range, Field.USER_NAME, 5));
    all.put("top of numbers", () -> search.top(query, range, Field.NETWORK_BYTES, 5));
    all.put("sum", () -> search.sum(query, range, Field.NETWORK_BYTES));
    all.put("sums", () -> search.sums(query, range, Field.NETWORK_BYTES, Field.USER_NAME, 5));
    all.put("histogram", () -> search.histogram(query, range, Duration.ofSeconds(1)));
    all.put("scan", () -> search.scan(query, range).next());
    return all;
  }

  private static void refused(String what, ThrowingCallable search) {
    assertThatThrownBy(search, "%s", what)
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("this search stopped after 3s; ask for less time");
  }

  private EventSearch search(Duration most) throws IOException {
    EventSearch search = EventSearch.open(directory);
    search.allow(patience(most));
    return search;
  }

  private Patience patience(Duration most) {
    return new Patience(most, () -> now += 1_000_000_000);
  }

  private static EventQuery query(String text) {
    return (EventQuery) EventQuery.parse(text);
  }
}
