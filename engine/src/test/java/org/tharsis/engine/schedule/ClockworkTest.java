package org.tharsis.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.quartz.SchedulerException;
import org.tharsis.engine.Eventually;

/** Tasks of a clockwork. */
class ClockworkTest {
  @Test
  void aTaskIsToldWhenItWasDue() throws Exception {
    ArrayBlockingQueue<Instant> told = new ArrayBlockingQueue<>(2);
    try (Clockwork clockwork = new Clockwork("due", Duration.ofHours(1))) {
      CronTimes eachSecond = new CronTimes("* * * * * ?", ZoneId.of("UTC"));
      clockwork.cron(eachSecond, "each second", told::offer);
      Instant first = told.take();
      assertThat(told.take()).isEqualTo(first.plusSeconds(1));
      assertThat(first).isEqualTo(first.truncatedTo(ChronoUnit.SECONDS));
    }
  }

  @Test
  void ofOneNameTheLastRuns() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    List<String> which = new ArrayList<>();
    try (Clockwork clockwork = new Clockwork("once")) {
      clockwork.once(Duration.ofHours(1), "it", () -> which.add("first"));
      clockwork.once(
          Duration.ZERO,
          "it",
          () -> {
            which.add("second");
            ran.countDown();
          });
      ran.await();
    }
    assertThat(which).containsExactly("second");
  }

  @Test
  void closedItWaitsForWhatRunsAndBeginsNothingMore() throws Exception {
    CountDownLatch runs = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    Clockwork clockwork = new Clockwork("closed");
    clockwork.once(
        Duration.ZERO,
        "long",
        () -> {
          runs.countDown();
          await(mayEnd);
          ran.add("long");
        });
    runs.await();
    clockwork.once(Duration.ZERO, "next", () -> ran.add("next"));
    Thread closing = Thread.ofPlatform().start(() -> close(clockwork));
    Eventually.waits(closing);
    assertThat(ran).isEmpty();
    mayEnd.countDown();
    closing.join();
    assertThat(ran).containsExactly("long");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Clockwork clockwork) {
    try {
      clockwork.close();
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void abandonedItWaitsForNobody() throws Exception {
    CountDownLatch runs = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Clockwork clockwork = new Clockwork("abandoned");
    clockwork.once(
        Duration.ZERO,
        "long",
        () -> {
          runs.countDown();
          await(mayEnd);
        });
    runs.await();
    clockwork.abandon();
    mayEnd.countDown();
  }
}
