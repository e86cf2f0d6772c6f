package org.tharsis.engine.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.MailSettings;
import org.tharsis.config.MailSettings.Security;

/** Mail, as a server gets it and refuses it. */
class MailerTest {
  private static final String SECRET = "pass wörd";
  private static final Mail MAIL =
      new Mail(
          List.of("soc@example.org", "night@example.org"),
          "Tharsis: Küche, to 2026-11-22 06:00",
          "few words ✓\n.\n",
          "<p>page ✓</p>",
          Instant.parse("2026-11-22T05:00:10Z"));

  @TempDir private Path directory;

  private Mailer mailer(int port, Security security, String user, @Nullable Path authorities) {
    try {
      Path password = Files.writeString(directory.resolve("password"), SECRET + "\n");
      MailSettings settings =
          new MailSettings(
              "127.0.0.1",
              port,
              security,
              "tharsis@example.org",
              user,
              user.isEmpty() ? null : password,
              "",
              authorities,
              Duration.ofSeconds(5));
      return new Mailer(settings, name -> null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MailException failure(Mailer mailer) {
    return catchThrowableOfType(MailException.class, () -> mailer.send(MAIL));
  }

  @Test
  void aServerGetsAMessageInTwoForms() throws Exception {
    try (MailPeer peer = new MailPeer()) {
      mailer(peer.port(), Security.NONE, "", null).send(MAIL);
      assertThat(peer.commands().subList(1, 6))
          .containsExactly(
              "MAIL FROM:<tharsis@example.org>",
              "RCPT TO:<soc@example.org>",
              "RCPT TO:<night@example.org>",
              "DATA",
              "QUIT");
      String message = peer.messages().getFirst();
      assertThat(message)
          .contains("From: tharsis@example.org\r\n")
          .contains("To: soc@example.org, night@example.org\r\n")
          .contains("Subject: =?UTF-8?Q?Tharsis:_K=C3=BCche,_to_2026-11-22_06:00?=\r\n")
          .contains("Auto-Submitted: auto-generated\r\n")
          .contains("Content-Type: multipart/alternative;")
          .contains("Content-Type: text/plain; charset=UTF-8\r\n")
          .contains("Content-Type: text/html; charset=UTF-8\r\n")
          .containsPattern("Message-ID: <[0-9a-f]{64}\\.tharsis@example\\.org>\r\n")
          .doesNotContain(System.getProperty("user.name") + "@");
      mailer(peer.port(), Security.NONE, "", null).send(MAIL);
      assertThat(id(peer.messages().getLast())).isEqualTo(id(message));
    }
  }

  private static String id(String message) {
    return message.lines().filter(line -> line.startsWith("Message-ID")).findFirst().orElse("");
  }

  @Test
  void noLineIsLongerThanMailAllows() throws Exception {
    try (MailPeer peer = new MailPeer()) {
      Mail wide = new Mail(MAIL.to(), "s", "t", "<p>" + "x".repeat(5_000), MAIL.date());
      mailer(peer.port(), Security.NONE, "", null).send(wide);
      assertThat(peer.messages().getFirst().lines()).allMatch(line -> line.length() <= 998);
    }
  }

  @Test
  void overStarttlsTheUserLogsIn() throws Exception {
    OwnCertificate own = new OwnCertificate(directory, "ip:127.0.0.1");
    try (MailPeer peer = new MailPeer(own.server(), false)) {
      mailer(peer.port(), Security.STARTTLS, "anna", own.pem(directory)).send(MAIL);
      assertThat(peer.commands().get(1)).isEqualTo("STARTTLS");
      String login =
          Base64.getEncoder()
              .encodeToString(("anna\0anna\0" + SECRET).getBytes(StandardCharsets.UTF_8));
      assertThat(peer.commands().subList(2, peer.commands().size()))
          .allMatch(line -> line.startsWith("TLS "))
          .contains("TLS AUTH PLAIN " + login);
      assertThat(peer.messages()).hasSize(1);
    }
  }

  @Test
  void overTlsFromTheBeginning() throws Exception {
    OwnCertificate own = new OwnCertificate(directory, "ip:127.0.0.1");
    try (MailPeer peer = new MailPeer(own.server(), true)) {
      mailer(peer.port(), Security.TLS, "", own.pem(directory)).send(MAIL);
      assertThat(peer.messages()).hasSize(1);
    }
  }

  @Test
  void withoutStarttlsNothingIsSaid() throws Exception {
    try (MailPeer peer = new MailPeer()) {
      MailException failure = failure(mailer(peer.port(), Security.STARTTLS, "anna", null));
      assertThat(failure).hasMessageContaining("STARTTLS is required");
      assertThat(failure.lasting()).isFalse();
      assertThat(peer.commands()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void aCertificateOfAnotherNameOrFromNobodyIsRefused() throws Exception {
    OwnCertificate other = new OwnCertificate(directory, "dns:mail.example.org");
    try (MailPeer peer = new MailPeer(other.server(), false)) {
      assertThat(failure(mailer(peer.port(), Security.STARTTLS, "", other.pem(directory))))
          .hasMessageContaining("127.0.0.1");
      assertThat(failure(mailer(peer.port(), Security.STARTTLS, "", null)))
          .hasMessageStartingWith("mail can't be sent by 127.0.0.1: ");
      assertThat(peer.messages()).isEmpty();
    }
  }

  @Test
  void aWrongPasswordIsNotTriedAgainNorSaid() throws Exception {
    OwnCertificate own = new OwnCertificate(directory, "ip:127.0.0.1");
    try (MailPeer peer = new MailPeer(own.server(), false)) {
      peer.answering("AUTH", "535 5.7.8 no");
      MailException failure =
          failure(mailer(peer.port(), Security.STARTTLS, "anna", own.pem(directory)));
      assertThat(failure.lasting()).isTrue();
      assertThat(failure.getMessage())
          .isEqualTo("the mail server did not let anna in: 535 5.7.8 no")
          .doesNotContain(SECRET);
    }
  }

  @Test
  void whatMayGetBetterIsToldFromWhatWillNot() throws Exception {
    try (MailPeer peer = new MailPeer()) {
      Mailer mailer = mailer(peer.port(), Security.NONE, "", null);
      peer.answering("MAIL", "451 4.3.0 later\u001b[2J");
      assertThat(failure(mailer).lasting()).isFalse();
      assertThat(failure(mailer)).hasMessageContaining("later\\x1b[2J");
      peer.recover();
      peer.answering("RCPT", "550 5.1.1 nobody");
      assertThat(failure(mailer).lasting()).isTrue();
      peer.recover();
      peer.answering("message", "554 5.7.1 spam");
      assertThat(failure(mailer).lasting()).isTrue();
      peer.recover();
      peer.answering("message", "");
      assertThat(failure(mailer).lasting()).isFalse();
    }
  }

  @Test
  void whatSomeGotIsNotSentToThemAgain() throws Exception {
    try (MailPeer peer = new MailPeer()) {
      peer.answering("RCPT TO:<night", "450 4.2.1 busy");
      MailException failure = failure(mailer(peer.port(), Security.NONE, "", null));
      assertThat(failure.lasting()).isTrue();
      assertThat(failure).hasMessageContaining("but not for").hasMessageContaining("night@");
      assertThat(peer.messages()).hasSize(1);
    }
  }

  @Test
  void oneThatHangsUpAfterItTookTheMailHasTakenIt() throws Exception {
    try (MailPeer peer = new MailPeer()) {
      peer.answering("QUIT", "");
      mailer(peer.port(), Security.NONE, "", null).send(MAIL);
      assertThat(peer.messages()).hasSize(1);
    }
  }

  @Test
  void oneThatSaysNothingIsNotWaitedForLonger() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      MailSettings settings =
          new MailSettings(
              "127.0.0.1",
              silent.getLocalPort(),
              Security.NONE,
              "a@b",
              "",
              null,
              "",
              null,
              Duration.ofSeconds(1));
      assertThat(failure(new Mailer(settings, name -> null)).lasting()).isFalse();
    }
  }

  @Test
  void aPasswordMayBeInTheEnvironment() throws Exception {
    MailSettings settings =
        new MailSettings(
            "m", 25, Security.TLS, "a@b", "anna", null, "MAIL", null, Duration.ofSeconds(1));
    assertThat(Password.of(settings, name -> name.equals("MAIL") ? "x" : null)).isEqualTo("x");
    assertThat(catchThrowableOfType(MailException.class, () -> Password.of(settings, name -> null)))
        .hasMessage("there is no environment variable MAIL with the mail server's password");
  }
}
