package org.tharsis.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tharsis.engine.Facts.address;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.RelpPeer;
import org.tharsis.engine.journal.Appended;
import org.tharsis.engine.journal.Received;
import org.tharsis.model.Origin;

/** RELP over real sockets, before a small journal. */
class RelpReceiverTest {
  private static final int BOUND = 480;
  private static final int SEGMENT = 16 << 10;
  private static final ReceiverSettings RELP =
      new ReceiverSettings.Relp(address("127.0.0.1"), 0, BOUND, 10);

  @TempDir private Path directory;
  private final List<String> journal = new ArrayList<>();
  private JournaledIntake journaled;
  private Receivers receivers;
  private InetSocketAddress engine;

  @BeforeEach
  void open() throws IOException {
    journaled = new JournaledIntake(directory, SEGMENT, 4);
    listen();
  }

  private void listen() {
    receivers = Receivers.open(List.of(RELP), journaled.intake(), InstantSource.system());
    assertThat(receivers.problems()).isEmpty();
    engine = receivers.addresses().getFirst();
  }

  @AfterEach
  void close() throws IOException {
    receivers.close();
    journaled.close();
  }

  /** Another process opens the same journal, which has it from then on. */
  private void restart() throws IOException {
    lines();
    close();
    journaled = new JournaledIntake(directory, SEGMENT, 8);
    listen();
    journaled.skip();
  }

  private static List<String> lines(String name, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "<13>%s %d".formatted(name, i)).toList();
  }

  /** All that was ever in the journal. */
  private List<String> lines() throws IOException {
    for (Received line : journaled.takenButRecent()) {
      String text = new String(line.bytes(), StandardCharsets.ISO_8859_1);
      journal.add(line.truncated() ? text + "…" : text);
    }
    return journal;
  }

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
  void whatABrokenConnectionHadNotAnsweredIsKeptOnce() throws Exception {
    RelpPeer peer = new RelpPeer(1_000).connect(engine);
    for (int time = 0; time < 20; time++) {
      peer.send(lines("time " + time, 0, 50));
      int sent = 50 * (time + 1);
      Eventually.holds("all are in the journal", () -> lines().size() == sent);
      peer.connect(engine);
    }
    peer.end();
    assertThat(peer.acknowledged()).isEqualTo(1_000);
    assertThat(lines()).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(journaled.intake().received()).isEqualTo(1_000);
    assertThat(journaled.intake().resent()).isPositive();
  }

  @Test
  void afterARestartWhatWasNotAnsweredIsKeptOnce() throws Exception {
    RelpPeer peer = new RelpPeer(1_000);
    for (int time = 0; time < 5; time++) {
      peer.connect(engine).send(lines("time " + time, 0, 50));
      int sent = 50 * (time + 1);
      Eventually.holds("all are in the journal", () -> lines().size() == sent);
      restart();
    }
    peer.connect(engine).end();
    assertThat(lines()).hasSize(250).doesNotHaveDuplicates();
    assertThat(journaled.intake().received()).isZero();
    assertThat(journaled.intake().resent()).isEqualTo(250);
  }

  @Test
  void twoSessionsOfOneSenderAreToldApart() throws Exception {
    RelpPeer one = new RelpPeer(1_000).connect(engine);
    RelpPeer two = new RelpPeer(1_000).connect(engine);
    for (int i = 0; i < 50; i++) {
      one.send("<13>one " + i);
      two.send("<13>two " + i);
    }
    Eventually.holds("all are in the journal", () -> lines().size() == 100);
    restart();
    one.connect(engine).send("<13>one more");
    two.connect(engine).send("<13>two more").end();
    one.end();
    assertThat(lines()).hasSize(102).doesNotHaveDuplicates();
  }

  @Test
  void theFirstLinesOfANewSessionAreNewIfTheyDeviate() throws Exception {
    RelpPeer peer = new RelpPeer(10).connect(engine).send(lines("one", 0, 5));
    peer.flush();
    peer.hangUp();
    new RelpPeer(10).connect(engine).send(List.of("<13>one 3", "<13>another", "<13>one 4")).end();
    assertThat(lines())
        .containsExactly(
            "<13>one 0",
            "<13>one 1",
            "<13>one 2",
            "<13>one 3",
            "<13>one 4",
            "<13>one 3",
            "<13>another",
            "<13>one 4");
  }

  @Test
  void whatIsUndecidedWhenTheSessionIsClosedIsNew() throws Exception {
    RelpPeer peer = new RelpPeer(10).connect(engine).send(lines("one", 0, 5));
    peer.flush();
    peer.hangUp();
    RelpPeer other = new RelpPeer(10).connect(engine).send("<13>one 3").command("close", "");
    other.hear();
    assertThat(other.answer()).isEqualTo(new RelpPeer.Answer(3, ""));
    assertThat(lines()).hasSize(6).endsWith("<13>one 3");
  }

  @Test
  void aSessionThatWasClosedIsNotSentAgain() throws Exception {
    new RelpPeer(10).connect(engine).send("<13>alive").end();
    new RelpPeer(10).connect(engine).send("<13>alive").end();
    assertThat(lines()).containsExactly("<13>alive", "<13>alive");
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
    assertThat(journaled.intake().takeLost()).isEmpty();
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
    assertThat(journaled.intake().takeLost()).isEmpty();
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
