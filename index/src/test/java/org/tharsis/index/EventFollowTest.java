package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

class EventFollowTest {
  private static final long NOON = RandomEvents.NOON;
  private static final long DAY = 86_400_000;

  @TempDir Path directory;

  @Test
  void whatIsCommittedComesOnceInOrderOfTime() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      index.add(Lines.at(NOON, 0));
      index.commit();
      try (EventFollow follow = follow("*")) {
        assertThat(poll(follow)).isEmpty();
        index.add(Lines.at(NOON + 5, 1));
        assertThat(poll(follow)).as("not committed").isEmpty();
        index.add(Lines.at(NOON - 5, 2));
        index.commit();
        assertThat(poll(follow)).containsExactly(2L, 1L);
        assertThat(poll(follow)).isEmpty();
        index.add(Lines.at(NOON + DAY, 3)); // a day that was not there
        index.add(Lines.at(NOON, 4));
        index.commit();
        assertThat(poll(follow)).containsExactly(4L, 3L);
      }
    }
  }

  @Test
  void onlyWhatTheQueryFinds() throws IOException {
    try (EventIndex index = EventIndex.open(directory);
        EventFollow follow = follow("deny")) {
      index.add(Lines.at(NOON, 0, "deny this", draft -> {}));
      index.add(Lines.at(NOON, 1, "allow that", draft -> {}));
      index.commit();
      assertThat(poll(follow)).containsExactly(0L);
    }
  }

  @Test
  void aTakerMayHaveEnough() throws IOException {
    try (EventIndex index = EventIndex.open(directory);
        EventFollow follow = follow("*")) {
      for (int i = 0; i < 5; i++) {
        index.add(Lines.at(NOON + i, i));
      }
      index.commit();
      List<Long> taken = new ArrayList<>();
      follow.poll(
          event -> {
            taken.add(event.id().offset());
            return taken.size() < 2;
          });
      assertThat(taken).containsExactly(0L, 1L);
    }
  }

  /** Many commits merge segments; streams and days come in any order. */
  @Test
  void everyEventOfManyStreamsComesOnce() throws IOException {
    Random random = new Random(5);
    List<EventId> added = new ArrayList<>();
    List<EventId> given = new ArrayList<>();
    try (EventIndex index = EventIndex.open(directory);
        EventFollow follow = follow("*")) {
      for (int i = 0; i < 1500; i++) {
        EventId id = new EventId("stream " + random.nextInt(250), i);
        added.add(id);
        index.add(Lines.at(id, NOON + random.nextInt(3) * DAY + random.nextInt(9), "x", d -> {}));
        if (random.nextInt(75) == 0) {
          index.commit();
        }
        if (random.nextInt(150) == 0) {
          follow.poll(event -> given.add(event.id()));
        }
      }
      index.commit();
      follow.poll(event -> given.add(event.id()));
    }
    assertThat(given).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(added);
  }

  private EventFollow follow(String query) throws IOException {
    return EventFollow.from(directory, (EventQuery) EventQuery.parse(query), Patience.ENDLESS);
  }

  private static List<Long> poll(EventFollow follow) throws IOException {
    List<Long> offsets = new ArrayList<>();
    follow.poll((Event event) -> offsets.add(event.id().offset()));
    return offsets;
  }
}
