package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.lucene.index.IndexWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;

/** Events that Lucene does not take. */
class DeliveriesTest {
  private static final long NOON = RandomEvents.NOON;
  private static final long DAY = 86_400_000;

  @TempDir Path directory;

  /** Takes no event whose offset ends in seven. */
  private static final class Picky extends Deliveries {
    @Override
    void take(EventBatch batch, IndexWriter writer) throws IOException {
      for (int i = 0; i < batch.numDocs(); i++) {
        if (batch.row(i).event().id().offset() % 10 == 7) {
          throw new IllegalArgumentException("a seven");
        }
      }
      super.take(batch, writer);
    }
  }

  private static void add(EventIndex index, long offset) throws IOException {
    index.add(Lines.at(NOON, offset), "sender " + offset);
  }

  private static List<Refused> refused(EventIndex index) {
    List<Refused> all = new ArrayList<>();
    for (Refused next = index.refused(); next != null; next = index.refused()) {
      all.add(next);
    }
    return all;
  }

  private List<Long> stored() throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      return search.newest(EventQuery.ALL, TimeRange.ALL, 10_000).stream()
          .map(event -> event.id().offset())
          .sorted()
          .toList();
    }
  }

  private static List<Long> allBut(long sevens, long end) {
    return LongStream.range(0, end).filter(offset -> offset % 10 != sevens).boxed().toList();
  }

  @Test
  void eachIsToldWithItsSenderAndItsCauseAndTheOthersAreStored() throws IOException {
    try (EventIndex index = EventIndex.open(directory, new Picky())) {
      for (int i = 0; i < 1000; i++) {
        add(index, i); // throws for none, whatever became of one before
      }
      index.commit();
      List<Refused> refused = refused(index);
      assertThat(refused).hasSize(100);
      for (Refused each : refused) {
        long offset = each.event().id().offset();
        assertThat(offset % 10).isEqualTo(7);
        assertThat(each.sender()).isEqualTo("sender " + offset);
        assertThat(each.cause()).hasMessage("a seven");
      }
      assertThat(refused(index)).isEmpty();
    }
    assertThat(stored()).isEqualTo(allBut(7, 1000));
  }

  @Test
  void aSearchAndAnEndTellOfThemToo() throws IOException {
    EventIndex index = EventIndex.open(directory, new Picky());
    add(index, 7);
    try (EventSearch search = index.search()) {
      assertThat(refused(index)).extracting(Refused::sender).containsExactly("sender 7");
      assertThat(search.count(EventQuery.ALL, TimeRange.ALL)).isZero();
    }
    add(index, 17);
    index.add(Lines.at(NOON + DAY, 27));
    index.close();
    assertThat(refused(index)).extracting(Refused::sender).containsExactly("sender 17", null);
  }

  @Test
  void whereNobodyAsksNothingIsTakenInTheEnd() throws IOException {
    Deliveries none =
        new Deliveries() {
          @Override
          void take(EventBatch batch, IndexWriter writer) {
            throw new IllegalArgumentException("no");
          }
        };
    Event event = Lines.at(NOON, 1);
    try (EventIndex index = EventIndex.open(directory, none)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i <= Deliveries.MOST_REFUSED + EventBatch.EVENTS; i++) {
                  index.add(event);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessage("no event can be indexed: no");
    }
  }
}
