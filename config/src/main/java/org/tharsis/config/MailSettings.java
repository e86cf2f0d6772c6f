package org.tharsis.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server that takes the engine's mail.
 *
 * @param host its name or address; empty if there is none, and nothing is mailed
 * @param port 0 to 65535
 * @param security how the way to it is kept private
 * @param from whom mail is from
 * @param user who logs in there; empty for nobody
 * @param passwordFile what the user's password stands in; null if elsewhere
 * @param passwordVariable the environment variable that has it; empty if elsewhere
 * @param authorities whose certificate the server must have, PEM; null for those the JDK trusts
 * @param timeout how long to wait for each of its answers; 1 s to 5 min
 */
public record MailSettings(
    String host,
    int port,
    Security security,
    String from,
    String user,
    @Nullable Path passwordFile,
    String passwordVariable,
    @Nullable Path authorities,
    Duration timeout) {

  /** How the way to a mail server is kept private. */
  public enum Security {
    /** In the clear, then over TLS or not at all (RFC 3207). */
    STARTTLS(587),
    /** TLS from the beginning (RFC 8314). */
    TLS(465),
    /** In the clear. */
    NONE(25);

    private final int usualPort;

    Security(int usualPort) {
      this.usualPort = usualPort;
    }

    int usualPort() {
      return usualPort;
    }

    String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** No mail. */
  public static final MailSettings NONE =
      new MailSettings("", 587, Security.STARTTLS, "", "", null, "", null, TIMEOUT);

  public MailSettings {
    Limits.PORT.check((long) port);
    Limits.MAIL_TIMEOUT.check(timeout);
  }
}
