package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.MailSettings.Security;

/** The mail server of a site. */
class MailSettingsTest {
  @TempDir private Path directory;

  private SiteFolder site(String yaml) {
    return new SiteFolder(directory)
        .with("secret", "s3cret\n")
        .with("ca.pem", "")
        .with("tharsis.yaml", yaml);
  }

  @Test
  void allCanBeSaid() {
    String yaml =
        "mail: {host: mail.example.org, port: 2525, security: tls, from: t@example.org, user: t,"
            + " passwordFile: secret, authorities: ca.pem, timeout: 5s}\n";
    assertThat(site(yaml).site().settings().mail())
        .isEqualTo(
            new MailSettings(
                "mail.example.org",
                2525,
                Security.TLS,
                "t@example.org",
                "t",
                directory.resolve("secret"),
                "",
                directory.resolve("ca.pem"),
                Duration.ofSeconds(5)));
  }

  @Test
  void thePortIsTheOneThatIsUsual() {
    assertThat(site("mail: {host: m, from: a@b}").site().settings().mail().port()).isEqualTo(587);
    assertThat(site("mail: {host: m, from: a@b, security: tls}").site().settings().mail().port())
        .isEqualTo(465);
    assertThat(site("mail: {host: m, from: a@b, security: none}").site().settings().mail().port())
        .isEqualTo(25);
  }

  @Test
  void whatIsIncompleteIsSaid() {
    assertThat(site("mail: {from: a@b, user: x}").problems())
        .containsExactly(
            "tharsis.yaml:1: mail.host: is missing; write the mail server, as mail.example.org",
            "tharsis.yaml:1: mail.passwordFile: is missing; name the file that the password stands"
                + " in");
    assertThat(
            site("mail: {host: m, passwordFile: secret, passwordVariable: MAIL, security: none}")
                .problems())
        .containsExactly(
            "tharsis.yaml:1: mail.from: is missing; write an address, as tharsis@example.org",
            "tharsis.yaml:1: mail.passwordVariable: the password is named twice; keep passwordFile"
                + " or this",
            "tharsis.yaml:1: mail.user: is missing; whose password is it?");
  }

  @Test
  void aReportIsNotMailedWithoutAServer() {
    String yaml = "mail: {timeout: 5s}\nreports: [{name: a, at: '06:00', mail: soc@example.org}]\n";
    assertThat(site(yaml).problems())
        .containsExactly(
            "tharsis.yaml:2: reports.mail: there is no mail server; name it in the section mail:"
                + " host, from");
  }

  @Test
  void noPasswordGoesInTheClear() {
    assertThat(
            site("mail: {host: m, from: a@b, user: x, passwordFile: secret, security: none}")
                .problems())
        .containsExactly(
            "tharsis.yaml:1: mail.security: without it the password goes in the clear; write"
                + " starttls or tls");
  }

  @Test
  void whatIsWrongIsSaidAndAPasswordIsNot() {
    assertThat(site("mail:\n  host: 'a b'\n  security: ssl\n  password: hunter2\n").problems())
        .containsExactly(
            "tharsis.yaml:2: mail.host: 'a b' is no mail server; write a name or an address, as"
                + " mail.example.org",
            "tharsis.yaml:2: mail.from: is missing; write an address, as tharsis@example.org",
            "tharsis.yaml:3: mail.security: 'ssl' is not known; write starttls, tls, none",
            "tharsis.yaml:4: unknown key 'mail.password'; known here: authorities, from, host,"
                + " passwordFile, passwordVariable, port, security, timeout, user");
  }
}
