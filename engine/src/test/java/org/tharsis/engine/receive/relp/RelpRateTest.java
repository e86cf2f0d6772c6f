package org.tharsis.engine.receive.relp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.config.SenderSettings;
import org.tharsis.engine.RelpPeer;
import org.tharsis.engine.receive.OpenReceivers;
import org.tharsis.engine.receive.intake.Allowance;
import org.tharsis.engine.receive.intake.JournaledIntake;
import org.tharsis.model.Cidr;
import org.tharsis.model.Origin;

/** A sender that has more lines than its rate allows. */
class RelpRateTest {
  @TempDir private Path directory;

  private OpenReceivers open(int rate) throws IOException {
    SenderSettings bound =
        new SenderSettings(List.of(Cidr.parse("127.0.0.0/8")), List.of(), null, "", rate);
    return new OpenReceivers(
        directory, List.of(bound), new ReceiverSettings.Relp(address("127.0.0.1"), 0, 8_192, 10));
  }

  private static List<String> lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> "<13>line " + i).toList();
  }

  private static List<String> asSaid(List<String> lines) {
    return lines.stream().map(line -> "127.0.0.1 " + line).toList();
  }

  @Test
  void itWaitsForAcknowledgementsAndLosesNothing() throws Exception {
    int rate = 2_000;
    List<String> lines = lines(4 * rate);
    try (OpenReceivers open = open(rate);
        RelpPeer peer = new RelpPeer(128)) {
      long began = System.nanoTime();
      peer.connect(open.address());
      peer.send(lines);
      peer.flush();
      assertThat((System.nanoTime() - began) / 1e9).isGreaterThanOrEqualTo(2); // two at once
      assertThat(open.said(lines.size())).isEqualTo(asSaid(lines));
      assertThat(open.losses().refused()).isEmpty();
    }
  }

  @Test
  void whoBreaksOffMeanwhileSendsAgainAndNothingIsDoubled() throws Exception {
    List<String> lines = lines(50);
    try (OpenReceivers open = open(1);
        RelpPeer peer = new RelpPeer(100)) {
      peer.connect(open.address());
      peer.send(lines);
      assertThat(open.taken(2)).hasSizeLessThan(50);
      peer.connect(open.address()); // it has seen no acknowledgement: all is sent again
      assertThat(open.stop()).isEqualTo(50);
      assertThat(open.said(50)).isEqualTo(asSaid(lines));
    }
  }

  @Test
  void whatWaitsIsBounded() throws Exception {
    AtomicInteger allowed = new AtomicInteger();
    try (JournaledIntake journaled = new JournaledIntake(directory, 1 << 20, 4)) {
      EmbeddedChannel session = session(journaled, new SentLines(), allowed);
      int txnr = 1;
      while (session.config().isAutoRead() && txnr < 1_000) {
        write(session, ++txnr, RelpInput.Command.SYSLOG, "x".repeat(1_000));
      }
      assertThat(txnr).as("it is not read for ever").isBetween(200, 300);
      assertThat(journaled.taken()).isEmpty();
      allowed.set(50);
      session.advanceTimeBy(20, TimeUnit.MILLISECONDS);
      session.runScheduledPendingTasks();
      assertThat(session.config().isAutoRead()).isTrue();
      assertThat(journaled.taken()).hasSize(50);
      session.finishAndReleaseAll();
    }
  }

  /** Short lines: many of them wait, though they have few bytes. */
  @Test
  void whoComesAgainUnnoticedSendsAgainAndNothingIsDoubled() throws Exception {
    AtomicInteger allowed = new AtomicInteger(10);
    SentLines sent = new SentLines();
    List<String> lines = new ArrayList<>();
    try (JournaledIntake journaled = new JournaledIntake(directory, 1 << 20, 4)) {
      EmbeddedChannel held = session(journaled, sent, allowed);
      for (int i = 0; held.config().isAutoRead() && i < 20_000; i++) {
        lines.add("line " + i);
        write(held, lines.size() + 1, RelpInput.Command.SYSLOG, "line " + i);
      }
      assertThat(held.config().isAutoRead()).as("it is not read for ever").isFalse();
      assertThat(journaled.taken()).hasSize(10);

      EmbeddedChannel again = session(journaled, sent, allowed);
      for (int i = 10; i < lines.size(); i++) { // what was taken is acknowledged
        write(again, i - 8, RelpInput.Command.SYSLOG, lines.get(i));
      }
      allowed.set(2 * lines.size());
      for (EmbeddedChannel each : List.of(held, again)) {
        each.advanceTimeBy(20, TimeUnit.MILLISECONDS);
        each.runScheduledPendingTasks();
      }
      assertThat(journaled.taken())
          .extracting(line -> new String(line.bytes(), StandardCharsets.US_ASCII))
          .containsExactlyElementsOf(lines.subList(10, lines.size()));
      assertThat(held.isActive()).as("nobody is there any more").isFalse();
      again.finishAndReleaseAll();
    }
  }

  private static EmbeddedChannel session(
      JournaledIntake journaled, SentLines sent, AtomicInteger allowed) {
    EmbeddedChannel session = new EmbeddedChannel();
    session.freezeTime();
    session
        .pipeline()
        .addLast(
            new RelpSession(
                new Origin("relp:2514", address("192.0.2.7")),
                journaled.intake(),
                InstantSource.system(),
                sent,
                upTo(allowed),
                (matter, detail) -> {}));
    write(session, 1, RelpInput.Command.OPEN, RelpPeer.OFFERS);
    return session;
  }

  private static void write(
      EmbeddedChannel session, int txnr, RelpInput.Command command, String data) {
    byte[] bytes = data.getBytes(StandardCharsets.US_ASCII);
    session.writeInbound(new RelpInput.Frame(txnr, command, bytes, false));
  }

  private static Allowance upTo(AtomicInteger allowed) {
    return new Allowance() {
      @Override
      public int take(int lines) {
        int taken = Math.min(lines, allowed.get());
        allowed.addAndGet(-taken);
        return taken;
      }

      @Override
      public void giveBack(int lines) {
        allowed.addAndGet(lines);
      }
    };
  }
}
