package org.tharsis.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.tharsis.config.MailSettings.Security;

/**
 * Reads the section {@code mail}. A password stands in a file or in the environment, never here.
 */
final class MailReader {
  private static final String PASSWORD = "passwordFile";
  private static final String VARIABLE = "passwordVariable";

  private final NamedFiles files;

  /**
   * @param site the settings' file; others are named relative to it
   */
  MailReader(Path site) {
    this.files = new NamedFiles(site);
  }

  MailSettings read(Section section) {
    String host = section.one("host", "", MailReader::host);
    Security security = section.one("security", Security.STARTTLS, MailReader::security);
    MailSettings read =
        new MailSettings(
            host,
            section.number("port", security.usualPort(), Limits.PORT),
            security,
            section.one("from", "", MailReader::address),
            section.one("user", "", MailReader::user),
            section.one(
                PASSWORD, text -> files.read(text, "the file it stands in, as mail.password")),
            section.one(VARIABLE, "", MailReader::variable),
            section.one("authorities", text -> files.read(text, "a PEM file, as tls/mail-ca.pem")),
            section.one("timeout", MailSettings.TIMEOUT, Limits.MAIL_TIMEOUT::read));
    complete(section, security);
    section.refuseOthers();
    return read;
  }

  private static void complete(Section section, Security security) {
    boolean server = section.has("host");
    boolean any = section.has("from") || section.has("user");
    boolean password = section.has(PASSWORD) || section.has(VARIABLE);
    if (!server && (any || password)) {
      section.mistake("host", "is missing; write the mail server, as mail.example.org");
    }
    if (server && !section.has("from")) {
      section.mistake("from", "is missing; write an address, as tharsis@example.org");
    }
    if (section.has(PASSWORD) && section.has(VARIABLE)) {
      section.mistake(VARIABLE, "the password is named twice; keep passwordFile or this");
    }
    if (section.has("user") && !password) {
      section.mistake(PASSWORD, "is missing; name the file that the password stands in");
    }
    if (password && !section.has("user")) {
      section.mistake("user", "is missing; whose password is it?");
    }
    if (section.has("user") && security == Security.NONE) {
      section.mistake(
          "security", "without it the password goes in the clear; write starttls or tls");
    }
  }

  private static String host(String text) {
    boolean plain =
        text.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-:".indexOf(c) >= 0);
    if (text.isEmpty() || text.length() > 253 || !plain) {
      throw new IllegalArgumentException(
          "'%s' is no mail server; write a name or an address, as mail.example.org"
              .formatted(text));
    }
    return text;
  }

  private static Security security(String text) {
    for (Security each : Security.values()) {
      if (each.label().equals(text)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not known; write %s"
            .formatted(
                text,
                Arrays.stream(Security.values())
                    .map(Security::label)
                    .collect(Collectors.joining(", "))));
  }

  /** One mailbox without a display name; not all that RFC 5321 allows, but all that is used. */
  static String address(String text) {
    int at = text.indexOf('@');
    boolean plain =
        text.chars().allMatch(c -> c > ' ' && c < 0x7f && "()<>[],;:\\\"".indexOf(c) < 0);
    if (at < 1 || at != text.lastIndexOf('@') || at == text.length() - 1 || !plain) {
      throw new IllegalArgumentException(
          "'%s' is no mail address; write one, as soc@example.org".formatted(text));
    }
    return text;
  }

  private static String user(String text) {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("is no name; write who logs in at the mail server");
    }
    return text;
  }

  private static String variable(String text) {
    boolean plain =
        text.chars().allMatch(c -> c < 0x7f && (c == '_' || Character.isLetterOrDigit(c)));
    if (text.isEmpty() || !plain) {
      throw new IllegalArgumentException(
          "is no environment variable; write its name, as THARSIS_MAIL_PASSWORD");
    }
    return text;
  }
}
