package org.tharsis.engine.receive.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.account.Losses;
import org.tharsis.engine.journal.Appended;
import org.tharsis.engine.journal.Received;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

class IntakeTest {
  /** Two segments, and a kilobyte more a line than a fourth of one. */
  private static final int SEGMENT = 4 << 10;

  private static final int THREE_A_SEGMENT = 1_100;

  @TempDir private Path directory;
  private JournaledIntake journaled;
  private Intake intake;

  @BeforeEach
  void open() throws IOException {
    journaled = new JournaledIntake(directory, SEGMENT, 2);
    intake = journaled.intake();
  }

  @AfterEach
  void close() throws IOException {
    journaled.close();
  }

  private static Received line(String sender, int length) {
    Origin origin = new Origin("udp:5514", IpAddress.parse(sender));
    return new Received(new byte[length], false, origin, 0);
  }

  private static List<Received> lines(int count) {
    return Collections.nCopies(count, line("192.0.2.1", THREE_A_SEGMENT));
  }

  @Test
  void handsLinesOverInOrder() throws IOException {
    intake.offer(List.of(line("192.0.2.1", 1), line("192.0.2.2", 2)));
    intake.put(List.of(line("192.0.2.3", 3)));
    assertThat(journaled.taken())
        .extracting(each -> each.origin().name())
        .containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3");
    assertThat(intake.received()).isEqualTo(3);
  }

  @Test
  void whatFindsNoRoomIsLostAndCounted() throws IOException {
    intake.offer(lines(8));
    assertThat(intake.takeLosses().lost()).containsExactly(Map.entry("192.0.2.1", 2L));
    assertThat(intake.received()).isEqualTo(8);
    assertThat(journaled.taken()).hasSize(6);
  }

  @Test
  void whoCanWaitIsToldHowFarItWent() throws IOException {
    Appended appended = intake.put(lines(8));
    assertThat(appended.lines()).isEqualTo(6);
    assertThat(appended.trouble()).contains("the journal has");
    assertThat(intake.takeLosses().lost()).isEmpty();
    assertThat(intake.received()).isEqualTo(6);
  }

  @Test
  void roomThatWasTakenIsGivenBack() throws IOException {
    for (int round = 0; round < 20; round++) {
      assertThat(intake.put(lines(3)).lines()).isEqualTo(3);
      assertThat(journaled.taken()).hasSize(3);
    }
  }

  @Test
  void whatIsOnDiskIsSaid() throws Exception {
    Appended appended = intake.put(lines(2));
    intake.kept(appended.end()).get();
    journaled.close();
    assertThat(intake.put(lines(1)).outcome()).isEqualTo(Appended.Outcome.FAILED);
  }

  @Test
  void countsWhatWasLostBySenderAndOnce() {
    intake.lose(List.of(line("192.0.2.7", 1), line("2001:db8::7", 1), line("192.0.2.7", 1)));
    assertThat(intake.takeLosses().lost())
        .containsOnly(Map.entry("192.0.2.7", 2L), Map.entry("2001:db8::7", 1L));
    assertThat(intake.takeLosses().lost()).isEmpty();
  }

  @Test
  void countsWhatWasRefusedApart() {
    intake.refuse(new Origin("udp:5514", IpAddress.parse("192.0.2.7")));
    intake.lose(new Origin("udp:5514 (kernel)", null), 3);
    Losses losses = intake.takeLosses();
    assertThat(losses.refused()).containsExactly(Map.entry("192.0.2.7", 1L));
    assertThat(losses.lost()).containsExactly(Map.entry("udp:5514 (kernel)", 3L));
    assertThat(intake.received()).isEqualTo(4);
  }

  @Test
  void forgedSendersDoNotFillMemory() {
    int senders = 50_000;
    for (int i = 0; i < senders; i++) {
      Origin origin = new Origin("udp:5514", IpAddress.v4(i));
      intake.lose(List.of(new Received(new byte[10], false, origin, 0)));
    }
    Map<String, Long> lost = intake.takeLosses().lost();
    assertThat(lost).hasSizeLessThanOrEqualTo(10_001);
    assertThat(lost.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(senders);
  }
}
