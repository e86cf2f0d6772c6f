package org.tharsis.engine.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.MailSettings;
import org.tharsis.config.MailSettings.Security;
import org.tharsis.model.Escaped;

/** Hands mail to one server. */
public final class Mailer {
  private static final Logger log = LoggerFactory.getLogger(Mailer.class);
  private static final int LONGEST = 300;

  /** From this reply on nothing gets better by itself (RFC 5321 4.2.1). */
  private static final int LASTING = 500;

  private final MailSettings settings;
  private final UnaryOperator<@Nullable String> environment;

  /** One that reads passwords in this process's environment. */
  public Mailer(MailSettings settings) {
    this(settings, System::getenv);
  }

  /**
   * One with an environment of its own.
   *
   * @param settings with a host
   */
  Mailer(MailSettings settings, UnaryOperator<@Nullable String> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /**
   * Sends mail. Of several people some may get it though it fails; then it fails lastingly, so that
   * nobody gets it twice.
   *
   * @throws MailException if the server did not take it for everybody
   */
  public void send(Mail mail) throws MailException {
    Session session = Session.getInstance(properties());
    boolean login = !settings.user().isEmpty();
    String password = login ? Password.of(settings, environment) : null;
    try {
      MimeMessage message = new MailMessage(session, mail, settings.from());
      Transport transport = session.getTransport("smtp");
      try {
        transport.connect(
            settings.host(), settings.port(), login ? settings.user() : null, password);
        transport.sendMessage(message, message.getAllRecipients());
      } finally {
        leave(transport);
      }
    } catch (AuthenticationFailedException e) {
      throw failed("the mail server did not let %s in".formatted(settings.user()), e, true);
    } catch (NoSuchProviderException e) {
      throw new IllegalStateException(e);
    } catch (SendFailedException e) {
      throw refused(e);
    } catch (MessagingException e) {
      throw failed("mail can't be sent by %s".formatted(settings.host()), e, false);
    }
  }

  /** What is taken is taken, however the connection ends. */
  private static void leave(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      log.debug("the mail server hung up: {}", Escaped.text(String.valueOf(e.getMessage())));
    }
  }

  private Properties properties() throws MailException {
    Properties properties = new Properties();
    String timeout = Long.toString(settings.timeout().toMillis());
    put(properties, "connectiontimeout", timeout);
    put(properties, "timeout", timeout);
    put(properties, "writetimeout", timeout);
    put(properties, "sendpartial", "true");
    put(properties, "auth", Boolean.toString(!settings.user().isEmpty()));
    put(properties, "auth.mechanisms", "PLAIN LOGIN");
    put(properties, "starttls.enable", flag(Security.STARTTLS));
    put(properties, "starttls.required", flag(Security.STARTTLS));
    put(properties, "ssl.enable", flag(Security.TLS));
    put(properties, "ssl.checkserveridentity", "true");
    put(properties, "ssl.protocols", "TLSv1.3 TLSv1.2");
    if (settings.authorities() != null) {
      properties.put("mail.smtp.ssl.socketFactory", Authorities.trusting(settings.authorities()));
      put(properties, "ssl.socketFactory.fallback", "false");
    }
    return properties;
  }

  private static void put(Properties properties, String name, String value) {
    properties.setProperty("mail.smtp." + name, value);
  }

  private String flag(Security security) {
    return Boolean.toString(settings.security() == security);
  }

  private MailException refused(SendFailedException e) {
    boolean somebody = e.getValidSentAddresses() != null && e.getValidSentAddresses().length > 0;
    if (somebody) {
      return failed(
          "the mail server took it, but not for %s"
              .formatted(
                  Arrays.toString(e.getInvalidAddresses())
                      + Arrays.toString(e.getValidUnsentAddresses())),
          e,
          true);
    }
    return failed("the mail server refused it", e, code(e) >= LASTING);
  }

  /** The reply that tells most: that of the chain's last. */
  private static int code(MessagingException e) {
    int code = 0;
    for (Exception each = e;
        each instanceof MessagingException link;
        each = link.getNextException()) {
      int own =
          switch (each) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException sending -> sending.getReturnCode();
            default -> 0;
          };
      code = own > 0 ? own : code;
    }
    return code;
  }

  /** What servers say is shortened and escaped: it may be anything. */
  private static MailException failed(String what, MessagingException e, boolean lasting) {
    StringBuilder why = new StringBuilder();
    for (Exception each = e; each != null && why.length() < LONGEST; each = next(each)) {
      String said = String.valueOf(each.getMessage()).strip();
      if (why.indexOf(said) < 0) {
        why.append(why.isEmpty() ? "" : "; ").append(said);
      }
    }
    why.setLength(Math.min(why.length(), LONGEST));
    return new MailException(what + ": " + Escaped.text(why.toString()), lasting);
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException link ? link.getNextException() : null;
  }
}
