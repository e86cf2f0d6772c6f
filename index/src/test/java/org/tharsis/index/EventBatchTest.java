package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;

class EventBatchTest {
  @TempDir Path directory;

  @Test
  void whatWaitsIsFoundAtOnce() throws IOException {
    List<Event> events = new Messages(3).some(EventBatch.EVENTS + 2);
    try (EventIndex index = EventIndex.open(directory)) {
      for (int i = 0; i < events.size(); i++) {
        index.add(events.get(i));
        if (i % 100 == 0 || i >= EventBatch.EVENTS - 2) {
          try (EventSearch search = index.search()) {
            assertThat(search.count(EventQuery.ALL, TimeRange.ALL)).isEqualTo(i + 1);
          }
        }
      }
    }
  }

  @Test
  void eachEventIsReadAsItWasWhateverStoodBesideIt() throws IOException {
    RandomEvents random = new RandomEvents(11);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 3 * EventBatch.EVENTS + 1; i++) {
      events.add(random.at(new EventId("s", i), RandomEvents.NOON + i));
    }
    try (EventIndex index = EventIndex.open(directory)) {
      for (Event event : events) {
        index.add(event);
      }
    }
    try (EventSearch search = EventSearch.open(directory)) {
      EventScan scan = search.scan(EventQuery.ALL, TimeRange.ALL);
      for (Event event : events) {
        SameEvent.check(Objects.requireNonNull(scan.next()), event);
      }
      assertThat(scan.next()).isNull();
    }
  }

  @Test
  void valuesThatComeOftenStayWithTheirFields() throws IOException {
    Field[] fields = {Field.OBSERVER_INGRESS_ZONE, Field.OBSERVER_EGRESS_ZONE, Field.EVENT_ACTION};
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Field one = fields[i % 3];
      Field other = fields[(i / 3) % 3];
      String value = i % 5 == 0 ? "größe" : i % 7 == 0 ? "x".repeat(70) : "302013";
      events.add(
          Lines.at(
              RandomEvents.NOON + i,
              i,
              "Built 302013 " + i,
              draft -> draft.put(one, "inside").put(other, value)));
    }
    try (EventIndex index = EventIndex.open(directory)) {
      for (Event event : events) {
        index.add(event);
      }
    }
    try (EventSearch search = EventSearch.open(directory)) {
      EventScan scan = search.scan(EventQuery.ALL, TimeRange.ALL);
      for (Event event : events) {
        SameEvent.check(Objects.requireNonNull(scan.next()), event);
      }
      assertThat(search.count((EventQuery) EventQuery.parse("302013"), TimeRange.ALL))
          .isEqualTo(300);
    }
  }

  @Test
  void longLinesMakeItFullSooner() {
    EventBatch batch = new EventBatch(new Templates());
    int added = 0;
    for (; !batch.isFull(); added++) {
      batch.add(Lines.at(RandomEvents.NOON, added, "x9 ".repeat(20_000), draft -> {}), null);
    }
    assertThat(added).isBetween(2, 20);
    batch.clear();
    assertThat(batch.isFull()).isFalse();
    assertThat(batch.isEmpty()).isTrue();
  }

  @Test
  void anEventThatCannotBeTakenLeavesNothing() throws IOException {
    Event wrong =
        Lines.at(
            RandomEvents.NOON,
            1,
            "login of bob",
            draft ->
                draft
                    .put(Field.USER_NAME, "bob")
                    .put(Field.TAGS, "a b")
                    .put(Field.DESTINATION_PORT, "no number"));
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(Lines.at(RandomEvents.NOON, 0, "x", draft -> {}));
      assertThatThrownBy(() -> index.add(wrong)).isInstanceOf(ClassCastException.class);
      index.add(Lines.at(RandomEvents.NOON, 2, "y", draft -> draft.put(Field.USER_NAME, "eve")));
    }
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(search.newest(EventQuery.ALL, TimeRange.ALL, 5))
          .extracting(event -> event.id().offset())
          .containsExactly(2L, 0L);
      assertThat(search.top(EventQuery.ALL, TimeRange.ALL, Field.USER_NAME, 5))
          .containsExactly(new ValueCount("eve", 1));
      assertThat(search.count((EventQuery) EventQuery.parse("login"), TimeRange.ALL)).isZero();
    }
  }
}
