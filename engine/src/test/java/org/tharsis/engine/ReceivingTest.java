package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/** Lines over real sockets, found beside the running engine. */
class ReceivingTest {
  private static final int UDP_BOUND = 8_192;
  private static final int TCP_BOUND = 65_536;

  @TempDir private Path directory;
  private RunningEngine engine;

  @BeforeEach
  void start() throws Exception {
    engine = RunningEngine.on(new SiteFolder(directory));
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void aDatagramIsALine() throws Exception {
    Peer.datagram(engine.udp(), Asa.deny("192.0.2.7", "10.0.0.1", 22));
    engine.finds("code:106023 src:192.0.2.7 dport:22", 1);
    Event event = engine.archive().events("*").getFirst();
    assertThat(event.text(Field.OBSERVER_NAME)).isEqualTo("asa-edge");
    assertThat(event.ip(Field.OBSERVER_IP)).hasToString("127.0.0.1");
    assertThat(event.flag(Field.DESTINATION_INTERNAL)).isTrue();
  }

  @Test
  void whatEndsADatagramIsNoPartOfTheLine() throws Exception {
    Peer.datagram(engine.udp(), "<13>one\n");
    Peer.datagram(engine.udp(), "<13>two\r\n\0");
    Peer.datagram(engine.udp(), "");
    Peer.datagram(engine.udp(), "\n");
    Peer.datagram(engine.udp(), "<13>three\nlines\nin one\n");
    engine.finds("*", 3);
    assertThat(engine.lines("*")).containsExactly("<13>one", "<13>two", "<13>three\nlines\nin one");
    assertThat(engine.accountsFor(3).senders()).containsOnlyKeys("127.0.0.1");
  }

  @Test
  void aDatagramAsLongAsTheyGet() throws Exception {
    String line = "<13>" + "x".repeat(64_996);
    Peer.datagram(engine.udp(), line);
    Peer.datagram(engine.udp(), "<13>next");
    engine.finds("*", 2);
    assertThat(engine.lines("tags:truncated")).containsExactly(line.substring(0, UDP_BOUND));
    assertThat(engine.accountsFor(2).total().truncated()).isEqualTo(1);
  }

  @Test
  void bothFramingsOnOneConnection() throws Exception {
    try (Peer peer = new Peer(engine.tcp())) {
      peer.send("<13>one\n7 <13>two<13>three\r\n").send("8 <13>").send("four");
      engine.finds("*", 4);
    }
    assertThat(engine.lines("*")).containsExactly("<13>one", "<13>two", "<13>three", "<13>four");
  }

  @Test
  void aLineInPiecesIsOneLine() throws Exception {
    String line = Asa.deny("192.0.2.7", "10.0.0.1", 22);
    try (Peer peer = new Peer(engine.tcp())) {
      for (int i = 0; i < line.length(); i++) {
        peer.send(line.substring(i, i + 1));
      }
      peer.send("\n");
      engine.finds("src:192.0.2.7", 1);
    }
    assertThat(engine.lines("*")).containsExactly(line);
  }

  @Test
  void whatThePeerLeftUnfinishedIsALine() throws Exception {
    try (Peer peer = new Peer(engine.tcp())) {
      peer.send("<13>one\n<13>unfinished");
    }
    engine.finds("*", 2);
    assertThat(engine.lines("*")).containsExactly("<13>one", "<13>unfinished");
  }

  @Test
  void aPeerThatNeverSendsALineFeedIsCutAndOthersGoOn() throws Exception {
    try (Peer endless = new Peer(engine.tcp())) {
      endless.send("x".repeat(1_000_000));
      engine.takes(List.of("<13>a neighbour"), "neighbour", 1);
      engine.finds("tags:truncated", 1);
      endless.send("xxx\n<13>reformed\n");
      engine.finds("reformed", 1);
    }
    assertThat(engine.accountsFor(3).total().truncated()).isEqualTo(1);
    assertThat(engine.archive().events("tags:truncated").getFirst().original()).hasSize(TCP_BOUND);
  }

  @Test
  void garbageIsStoredAndOthersGoOn() throws Exception {
    long seed = 20_261_121;
    byte[] garbage = new byte[300_000];
    new Random(seed).nextBytes(garbage);
    try (Peer peer = new Peer(engine.tcp())) {
      peer.send(garbage);
      engine.takes(List.of("<13>a neighbour"), "neighbour", 1);
      peer.send("\n<13>reformed\n");
      engine.finds("reformed", 1);
    }
    long lines = engine.archive().count("*");
    assertThat(lines).as("seed %d", seed).isGreaterThan(1_000);
    assertThat(engine.accountsFor(lines).total().lost()).as("seed %d", seed).isZero();
  }

  @Test
  void aHugeCountHarmsNobodyElse() throws Exception {
    try (Peer liar = new Peer(engine.tcp())) {
      liar.send("999999999 <13>" + "x".repeat(100_000));
      engine.takes(List.of("<13>a neighbour"), "neighbour", 1);
      engine.finds("tags:truncated", 1);
    }
  }

  @Test
  void aValueLongerThanTheIndexTakesIsStoredAllTheSame() throws Exception {
    String user = "u".repeat(60_000);
    engine.takes(
        List.of(
            "<166>%ASA-6-113012: AAA user authentication Successful : local database : user = "
                + user),
        "code:113012",
        1);
    assertThat(engine.lines("*").getFirst()).endsWith(user);
  }

  @Test
  void manyPeersAtOnce() throws Exception {
    List<Thread> peers =
        IntStream.range(0, 20)
            .mapToObj(i -> Thread.ofVirtual().start(() -> sendHundred("peer-" + i)))
            .toList();
    for (Thread peer : peers) {
      peer.join();
    }
    engine.finds("*", 2_000);
    for (int i = 0; i < 20; i++) {
      assertThat(engine.archive().count("\"from peer-" + i + " line\"")).isEqualTo(100);
    }
  }

  private void sendHundred(String name) {
    try {
      Peer.sends(
          engine.tcp(),
          IntStream.range(0, 100).mapToObj(i -> "<13>from " + name + " line " + i).toList());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
