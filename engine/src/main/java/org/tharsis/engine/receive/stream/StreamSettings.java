package org.tharsis.engine.receive.stream;

import org.tharsis.config.Access;
import org.tharsis.config.ReceiverSettings;

/** What receivers of streams have in common. */
public record StreamSettings(String name, int maxLineBytes, int maxConnections, Access access) {
  public static StreamSettings of(ReceiverSettings.Tcp tcp) {
    return new StreamSettings(tcp.name(), tcp.maxLineBytes(), tcp.maxConnections(), tcp.access());
  }

  public static StreamSettings of(ReceiverSettings.Tls tls) {
    return new StreamSettings(tls.name(), tls.maxLineBytes(), tls.maxConnections(), tls.access());
  }

  public static StreamSettings of(ReceiverSettings.Relp relp) {
    return new StreamSettings(
        relp.name(), relp.maxLineBytes(), relp.maxConnections(), relp.access());
  }

  public static StreamSettings of(ReceiverSettings.Http http) {
    return new StreamSettings(
        http.name(), http.maxLineBytes(), http.maxConnections(), http.access());
  }
}
