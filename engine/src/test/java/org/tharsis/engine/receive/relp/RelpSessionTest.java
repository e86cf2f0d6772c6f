package org.tharsis.engine.receive.relp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.RelpPeer;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.Allowance;
import org.tharsis.engine.receive.intake.JournaledIntake;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

/** A session that begins with lines of an earlier one, and time that passes as the test says. */
class RelpSessionTest {
  private static final Origin SENDER = new Origin("relp:2514", IpAddress.v4(0xc0000207));

  @TempDir private Path directory;
  private final List<String> journal = new ArrayList<>();
  private final SentLines sent = new SentLines();
  private JournaledIntake journaled;
  private EmbeddedChannel session;
  private int txnr;

  @BeforeEach
  void open() throws IOException {
    journaled = new JournaledIntake(directory, 16 << 10, 4);
    for (String line : List.of("a", "b", "c")) {
      sent.remember(new Received(line.getBytes(StandardCharsets.US_ASCII), false, SENDER, 0, 7));
    }
    session = new EmbeddedChannel();
    session.freezeTime();
    session
        .pipeline()
        .addLast(
            new RelpSession(
                SENDER,
                journaled.intake(),
                InstantSource.system(),
                sent,
                Allowance.ALL,
                (matter, detail) -> {}));
    send(RelpInput.Command.OPEN, RelpPeer.OFFERS);
  }

  @AfterEach
  void close() throws IOException {
    session.finishAndReleaseAll();
    journaled.close();
  }

  private void send(RelpInput.Command command, String data) {
    byte[] bytes = data.getBytes(StandardCharsets.US_ASCII);
    session.writeInbound(new RelpInput.Frame(++txnr, command, bytes, false));
  }

  private void send(String... lines) {
    for (String line : lines) {
      send(RelpInput.Command.SYSLOG, line);
    }
  }

  private void passes(int seconds) {
    session.advanceTimeBy(seconds, TimeUnit.SECONDS);
    session.runScheduledPendingTasks();
  }

  private List<String> lines() throws IOException {
    for (Received line : journaled.taken()) {
      journal.add(new String(line.bytes(), StandardCharsets.US_ASCII));
    }
    return journal;
  }

  @Test
  void whatMayBeSentAgainIsHeldBackUntilItIsQuiet() throws Exception {
    send("a", "b");
    passes(10);
    assertThat(lines()).isEmpty();
    passes(10);
    assertThat(lines()).containsExactly("a", "b");
  }

  @Test
  void itIsNotQuietWhileLinesCome() throws Exception {
    send("a");
    passes(9);
    send("b");
    passes(9);
    assertThat(lines()).isEmpty();
    send("c", "d");
    assertThat(lines()).containsExactly("d");
    assertThat(journaled.intake().resent()).isEqualTo(3);
  }

  @Test
  void whatIsHeldBackWhenTheConnectionBreaksTheSenderHas() throws Exception {
    send("a", "b");
    session.close();
    assertThat(lines()).isEmpty();
    assertThat(journaled.intake().takeLosses().lost()).isEmpty();
    assertThat(sent.of(SENDER)).hasSize(1);
  }

  @Test
  void theSeriesGoesOn() throws Exception {
    send("b", "c", "d");
    assertThat(journaled.taken()).extracting(Received::series).containsExactly(7L);
  }

  /** A milestone makes room again before the connection is closed. */
  @Test
  void whatComesBehindLinesThatAreThrownAwayAtAStopIsNotTakenForThem() throws Exception {
    send("kept");
    SentTail series = sent.of(SENDER).stream().filter(each -> each.next() == 1).findAny().get();
    Received filling = new Received(new byte[4], false, SENDER, 0);
    while (journaled.intake().put(List.of(filling)).lines() > 0) {}
    journaled.intake().close();
    send("thrown away");
    assertThat(journaled.taken()).last().extracting(Received::bytes).isEqualTo(filling.bytes());
    send("behind it");
    assertThat(lines()).isEmpty();
    assertThat(series.next()).isEqualTo(1);
  }
}
