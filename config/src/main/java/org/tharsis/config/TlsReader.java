package org.tharsis.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a receiver needs for TLS. */
final class TlsReader {
  private final NamedFiles files;

  /**
   * @param site the settings' file; others are named relative to it
   */
  TlsReader(Path site) {
    this.files = new NamedFiles(site);
  }

  /** Null after saying what is missing. */
  @Nullable TlsSettings read(Section section) {
    Path certificate = file(section, "certificate", "a PEM file, as tls/chain.pem");
    Path key = file(section, "key", "a PEM file, as tls/key.pem");
    boolean asked = section.has("clientCertificates");
    Section inner = section.section("clientCertificates");
    TlsSettings.Clients clients = asked ? clients(inner) : null;
    var timeout = section.one("handshakeTimeout", TlsSettings.HANDSHAKE, Limits.HANDSHAKE::read);
    boolean broken = asked && clients == null; // then nobody is let in who might be turned away
    return certificate == null || key == null || broken
        ? null
        : new TlsSettings(certificate, key, clients, timeout);
  }

  private TlsSettings.@Nullable Clients clients(Section section) {
    Path authorities = file(section, "authorities", "a PEM file, as tls/clients-ca.pem");
    int written = section.scalars("names").size();
    List<String> names = section.many("names", TlsReader::name);
    boolean required = section.one("required", true, Notation::flag);
    section.refuseOthers();
    return authorities == null || names.size() < written
        ? null
        : new TlsSettings.Clients(authorities, names, required);
  }

  private static String name(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty; write a name, as fw-edge.example.org");
    }
    return text;
  }

  private @Nullable Path file(Section section, String key, String example) {
    if (!section.has(key)) {
      section.mistake(key, "is missing; name " + example);
    }
    return section.one(key, text -> files.read(text, example));
  }
}
