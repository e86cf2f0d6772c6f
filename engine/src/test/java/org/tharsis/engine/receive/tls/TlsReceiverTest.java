package org.tharsis.engine.receive.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tharsis.engine.Facts.address;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.tharsis.config.Access;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.config.TlsSettings;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.receive.OpenReceivers;
import org.tharsis.model.Cidr;
import org.tharsis.model.Problem;

/** Syslog over TLS (RFC 5425), between real sockets. */
class TlsReceiverTest {
  @TempDir private static Path made;
  private static Certificates certificates;

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

  private Path path(String name) {
    return directory.resolve(name);
  }

  private void shows(String alias) throws Exception {
    Files.writeString(path("chain.pem"), certificates.chain(alias));
    Files.writeString(path("key.pem"), certificates.key(alias));
  }

  private OpenReceivers open(TlsSettings.@Nullable Clients clients, Duration timeout, Access access)
      throws IOException {
    TlsSettings tls = new TlsSettings(path("chain.pem"), path("key.pem"), clients, timeout);
    return new OpenReceivers(
        path("journal"),
        List.of(),
        new ReceiverSettings.Tls(address("127.0.0.1"), 0, 8_192, 10, access, tls));
  }

  private OpenReceivers open(TlsSettings.@Nullable Clients clients) throws IOException {
    return open(clients, Duration.ofMinutes(1), Access.EVERYBODY);
  }

  private TlsSettings.Clients clients(String... names) {
    return new TlsSettings.Clients(path("ca.pem"), List.of(names), true);
  }

  private static SSLContext peer(@Nullable String own) throws Exception {
    return certificates.peer("ca", own);
  }

  private static SSLSocket connect(OpenReceivers open, SSLContext how) throws IOException {
    return (SSLSocket) how.getSocketFactory().createSocket(open.connect(), "engine", 6514, true);
  }

