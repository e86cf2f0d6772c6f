package org.tharsis.engine.receive.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.tharsis.engine.receive.OpenReceivers;
import org.tharsis.model.Problem;

/** The certificate that a receiver shows: files that change, are no good, or end. */
class TlsIdentityTest extends TlsListening {
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

  /** What whoever connects is shown. */
  private static String shown(OpenReceivers open) throws Exception {
    try (SSLSocket socket = connect(open, peer(null))) {
      socket.startHandshake();
      X509Certificate first = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return first.getSubjectX500Principal().getName();
    }
  }
}
