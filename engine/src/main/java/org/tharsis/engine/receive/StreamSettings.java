package org.tharsis.engine.receive;

import org.tharsis.config.Access;
import org.tharsis.config.ReceiverSettings;

/** What receivers of streams have in common. */
record StreamSettings(String name, int maxLineBytes, int maxConnections, Access access) {
  static StreamSettings of(ReceiverSettings.Tcp tcp) {
    return new StreamSettings(tcp.name(), tcp.maxLineBytes(), tcp.maxConnections(), tcp.access());
  }

  static StreamSettings of(ReceiverSettings.Tls tls) {
    return new StreamSettings(tls.name(), tls.maxLineBytes(), tls.maxConnections(), tls.access());
  }

  static StreamSettings of(ReceiverSettings.Relp relp) {
    return new StreamSettings(
        relp.name(), relp.maxLineBytes(), relp.maxConnections(), relp.access());
  }

  static StreamSettings of(ReceiverSettings.Http http) {
    return new StreamSettings(
        http.name(), http.maxLineBytes(), http.maxConnections(), http.access());
  }
}
