package org.tharsis.engine.receive.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which clients' certificates are good: those that an authority of the site's vouches for and, if
 * names are given, that have one of them (RFC 5425, 5.2): as a DNS name or an address, or where
 * there is neither as the common name. Whether one was revoked is not asked.
 */
final class ClientTrust extends X509ExtendedTrustManager {
  private static final int DNS_NAME = 2; // RFC 5280, GeneralName
  private static final int IP_ADDRESS = 7;

  private final X509ExtendedTrustManager authorities;
  private final Set<String> names;

  /**
   * @param names those that will do, in any case; empty for all
   */
  ClientTrust(List<X509Certificate> authorities, Collection<String> names)
      throws GeneralSecurityException, IOException {
    this.authorities = platform(authorities);
    this.names = lowerCase(names);
  }

  private static Set<String> lowerCase(Collection<String> names) {
    Set<String> lower = new HashSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return lower;
  }

  private static X509ExtendedTrustManager platform(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority " + i, authorities.get(i));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager each : factory.getTrustManagers()) {
      if (each instanceof X509ExtendedTrustManager platform) {
        return platform;
      }
    }
    throw new GeneralSecurityException("the platform has no PKIX trust");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    authorities.checkClientTrusted(chain, type, engine);
    checkName(chain[0]);
  }

  private void checkName(X509Certificate client) throws CertificateException {
    if (names.isEmpty()) {
      return;
    }
    Set<String> its = namesOf(client);
    if (its.stream().noneMatch(names::contains)) {
      throw new CertificateException(
          "its certificate is for %s, none of clientCertificates.names".formatted(its));
    }
  }

  private static Set<String> namesOf(X509Certificate client) throws CertificateException {
    Set<String> its = new HashSet<>();
    Collection<List<?>> alternatives = client.getSubjectAlternativeNames();
    for (List<?> each : alternatives == null ? List.<List<?>>of() : alternatives) {
      boolean name =
          each.get(0) instanceof Integer kind && (kind == DNS_NAME || kind == IP_ADDRESS);
      if (name && each.get(1) instanceof String text) {
        its.add(text.toLowerCase(Locale.ROOT));
      }
    }
    return its.isEmpty() ? commonNames(client) : its;
  }

  private static Set<String> commonNames(X509Certificate client) throws CertificateException {
    try {
      Set<String> its = new HashSet<>();
      for (Rdn part : new LdapName(client.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          its.add(part.getValue().toString().toLowerCase(Locale.ROOT));
        }
      }
      return its;
    } catch (InvalidNameException e) {
      throw new CertificateException("its certificate's subject can't be read", e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    authorities.checkClientTrusted(chain, type, socket);
    checkName(chain[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    authorities.checkClientTrusted(chain, type);
    checkName(chain[0]);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("servers are not asked");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("servers are not asked");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("servers are not asked");
  }
}
