package org.tharsis.engine.receive.tls;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.TlsSettings;

/**
 * The files of a TLS receiver as they were read at one moment.
 *
 * @param authorities null if no client is asked for a certificate
 */
record TlsFiles(
    TlsSettings settings, PemFile certificate, PemFile key, @Nullable PemFile authorities) {
  static TlsFiles read(TlsSettings settings) throws IOException {
    TlsSettings.Clients clients = settings.clients();
    return new TlsFiles(
        settings,
        PemFile.read(settings.certificate()),
        PemFile.read(settings.key()),
        clients == null ? null : PemFile.read(clients.authorities()));
  }

  /**
   * What connections are secured with.
   *
   * @throws IOException if something in the files is no good; says which, and what to do
   */
  SslContext context() throws IOException {
    List<X509Certificate> chain = certificate.certificates();
    PrivateKey own = key.key();
    try {
      checkPair(chain.getFirst().getPublicKey(), own);
      SslContextBuilder builder =
          SslContextBuilder.forServer(own, chain)
              .sslProvider(SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2");
      TlsSettings.Clients clients = settings.clients();
      if (clients != null && authorities != null) {
        builder
            .trustManager(new ClientTrust(authorities.certificates(), clients.names()))
            .clientAuth(clients.required() ? ClientAuth.REQUIRE : ClientAuth.OPTIONAL);
      }
      return builder.build();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          "%s and %s can't be used together: %s".formatted(certificate, key, e.getMessage()), e);
    }
  }

  /** What the one signs, the other must know again. */
  private void checkPair(PublicKey shown, PrivateKey own)
      throws GeneralSecurityException, IOException {
    String algorithm =
        switch (own.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    byte[] something = "tharsis".getBytes(StandardCharsets.US_ASCII);
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(own);
    signing.update(something);
    byte[] signed = signing.sign();
    boolean same = shown.getAlgorithm().equals(own.getAlgorithm());
    if (same) {
      signing.initVerify(shown);
      signing.update(something);
      same = signing.verify(signed);
    }
    if (!same) {
      throw new IOException(
          "%s is not the key of the first certificate in %s; put the two of one pair there"
              .formatted(key, certificate));
    }
  }
}
