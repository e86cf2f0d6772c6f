package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.DirectoryReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;

class FlushesTest {
  @TempDir Path directory;

  @Test
  void whatIsFlushedBesideIsThereInTheEnd() throws IOException {
    int count = 0;
    try (Flushes flushes = new Flushes();
        DayWriter writer = DayWriter.open(directory, flushes, new Templates())) {
      writer.buffer(1);
      for (Event event : new Messages(1).some(20_000)) {
        writer.add(event);
        count++;
      }
      try (DirectoryReader reader = writer.reader()) {
        assertThat(reader.numDocs()).isEqualTo(count);
        assertThat(reader.leaves()).hasSizeGreaterThan(1);
      }
    }
    try (DirectoryReader reader = Storage.reader(directory, Schema.EVENTS).orElseThrow()) {
      assertThat(reader.numDocs()).isEqualTo(count);
      reader.directory().close();
    }
  }

  @Test
  void oneIsWrittenAtATime() throws InterruptedException {
    AtomicInteger written = new AtomicInteger();
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (Flushes flushes = new Flushes()) {
      flushes.offer(
          () -> {
            began.countDown();
            await(end);
            written.incrementAndGet();
          });
      began.await();
      flushes.offer(written::incrementAndGet); // not taken: one is being written
      end.countDown();
    }
    assertThat(written).hasValue(1);
  }

  @Test
  void afterOneThatFailedTheNextIsWritten() {
    AtomicInteger written = new AtomicInteger();
    try (Flushes flushes = new Flushes()) {
      flushes.offer(
          () -> {
            throw new IllegalStateException("as a full disk");
          });
      while (written.get() == 0) {
        flushes.offer(written::incrementAndGet);
        Thread.onSpinWait();
      }
    }
    assertThat(written.get()).isPositive();
  }

  @Test
  void whatFailedBesideIsSaidWhereEventsAreAdded() throws IOException {
    Path day = directory.resolve("day");
    try (Flushes flushes = new Flushes()) {
      DayWriter writer = DayWriter.open(day, flushes, new Templates());
      writer.buffer(1);
      writer.commit();
      Files.move(day, directory.resolve("gone"));
      assertThatThrownBy(() -> addAll(writer)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> addAll(writer))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(day.toString())
          .hasMessageContaining("takes nothing more");
    }
  }

  private static void addAll(DayWriter writer) throws IOException {
    for (Event event : new Messages(2).some(20_000)) {
      writer.add(event);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
