package org.tharsis.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

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
  void abandonedItWaitsForNobody() throws Exception {
    CountDownLatch runs = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Clockwork clockwork = new Clockwork("abandoned");
    clockwork.once(
        Duration.ZERO,
        "long",
        () -> {
          runs.countDown();
          try {
            mayEnd.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    runs.await();
    clockwork.abandon();
    mayEnd.countDown();
  }
}
