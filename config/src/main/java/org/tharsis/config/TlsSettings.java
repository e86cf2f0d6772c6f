package org.tharsis.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver shows who it is, and whom it trusts.
 *
 * @param certificate a PEM file: the receiver's certificate, then those that vouch for it
 * @param key a PEM file: its private key, as PKCS #8 without a password
 * @param clients who has to show a certificate; null if nobody is asked for one
 * @param handshakeTimeout how long a peer may take until a connection is secured; 100 ms to 5 min
 */
public record TlsSettings(
    Path certificate, Path key, @Nullable Clients clients, Duration handshakeTimeout) {
  static final Duration HANDSHAKE = Duration.ofSeconds(10);

  public TlsSettings {
    Limits.HANDSHAKE.check(handshakeTimeout);
  }

  /**
   * Which clients' certificates are good.
   *
   * @param authorities a PEM file: the certificates that vouch for them
   * @param names of which a client's certificate must have one, upper and lower case alike; empty
   *     if any will do
   * @param required whether a client without a certificate is turned away
   */
  public record Clients(Path authorities, List<String> names, boolean required) {
    public Clients {
      names = List.copyOf(names);
    }
  }
}
