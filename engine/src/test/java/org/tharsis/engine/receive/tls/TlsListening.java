package org.tharsis.engine.receive.tls;

import static org.tharsis.engine.Facts.address;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tharsis.config.Access;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.config.TlsSettings;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.receive.OpenReceivers;

/** A TLS receiver, what it says, and certificates for both sides. */
abstract class TlsListening {
  @TempDir private static Path made;
  static Certificates certificates;

  @TempDir private Path directory;
  private final Logger logger = (Logger) LoggerFactory.getLogger("org.tharsis.engine.receive");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeAll
  static void make() throws Exception {
    certificates =
        new Certificates(made)
            .authority("ca")
            .authority("other-ca")
            .machine("engine", "ca", "-1d", 365)
            .machine("renewed", "ca", "-1d", 365)
            .machine("ending", "ca", "-20d", 30)
            .machine("ended", "ca", "-20d", 10)
            .machine("fw-edge", "ca", "-1d", 365)
            .machine("stranger", "other-ca", "-1d", 365);
  }

  @BeforeEach
  void listen() throws Exception {
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    logger.addAppender(log);
    shows("engine");
    Files.writeString(path("ca.pem"), certificates.chain("ca"));
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  void shows(String alias) throws Exception {
    Files.writeString(path("chain.pem"), certificates.chain(alias));
    Files.writeString(path("key.pem"), certificates.key(alias));
  }

  OpenReceivers open(TlsSettings.@Nullable Clients clients, Duration timeout, Access access)
      throws IOException {
    TlsSettings tls = new TlsSettings(path("chain.pem"), path("key.pem"), clients, timeout);
    return new OpenReceivers(
        path("journal"),
        List.of(),
        new ReceiverSettings.Tls(address("127.0.0.1"), 0, 8_192, 10, access, tls));
  }

  OpenReceivers open(TlsSettings.@Nullable Clients clients) throws IOException {
    return open(clients, Duration.ofMinutes(1), Access.EVERYBODY);
  }

  TlsSettings.Clients clients(String... names) {
    return new TlsSettings.Clients(path("ca.pem"), List.of(names), true);
  }

  static SSLContext peer(@Nullable String own) throws Exception {
    return certificates.peer("ca", own);
  }

  static SSLSocket connect(OpenReceivers open, SSLContext how) throws IOException {
    return (SSLSocket) how.getSocketFactory().createSocket(open.connect(), "engine", 6514, true);
  }

  static void send(Socket peer, String text) throws IOException {
    OpenReceivers.send(peer, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  List<String> said(String part) {
    return new ArrayList<>(log.list)
        .stream()
            .map(ILoggingEvent::getFormattedMessage)
            .filter(each -> each.contains(part))
            .toList();
  }

  void isSaid(String part) throws Exception {
    Eventually.holds("it is said: " + part, () -> !said(part).isEmpty());
  }
}
