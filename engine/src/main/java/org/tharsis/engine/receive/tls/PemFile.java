package org.tharsis.engine.receive.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** A PEM file (RFC 7468) as it was read. What is in it goes into no message: it may be a key. */
record PemFile(Path file, String text) {
  private static final long MOST_BYTES = 1 << 20;
  private static final String KEY = "-----BEGIN PRIVATE KEY-----";
  private static final String KEY_END = "-----END PRIVATE KEY-----";

  /**
   * Reads it.
   *
   * @throws IOException if it can't be read or is far too long
   */
  static PemFile read(Path file) throws IOException {
    try {
      if (Files.size(file) <= MOST_BYTES) {
        return new PemFile(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new IOException(
          "%s can't be read (%s); put it there, readable for Tharsis"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
    throw new IOException(file + " is longer than a PEM file can be; name the right one");
  }

  /**
   * The certificates in it, in their order.
   *
   * @throws IOException if there is none, or one is damaged
   */
  List<X509Certificate> certificates() throws IOException {
    try {
      List<X509Certificate> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!all.isEmpty()) {
        return all;
      }
    } catch (CertificateException e) {
      throw new IOException(file + " has a damaged certificate; put PEM certificates into it", e);
    }
    throw new IOException(file + " has no certificate; put PEM certificates into it");
  }

  /**
   * The private key in it.
   *
   * @throws IOException if there is none; says how to make one of another form
   */
  PrivateKey key() throws IOException {
    int begin = text.indexOf(KEY);
    int end = text.indexOf(KEY_END);
    if (begin < 0 || end < begin) {
      throw new IOException(
          "%s has no private key as PKCS #8 without a password; make one: openssl pkcs8 -topk8 -nodes -in OLD -out NEW"
              .formatted(file));
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + KEY.length(), end));
      return key(new PKCS8EncodedKeySpec(der));
    } catch (IllegalArgumentException | GeneralSecurityException damaged) { // might quote the key
      throw new IOException(
          file + " has a private key that is damaged, or neither RSA, EC nor EdDSA; make it anew");
    }
  }

  private static PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException another) {
        // the next may be it
      }
    }
    throw new InvalidKeySpecException("unknown");
  }

  /** Without what is in it. */
  @Override
  public String toString() {
    return file.toString();
  }
}
