package org.tharsis.engine.receive.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.config.Access;
import org.tharsis.config.TlsSettings;
import org.tharsis.engine.receive.OpenReceivers;
import org.tharsis.model.Cidr;

/** Syslog over TLS (RFC 5425), between real sockets. */
class TlsReceiverTest extends TlsListening {
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
