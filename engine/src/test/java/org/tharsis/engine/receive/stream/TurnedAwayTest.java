package org.tharsis.engine.receive.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TurnedAwayTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger("test.turned-away");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private long now;
  private final TurnedAway turnedAway = new TurnedAway(logger, "tls:6514", () -> now);

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  private static InetSocketAddress peer(int number) throws UnknownHostException {
    byte[] address = {(byte) 198, 18, (byte) (number >> 8), (byte) number};
    return new InetSocketAddress(InetAddress.getByAddress(address), 40_000 + number % 1_000);
  }

  private List<String> said() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void eachPeerAndCauseOnceAnHour() throws Exception {
    for (int i = 0; i < 5; i++) {
      turnedAway.about(peer(1), "one");
      turnedAway.about(peer(1), "two");
      turnedAway.about(peer(2), "one");
    }
    assertThat(said())
        .containsExactly(
            "tls:6514: 198.18.0.1 was turned away: one",
            "tls:6514: 198.18.0.1 was turned away: two",
            "tls:6514: 198.18.0.2 was turned away: one");
    now += Duration.ofHours(1).toNanos();
    turnedAway.about(peer(1), "one");
    assertThat(said()).hasSize(4);
  }

  @Test
  void aFloodIsSaidInAFewLines() throws Exception {
    for (int i = 0; i < 50_000; i++) {
      turnedAway.about(peer(i), "one");
    }
    assertThat(said()).hasSize(20);
    now += Duration.ofMinutes(1).toNanos();
    turnedAway.about(peer(60_000), "two");
    assertThat(said()).last().asString().endsWith("; before that 49,980 others, unsaid");
  }

  @Test
  void whatAPeerSaysIsEscapedAndShortened() throws Exception {
    turnedAway.about(peer(1), "a\nline\u001b[2J" + "x".repeat(10_000));
    assertThat(said())
        .singleElement()
        .asString()
        .contains("a\\x0aline\\x1b[2Jxx")
        .hasSizeLessThan(400);
  }
}
