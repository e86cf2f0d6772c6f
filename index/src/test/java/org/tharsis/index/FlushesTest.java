package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.DirectoryReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;

class FlushesTest {
  private static final long DAY = 86_400_000;

  /** Any event is more. */
  private static final double SMALLEST_BUFFER = 1.0 / (1 << 20);

  @TempDir Path directory;

  /** While one is written nothing is added, so that no buffer is ever full. */
  private static final class Awaited extends Flushes {
    private final Queue<String> threads = new ConcurrentLinkedQueue<>();

    @Override
    boolean offer(Runnable flush) {
      CountDownLatch written = new CountDownLatch(1);
      while (!super.offer(() -> note(flush, written))) {
        Thread.onSpinWait();
      }
      await(written);
      return true;
    }

    private void note(Runnable flush, CountDownLatch written) {
      flush.run();
      threads.add(Thread.currentThread().getName());
      written.countDown();
    }
  }

  @Test
  void whatIsFlushedBesideIsThereInTheEnd() throws IOException {
    int count = 0;
    try (Awaited flushes = new Awaited();
        DayWriter writer = DayWriter.open(directory, flushes, new Deliveries(), new Templates())) {
      writer.buffer(1);
      for (Event event : new Messages(1).some(20_000)) {
        writer.add(event, null);
        count++;
      }
      try (DirectoryReader reader = writer.reader()) {
        assertThat(reader.numDocs()).isEqualTo(count);
        assertThat(flushes.threads).hasSizeBetween(1, 20).containsOnly("index-flush");
        assertThat(reader.leaves()).hasSize(flushes.threads.size() + 1);
      }
    }
    assertThat(committed(directory)).isEqualTo(count);
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
      assertThat(flushes.offer(written::incrementAndGet)).isFalse();
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
      DayWriter writer = DayWriter.open(day, flushes, new Deliveries(), new Templates());
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

  @Test
  void untilTheLastDayIsClosedThereAreFlushes() throws IOException {
    try (OpenDays days = new OpenDays(directory, new Deliveries())) {
      for (long day = 1; day <= 3; day++) {
        days.at(day * DAY).buffer(SMALLEST_BUFFER);
        days.at(day * DAY).add(Lines.at(day * DAY, day), null);
      }
    }
    for (long day = 1; day <= 3; day++) {
      assertThat(committed(Day.of(day * DAY).below(directory))).isOne();
    }
  }

  @Test
  void aDayThatCannotBeCommittedIsClosedAsItWas() throws IOException {
    Flushes flushes = new Flushes();
    DayWriter writer = DayWriter.open(directory, flushes, new Deliveries(), new Templates());
    writer.add(Lines.at(DAY, 1), null);
    writer.commit();
    writer.buffer(SMALLEST_BUFFER);
    writer.add(Lines.at(DAY, 2), null);
    flushes.close();
    assertThatThrownBy(writer::close).isInstanceOf(RejectedExecutionException.class);
    assertThat(committed(directory)).isOne();
    try (Flushes others = new Flushes();
        DayWriter again = DayWriter.open(directory, others, new Deliveries(), new Templates())) {
      assertThat(again.had(Lines.at(DAY, 1).id())).isTrue();
      assertThat(again.had(Lines.at(DAY, 2).id())).isFalse();
    }
  }

  private static int committed(Path day) throws IOException {
    try (DayReader reader = Objects.requireNonNull(DayReader.open(day))) {
      return reader.index().numDocs();
    }
  }

  private static void addAll(DayWriter writer) throws IOException {
    for (Event event : new Messages(2).some(20_000)) {
      writer.add(event, null);
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
