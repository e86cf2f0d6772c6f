package org.tharsis.engine.receive.relp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.RelpPeer;
import org.tharsis.engine.journal.Appended;
import org.tharsis.engine.journal.Received;
import org.tharsis.model.Origin;

/** RELP over real sockets, before a small journal. */
class RelpReceiverTest extends RelpListening {
  @Test
  void everyLineIsAcknowledgedInOrder() throws Exception {
    try (RelpPeer peer = new RelpPeer(128)) {
      peer.connect(engine).send(lines("one", 0, 100)).end();
      assertThat(peer.acknowledged()).isEqualTo(100);
    }
    assertThat(lines()).isEqualTo(lines("one", 0, 100));
    assertThat(journaled.intake().received()).isEqualTo(100);
  }

  @Test
  void aSessionInOneWrite() throws Exception {
    try (RelpPeer peer = new RelpPeer(1).connect(engine)) {
      peer.write(
          RelpPeer.frame(2, "syslog", "<13>one")
              + RelpPeer.frame(0, "hint", "")
              + RelpPeer.frame(3, "syslog", "<13>two\r\n")
              + RelpPeer.frame(4, "syslog", "\n")
              + RelpPeer.frame(5, "close", ""));
      assertThat(peer.answer()).isEqualTo(new RelpPeer.Answer(2, "200 OK"));
      assertThat(peer.answer()).isEqualTo(new RelpPeer.Answer(3, "200 OK"));
      assertThat(peer.answer()).isEqualTo(new RelpPeer.Answer(4, "200 OK"));
      assertThat(peer.answer()).isEqualTo(new RelpPeer.Answer(5, ""));
      assertThat(peer.answer()).isEqualTo(new RelpPeer.Answer(0, "serverclose"));
      assertThatThrownBy(peer::answer).isInstanceOf(EOFException.class);
    }
    assertThat(lines()).containsExactly("<13>one", "<13>two");
  }

  @Test
  void aLongLineIsCutMarkedAndAcknowledged() throws Exception {
    String line = "<13>" + "x".repeat(BOUND - 4);
    try (RelpPeer peer = new RelpPeer(2)) {
      peer.connect(engine).send(line).send(line + "xx").send(line.repeat(200)).end();
    }
    assertThat(lines()).containsExactly(line, line + "…", line + "…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "syslog | <13>one | 500 the session is not open",
        "open | commands=syslog | 500 the offer relp_version is missing",
        "open | relp_version=0 | 500 required command syslog is not offered",
        "starttls | x | 500 no such command",
      })
  void whatIsRefusedIsSaidAndEndsTheSession(String command, String data, String answer)
      throws Exception {
    try (RelpPeer peer = new RelpPeer(1).connect(engine).connect(engine)) {
      peer.hangUp();
    }
    try (java.net.Socket socket = new java.net.Socket(engine.getAddress(), engine.getPort())) {
      socket
          .getOutputStream()
          .write(RelpPeer.frame(1, command, data).getBytes(StandardCharsets.US_ASCII));
      String expected = "1 rsp " + answer.length() + " " + answer + "\n0 serverclose 0\n";
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo(expected);
    }
    assertThat(lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"7 syslog 1 x", "1 open 1 x", "no frame at all", "2 syslog 3 toolong"})
  void whatBreaksTheProtocolIsCutOffAndOthersGoOn(String frame) throws Exception {
    try (RelpPeer wrong = new RelpPeer(1).connect(engine);
        RelpPeer right = new RelpPeer(1).connect(engine)) {
      wrong.write(frame + "\n");
      assertThatThrownBy(wrong::answer).isInstanceOf(EOFException.class);
      right.send("<13>one").end();
    }
    assertThat(lines()).containsExactly("<13>one");
  }

  @Test
  void whileTheJournalIsFullNothingIsAcknowledgedAndNothingIsLost() throws Exception {
    int count = 2_000;
    RelpPeer peer = new RelpPeer(count).connect(engine);
    Thread sending = Thread.ofPlatform().start(() -> sendAll(peer, count));
    Eventually.holds("the journal is full", () -> journaled.intake().received() > 500);
    assertThat(journaled.intake().received()).isLessThan(count);
    assertThat(peer.acknowledged()).isZero(); // nobody has listened
    Eventually.holds("all have come", () -> lines().size() == count);
    sending.join();
    peer.end();
    assertThat(lines()).hasSize(count).doesNotHaveDuplicates();
    assertThat(journaled.intake().takeLosses().lost()).isEmpty();
  }

  private static void sendAll(RelpPeer peer, int count) {
    try {
      peer.send(lines("a line that takes some room, as lines do, number", 0, count));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whoBeginsAnewWhileTheJournalIsFullIsKeptOnce() throws Exception {
    int count = 2_000;
    RelpPeer peer = new RelpPeer(count).connect(engine);
    sendAll(peer, count);
    Eventually.holds("the journal is full", () -> journaled.intake().received() > 500);
    peer.connect(engine);
    List<String> all = lines("a line that takes some room, as lines do, number", 0, count);
    Eventually.holds("all have come", () -> lines().containsAll(all));
    peer.end();
    assertThat(lines()).isEqualTo(all);
  }

  @Test
  void aJournalThatFailsAcknowledgesNothing() throws Exception {
    RelpPeer peer = new RelpPeer(10).connect(engine).send("<13>one");
    peer.flush();
    journaled.syncFails();
    peer.send("<13>two");
    assertThatThrownBy(peer::hear).isInstanceOf(EOFException.class);
    assertThat(peer.acknowledged()).isEqualTo(1);
  }

  @Test
  void whileTheDiskIsFullNothingIsAcknowledgedAndNothingIsLost() throws Exception {
    int count = 500; // more than a segment
    RelpPeer peer = new RelpPeer(count).connect(engine).send(lines("before", 0, 20));
    peer.flush();
    journaled.diskHas(0);
    sendAll(peer, count);
    Eventually.holds("nothing is taken", this::takesNoMore);
    assertThat(journaled.intake().received()).isEqualTo(20);
    journaled.diskHas(Long.MAX_VALUE);
    peer.end();
    assertThat(peer.acknowledged()).isEqualTo(20 + count);
    assertThat(lines()).hasSize(20 + count).doesNotHaveDuplicates();
    assertThat(journaled.intake().takeLosses().lost()).isEmpty();
  }

  /** Whether one more line finds no room. */
  private boolean takesNoMore() {
    byte[] line = new byte[1];
    var more = new Received(line, false, new Origin("test", null), 0);
    return journaled.intake().put(List.of(more)).outcome() == Appended.Outcome.FAILED;
  }

  @Test
  void connectionsBeyondTheBoundAreClosed() throws Exception {
    List<RelpPeer> peers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      peers.add(new RelpPeer(1).connect(engine));
    }
    assertThatThrownBy(() -> new RelpPeer(1).connect(engine)).isInstanceOf(IOException.class);
    for (RelpPeer peer : peers) {
      peer.end();
    }
  }
}
