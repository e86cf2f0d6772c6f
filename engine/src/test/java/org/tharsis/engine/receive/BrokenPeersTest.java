package org.tharsis.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.Eventually;

/** Anybody may break a connection as often as he likes; the log is not to be filled by that. */
class BrokenPeersTest {
  private static final int OFTEN = 10;

  @TempDir private Path directory;
  private final Logger logger = (Logger) LoggerFactory.getLogger("org.tharsis.engine.receive");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private List<String> said() {
    return log.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(each -> each.contains(" 127.0.0.1: "))
        .toList();
  }

  /** Sends something, and reads until the connection is closed. */
  private static void sends(OpenReceivers open, String text) throws IOException {
    try (Socket peer = open.connect()) {
      OpenReceivers.send(peer, text.getBytes(StandardCharsets.ISO_8859_1));
      peer.getInputStream().readAllBytes();
    }
  }

  @Test
  void whatIsNoRelpFrame() throws Exception {
    try (OpenReceivers open =
        new OpenReceivers(
            directory, List.of(), new ReceiverSettings.Relp(address("127.0.0.1"), 0, 8_192, 10))) {
      for (int i = 0; i < OFTEN; i++) {
        sends(open, i + " no frame\n");
      }
      assertThat(said()).singleElement().asString().contains(": connection closed: ");
    }
  }

  @Test
  void aBodyThatCannotBeUnpacked() throws Exception {
    try (OpenReceivers open =
        new OpenReceivers(
            directory,
            List.of(),
            new ReceiverSettings.Http(address("127.0.0.1"), 0, 8_192, 10, 1 << 20, ""))) {
      for (int i = 0; i < OFTEN; i++) {
        sends(
            open,
            "POST /events HTTP/1.1\r\nHost: engine\r\nContent-Type: text/plain\r\n"
                + "Content-Encoding: gzip\r\nContent-Length: 24\r\n\r\nthis is nothing unpacked");
      }
      assertThat(said()).singleElement().asString().contains(": its request or connection is");
    }
  }

  @Test
  void aConnectionThatIsReset() throws Exception {
    try (OpenReceivers open =
        new OpenReceivers(
            directory, List.of(), new ReceiverSettings.Tcp(address("127.0.0.1"), 0, 8_192, 10))) {
      for (int i = 0; i < OFTEN; i++) {
        try (Socket peer = open.connect()) {
          OpenReceivers.send(peer, "<13>line\n".getBytes(StandardCharsets.US_ASCII));
          assertThat(open.taken(i + 1)).hasSize(i + 1);
          peer.setSoLinger(true, 0);
        }
      }
      Eventually.holds("it is said", () -> !said().isEmpty());
      open.stream("<13>behind them\n");
      assertThat(open.taken(OFTEN + 1)).hasSize(OFTEN + 1);
      assertThat(said()).singleElement().asString().contains(": connection closed: ");
    }
  }
}
