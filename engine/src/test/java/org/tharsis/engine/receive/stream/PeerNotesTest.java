package org.tharsis.engine.receive.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tharsis.model.IpAddress;

class PeerNotesTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger("test.peer-notes");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private long now;
  private final PeerNotes notes = new PeerNotes(logger, "relp:2514", () -> now);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  private void note(int sender, String matter, String detail) {
    notes.about(IpAddress.v4(0xc6120000 + sender), matter, detail);
  }

  private List<String> said() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void eachSenderAndMatterOnceAnHourWhateverItsDetail() {
    for (int i = 0; i < 1_000; i++) {
      note(1, "connection closed", "transaction %d where 1 is due".formatted(i));
      note(1, "lines were sent again", "" + i);
      note(2, "connection closed", "reset");
    }
    assertThat(said())
        .containsExactly(
            "relp:2514 198.18.0.1: connection closed: transaction 0 where 1 is due",
            "relp:2514 198.18.0.1: lines were sent again: 0",
            "relp:2514 198.18.0.2: connection closed: reset");
    now += Duration.ofHours(1).toNanos();
    note(2, "connection closed", "reset");
    assertThat(said()).hasSize(4);
  }

  @Test
  void manySendersAreSaidInAFewLines() {
    for (int i = 0; i < 10_000; i++) {
      note(i, "connection closed", "reset");
    }
    assertThat(said()).hasSize(20);
  }

  @Test
  void whatAPeerSaysIsEscapedAndShortened() {
    note(1, "connection closed", "a\nline\u001b[2J" + "x".repeat(10_000));
    assertThat(said())
        .singleElement()
        .asString()
        .contains("a\\x0aline\\x1b[2Jxx")
        .hasSizeLessThan(400);
  }
}
