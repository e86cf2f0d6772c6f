package org.tharsis.engine.receive.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Certificates made for a test, with the JDK's keytool: an authority, and whom it vouches for. */
final class Certificates {
  private static final String PASSWORD = "only-for-tests";

  private final Path store;

  Certificates(Path directory) {
    store = directory.resolve("store.p12");
  }

  /** An authority. */
  Certificates authority(String alias) throws IOException, InterruptedException {
    return keytool(
        List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias, "-ext", "bc:c"));
  }

  /** A machine, for so many days from that day on, as keytool writes days: {@code -20d}. */
  Certificates machine(String alias, String authority, String from, int days)
      throws IOException, InterruptedException {
    return keytool(
        List.of(
            "-genkeypair",
            "-alias",
            alias,
            "-signer",
            authority,
            "-dname",
            "CN=" + alias,
            "-ext",
            "SAN=dns:" + alias + ".example.org,ip:127.0.0.1",
            "-startdate",
            from,
            "-validity",
            "" + days));
  }

  private Certificates keytool(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-keystore", "" + store));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return this;
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(store))) {
      all.load(in, PASSWORD.toCharArray());
    }
    return all;
  }

  /** The machine's certificate and those above it. */
  String chain(String alias) throws IOException, GeneralSecurityException {
    StringBuilder text = new StringBuilder();
    for (Certificate each : load().getCertificateChain(alias)) {
      text.append(pem("CERTIFICATE", each.getEncoded()));
    }
    return text.toString();
  }

  String key(String alias) throws IOException, GeneralSecurityException {
    return pem("PRIVATE KEY", load().getKey(alias, PASSWORD.toCharArray()).getEncoded());
  }

  private static String pem(String label, byte[] bytes) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
  }

  /**
   * How somebody speaks who trusts one authority.
   *
   * @param own whose certificate is shown if one is asked for; null for none
   */
  SSLContext peer(String authority, @Nullable String own)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = empty();
    trusted.setCertificateEntry("authority", load().getCertificate(authority));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own == null ? null : keys(own), trust.getTrustManagers(), null);
    return context;
  }

  private KeyManager[] keys(String own) throws IOException, GeneralSecurityException {
    KeyStore all = load();
    KeyStore one = empty();
    one.setKeyEntry(
        "own",
        Objects.requireNonNull(all.getKey(own, PASSWORD.toCharArray())),
        PASSWORD.toCharArray(),
        all.getCertificateChain(own));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(one, PASSWORD.toCharArray());
    return new KeyManager[] {new Stubborn((X509ExtendedKeyManager) keys.getKeyManagers()[0])};
  }

  /** Shows its certificate whoever the other side trusts; the platform's would show none. */
  private static final class Stubborn extends X509ExtendedKeyManager {
    private final X509ExtendedKeyManager keys;
    private final String alias;

    Stubborn(X509ExtendedKeyManager keys) {
      this.keys = keys;
      this.alias = keys.getClientAliases("EC", null)[0];
    }

    @Override
    public String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return alias;
    }

    @Override
    public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
      return new String[] {alias};
    }

    @Override
    public X509Certificate[] getCertificateChain(String name) {
      return keys.getCertificateChain(name);
    }

    @Override
    public PrivateKey getPrivateKey(String name) {
      return keys.getPrivateKey(name);
    }

    @Override
    public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
      return new String[0];
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
