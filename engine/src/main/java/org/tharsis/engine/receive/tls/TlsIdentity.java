package org.tharsis.engine.receive.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.TlsSettings;
import org.tharsis.model.Escaped;

/**
 * Who a receiver is, as the files of its certificate say: they are read again when they change, for
 * connections that begin from then on. Any thread may ask for handlers, one looks after the files.
 */
public final class TlsIdentity {
  private static final Logger log = LoggerFactory.getLogger(TlsIdentity.class);
  private static final Duration SOON = Duration.ofDays(14);
  private static final Duration SAID_AGAIN = Duration.ofDays(1);

  private final String receiver;
  private final TlsSettings settings;
  private final InstantSource clock;
  private TlsFiles seen;
  private TlsFiles used;
  private volatile SslContext context;
  private @Nullable Instant said;
  private String trouble = "";

  private TlsIdentity(
      String receiver,
      TlsSettings settings,
      InstantSource clock,
      TlsFiles files,
      SslContext context) {
    this.receiver = receiver;
    this.settings = settings;
    this.clock = clock;
    this.seen = files;
    this.used = files;
    this.context = context;
  }

  /**
   * Reads the files.
   *
   * @param receiver its name
   * @throws CertificateException if they are no good; says which, and what to do
   */
  public static TlsIdentity of(String receiver, TlsSettings settings, InstantSource clock)
      throws CertificateException {
    try {
      TlsFiles files = TlsFiles.read(settings);
      TlsIdentity identity = new TlsIdentity(receiver, settings, clock, files, files.context());
      identity.sayWhenItEnds();
      return identity;
    } catch (IOException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }

  /** What secures a new connection. */
  public SslHandler handler(ByteBufAllocator memory) {
    SslHandler handler = context.newHandler(memory);
    handler.setHandshakeTimeoutMillis(settings.handshakeTimeout().toMillis());
    return handler;
  }

  /** Looks whether the files have changed; what is wrong with them is said once a change. */
  public void look() {
    try {
      TlsFiles now = TlsFiles.read(settings);
      if (!now.equals(seen)) {
        seen = now;
        trouble = "";
        context = now.context();
        used = now;
        said = null;
        log.info("{}: the certificate has changed; new connections are shown it", receiver);
      }
    } catch (IOException e) {
      complain(Escaped.text(String.valueOf(e.getMessage())));
    }
    sayWhenItEnds();
  }

  private void complain(String message) {
    if (!message.equals(trouble)) {
      trouble = message;
      log.error("{}: {}; the certificate before goes on", receiver, message);
    }
  }

  private void sayWhenItEnds() {
    Instant now = clock.instant();
    if (said != null && now.isBefore(said.plus(SAID_AGAIN))) {
      return;
    }
    said = now;
    try {
      for (X509Certificate each : used.certificate().certificates()) {
        sayWhenItEnds(each, now);
      }
    } catch (IOException e) {
      throw new AssertionError("they were read before", e);
    }
  }

  private void sayWhenItEnds(X509Certificate certificate, Instant now) {
    Instant end = certificate.getNotAfter().toInstant();
    if (now.isAfter(end)) {
      log.error(
          "{}: the certificate of {} in {} ended on {}; senders that check it stay away: renew it",
          receiver,
          Escaped.text(certificate.getSubjectX500Principal().getName()),
          settings.certificate(),
          end);
    } else if (now.isAfter(end.minus(SOON))) {
      log.warn(
          "{}: the certificate of {} in {} ends on {}; renew it, it is taken up without a restart",
          receiver,
          Escaped.text(certificate.getSubjectX500Principal().getName()),
          settings.certificate(),
          end);
    }
  }
}
