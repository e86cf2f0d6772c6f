package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressCountsTest {
  @TempDir Path directory;

  @Test
  void whereAddressesMeetIsAnotherThingInEachSegment() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      for (int i = 0; i < 3; i++) {
        index.add(Lines.at(RandomEvents.NOON, i));
        index.commit();
      }
    }
    List<Integer> salts = salts();
    assertThat(salts).hasSize(3).doesNotHaveDuplicates().doesNotContain(0).isEqualTo(salts());
  }

  private List<Integer> salts() throws IOException {
    List<Integer> salts = new ArrayList<>();
    Path day = Day.of(RandomEvents.NOON).below(EventIndex.eventsBelow(directory));
    try (DayReader reader = Objects.requireNonNull(DayReader.open(day))) {
      TimedReader timed = new TimedReader(reader.index(), () -> false);
      for (LeafReaderContext segment : timed.leaves()) {
        salts.add(AddressCounts.salt(segment.reader()));
      }
    }
    return salts;
  }
}
