package org.tharsis.engine.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.tharsis.model.Fingerprint;

/** Mail as RFC 5322 and MIME have it: in plain text and in HTML. */
final class MailMessage extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String id;

  MailMessage(Session session, Mail mail, String from) throws MessagingException {
    super(session);
    id = id(mail, from);
    setFrom(new InternetAddress(from));
    for (String each : mail.to()) {
      addRecipient(Message.RecipientType.TO, new InternetAddress(each));
    }
    setSubject(mail.subject(), UTF_8);
    setSentDate(Date.from(mail.date()));
    setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody answers it
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), UTF_8, "html");
    setContent(new MimeMultipart("alternative", text, html));
    saveChanges();
  }

  /** The same for the same mail: who gets it twice may see that it is one. */
  private static String id(Mail mail, String from) {
    Fingerprint what = new Fingerprint().add(mail.subject()).add(mail.date().toString());
    mail.to().forEach(what::add);
    what.add(mail.html());
    return "<%s.tharsis%s>".formatted(what.whole(), from.substring(from.indexOf('@')));
  }

  /** The library's own would name the user that the engine runs as. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