  private static void send(Socket peer, String text) throws IOException {
    OpenReceivers.send(peer, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What whoever connects is shown. */
  private static String shown(OpenReceivers open) throws Exception {
    try (SSLSocket socket = connect(open, peer(null))) {
      socket.startHandshake();
      X509Certificate first = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return first.getSubjectX500Principal().getName();
    }
  }

  private List<String> said(String part) {
    return new ArrayList<>(log.list)
        .stream()
            .map(ILoggingEvent::getFormattedMessage)
            .filter(each -> each.contains(part))
            .toList();
  }

  private void isSaid(String part) throws Exception {
    Eventually.holds("it is said: " + part, () -> !said(part).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void bothFramingsInBothVersions(String version) throws Exception {
    try (OpenReceivers open = open(null);
        SSLSocket peer = connect(open, peer(null))) {
      peer.setEnabledProtocols(new String[] {version});
      send(peer, "7 <13>one7 <13>two<13>three\n");
      assertThat(open.said(3))
          .containsExactly("127.0.0.1 <13>one", "127.0.0.1 <13>two", "127.0.0.1 <13>three");
      assertThat(peer.getSession().getProtocol()).isEqualTo(version);
    }
  }

  @Test
  void manyLinesOfManyRecords() throws Exception {
    int lines = 20_000;
    try (OpenReceivers open = open(null);
        SSLSocket peer = connect(open, peer(null))) {
      send(peer, "13 <13>some line".repeat(lines));
      assertThat(open.taken(lines)).hasSize(lines);
    }
  }

  @Test
  void whoShowsAGoodCertificateIsHeard() throws Exception {
    try (OpenReceivers open = open(clients("FW-edge.example.org"));
        SSLSocket peer = connect(open, peer("fw-edge"))) {
      send(peer, "<13>one\n");
      assertThat(open.said(1)).containsExactly("127.0.0.1 <13>one");
    }
  }

  @Test
  void whoShowsNoneIsNot() throws Exception {
    isTurnedAway(clients(), null, "Empty client certificate chain");
  }

  @Test
  void norWhoShowsOneThatNoAuthorityOfOursVouchesFor() throws Exception {
    isTurnedAway(clients(), "stranger", "unable to find valid certification path");
  }

  @Test
  void norWhoHasAnotherName() throws Exception {
    isTurnedAway(clients("fw-dmz.example.org"), "fw-edge", "none of clientCertificates.names");
  }

  private void isTurnedAway(TlsSettings.Clients clients, @Nullable String own, String cause)
      throws Exception {
    try (OpenReceivers open = open(clients);
        SSLSocket peer = connect(open, peer(own))) {
      assertThatThrownBy(
              () -> {
                send(peer, "<13>one\n");
                peer.getInputStream().read(); // in TLS 1.3 a client hears of it late
              })
          .isInstanceOf(IOException.class);
      isSaid(cause);
      assertThat(open.stop()).isZero();
    }
  }

  @Test
  void aCertificateMayBeAskedForWithoutNeed() throws Exception {
    try (OpenReceivers open = open(new TlsSettings.Clients(path("ca.pem"), List.of(), false));
        SSLSocket none = connect(open, peer(null));
        SSLSocket bad = connect(open, peer("stranger"))) {
      assertThatThrownBy(
              () -> {
                send(bad, "<13>bad\n");
                bad.getInputStream().read();
              })
          .isInstanceOf(IOException.class);
      send(none, "<13>one\n");
      assertThat(open.said(1)).containsExactly("127.0.0.1 <13>one");
    }
  }

  @Test
  void plainTextIsTurnedAwayWithAHint() throws Exception {
    try (OpenReceivers open = open(null)) {
      for (int i = 0; i < 3; i++) {
        try (Socket peer = open.connect()) {
          send(peer, "<13>in the clear\n<13>more\n");
          assertThat(hangsUp(peer)).isTrue();
        }
      }
      isSaid("it does not speak TLS");
      assertThat(open.stop()).isZero();
      assertThat(said("was turned away")).as("once").hasSize(1);
      assertThat(said("in the clear")).isEmpty();
    }
  }

  private static boolean hangsUp(Socket peer) {
    try {
      while (peer.getInputStream().read() != -1) {} // an alert comes first
      return true;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void whoStallsInTheHandshakeIsLetGoAndOthersGoOn() throws Exception {
    try (OpenReceivers open = open(null, Duration.ofMillis(300), Access.EVERYBODY);
        Socket silent = open.connect();
        Socket halfway = open.connect();
        SSLSocket other = connect(open, peer(null))) {
      OpenReceivers.send(halfway, new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01});
      send(other, "<13>one\n");
      assertThat(open.said(1)).containsExactly("127.0.0.1 <13>one");
      assertThat(hangsUp(silent)).isTrue();
      assertThat(hangsUp(halfway)).isTrue();
      isSaid("it did not finish the TLS handshake in time");
    }
  }

  @Test
  void oldVersionsAreNotSpoken() throws Exception {
    try (OpenReceivers open = open(null);
        Socket old = open.connect()) {
      String hello = // a ClientHello of TLS 1.1 with TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
          "160301002f0100002b0302" + "00".repeat(32) + "000004c01300ff01000000";
      OpenReceivers.send(
          old, java.util.HexFormat.of().parseHex(hello.substring(0, 10) + hello.substring(10)));
      assertThat(hangsUp(old)).isTrue();
      isSaid("no TLS handshake: ");
    }
  }

  @Test
  void aChangedCertificateIsShownWithoutARestart() throws Exception {
    try (OpenReceivers open = open(null);
        SSLSocket before = connect(open, peer(null))) {
      before.startHandshake();
      assertThat(shown(open)).isEqualTo("CN=engine");
      shows("renewed");
      open.receivers().lookAtCertificates();
      assertThat(shown(open)).isEqualTo("CN=renewed");
      send(before, "<13>still here\n");
      assertThat(open.said(1)).containsExactly("127.0.0.1 <13>still here");
    }
  }

  @Test
  void aPairThatDoesNotMatchIsSaidOnceAndTheOldOneStays() throws Exception {
    try (OpenReceivers open = open(null)) {
      Files.writeString(path("chain.pem"), certificates.chain("renewed"));
      open.receivers().lookAtCertificates();
      open.receivers().lookAtCertificates();
      assertThat(said("is not the key of the first certificate in"))
          .singleElement()
          .asString()
          .contains(path("key.pem").toString(), "put the two of one pair there", "goes on");
      assertThat(shown(open)).isEqualTo("CN=engine");
      Files.writeString(path("key.pem"), certificates.key("renewed"));
      open.receivers().lookAtCertificates();
      assertThat(shown(open)).isEqualTo("CN=renewed");
    }
  }

  @Test
  void aFileThatIsGoneIsSaidOnceAndTheOldOneStays() throws Exception {
    try (OpenReceivers open = open(null)) {
      Files.delete(path("key.pem"));
      open.receivers().lookAtCertificates();
      open.receivers().lookAtCertificates();
      assertThat(said(path("key.pem").toString())).hasSize(1);
      assertThat(shown(open)).isEqualTo("CN=engine");
    }
  }

  @Test
  void whatIsNoKeyIsAProblemThatSaysWhatToDoAndNotWhatIsInIt() throws Exception {
    String key = certificates.key("engine");
    Files.writeString(path("key.pem"), key.replace("PRIVATE KEY", "EC PRIVATE KEY"));
    assertThat(problem()).contains("key.pem", "openssl pkcs8 -topk8");
    Files.writeString(path("key.pem"), key.replace("\nM", "\nX"));
    assertThat(problem()).contains("key.pem", "damaged");
    Files.writeString(path("chain.pem"), key);
    assertThat(problem()).contains("chain.pem", "certificate");
    String secret = key.lines().skip(1).findFirst().orElseThrow();
    assertThat(said(secret.substring(20, 40))).isEmpty();
  }

  private String problem() throws IOException {
    try (OpenReceivers open = open(null)) {
      List<Problem> problems = open.receivers().problems();
      assertThat(problems).hasSize(1);
      String problem = problems.getFirst().toString();
      assertThat(problem).startsWith("tls:0").doesNotContain("can't listen");
      return problem;
    }
  }

  @Test
  void aCertificateThatEndsSoonIsSaidAtTheStart() throws Exception {
    shows("ending");
    try (OpenReceivers open = open(null)) {
      assertThat(said("ends on")).singleElement().asString().contains("CN=ending", "renew it");
      open.receivers().lookAtCertificates();
      assertThat(said("ends on")).as("once a day").hasSize(1);
    }
  }

  @Test
  void aCertificateThatHasEndedIsSaidAndShown() throws Exception {
    shows("ended");
    try (OpenReceivers open = open(null)) {
      assertThat(said("ended on")).singleElement().asString().contains("CN=ended");
      assertThatThrownBy(() -> shown(open)).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void behindARelayTheHeaderComesBeforeTheHandshake() throws Exception {
    Access access = new Access(List.of(), List.of(Cidr.parse("127.0.0.1")));
    try (OpenReceivers open = open(null, Duration.ofMinutes(1), access);
        Socket relay = open.connect()) {
      send(relay, "PROXY TCP4 192.0.2.7 198.51.100.1 40000 6514\r\n");
      try (SSLSocket peer =
          (SSLSocket) peer(null).getSocketFactory().createSocket(relay, "engine", 6514, true)) {
        send(peer, "<13>one\n");
        assertThat(open.said(1)).containsExactly("192.0.2.7 <13>one");
      }
    }
  }
}
