package org.tharsis.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tharsis.engine.Eventually;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

class IntakeTest {
  private static final int LINES = 16;

  private final Intake intake = new Intake(LINES);

  private static Received line(String sender, int length) {
    Origin origin = new Origin("udp:5514", IpAddress.parse(sender));
    return new Received(new byte[length], false, origin, 0);
  }

  private static Received line(int length) {
    return line("192.0.2.1", length);
  }

  private int taken(int most) throws InterruptedException {
    List<Received> batch = new ArrayList<>();
    intake.take(batch, most, 0);
    return batch.size();
  }

  @Test
  void handsLinesOverInOrder() throws InterruptedException {
    for (int length = 1; length <= 3; length++) {
      intake.offer(line(length));
    }
    List<Received> batch = new ArrayList<>();
    intake.take(batch, 2, 0);
    intake.take(batch, 3, 0);
    assertThat(batch).extracting(each -> each.bytes().length).containsExactly(1, 2, 3);
  }

  @Test
  void boundedInLines() throws InterruptedException {
    for (int i = 0; i < LINES + 5; i++) {
      intake.offer(line(10));
    }
    assertThat(intake.takeLost()).containsExactly(Map.entry("192.0.2.1", 5L));
    assertThat(taken(1000)).isEqualTo(LINES);
  }

  @Test
  void boundedInBytes() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      intake.offer(line(4_000));
    }
    assertThat(intake.takeLost()).containsExactly(Map.entry("192.0.2.1", 1L));
    assertThat(taken(1000)).isEqualTo(4);
  }

  @Test
  void roomThatWasTakenIsGivenBack() throws InterruptedException {
    for (int round = 0; round < 100; round++) {
      intake.offer(line(4_000));
      intake.offer(line(4_000));
      assertThat(taken(1000)).isEqualTo(2);
    }
    assertThat(intake.takeLost()).isEmpty();
  }

  @Test
  void aLineLargerThanTheWholeBoundPassesAlone() throws InterruptedException {
    intake.offer(line(1 << 20));
    intake.offer(line(1));
    assertThat(intake.takeLost()).containsExactly(Map.entry("192.0.2.1", 1L));
    assertThat(taken(1000)).isEqualTo(1);
    intake.put(line(1 << 20));
    assertThat(taken(1000)).isEqualTo(1);
  }

  @Test
  void countsWhatWasLostBySenderAndOnce() {
    for (int i = 0; i < LINES; i++) {
      intake.offer(line(10));
    }
    intake.offer(line("192.0.2.7", 10));
    intake.offer(line("2001:db8::7", 10));
    intake.offer(line("192.0.2.7", 10));
    assertThat(intake.takeLost())
        .containsOnly(Map.entry("192.0.2.7", 2L), Map.entry("2001:db8::7", 1L));
    assertThat(intake.takeLost()).isEmpty();
  }

  @Test
  void forgedSendersDoNotFillMemory() {
    for (int i = 0; i < LINES; i++) {
      intake.offer(line(10));
    }
    int senders = 50_000;
    for (int i = 0; i < senders; i++) {
      Origin origin = new Origin("udp:5514", IpAddress.v4(i));
      intake.offer(new Received(new byte[10], false, origin, 0));
    }
    Map<String, Long> lost = intake.takeLost();
    assertThat(lost).hasSizeLessThanOrEqualTo(10_001);
    assertThat(lost.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(senders);
  }

  @Test
  void aStreamWaitsForRoomAndLosesNothing() throws Exception {
    for (int i = 0; i < LINES; i++) {
      intake.put(line(10));
    }
    Thread stream = Thread.ofPlatform().start(this::putOne);
    Eventually.waits(stream);
    assertThat(taken(1)).isEqualTo(1);
    stream.join();
    assertThat(taken(1000)).isEqualTo(LINES);
    assertThat(intake.takeLost()).isEmpty();
  }

  private void putOne() {
    try {
      intake.put(line(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void takingWaitsForAFirstLine() throws Exception {
    List<Received> batch = new ArrayList<>();
    Thread pipeline = Thread.ofPlatform().start(() -> take(batch));
    Eventually.waits(pipeline);
    intake.offer(line(10));
    pipeline.join();
    assertThat(batch).hasSize(1);
  }

  private void take(List<Received> batch) {
    try {
      intake.take(batch, 10, Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void takingEndsWithoutALine() throws InterruptedException {
    assertThat(taken(10)).isZero();
  }
}
