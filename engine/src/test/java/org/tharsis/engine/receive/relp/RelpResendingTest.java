package org.tharsis.engine.receive.relp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.RelpPeer;

/** What is sent again after a broken connection or a restart. */
class RelpResendingTest extends RelpListening {
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
}
