package org.tharsis.config;

import org.tharsis.model.IpAddress;

/**
 * Where the engine says over HTTP how it is: {@code /metrics}, {@code /healthz}, {@code /readyz}.
 *
 * @param enabled whether it does
 * @param address the local address to listen on
 * @param port 0 to 65535; at 0 the system picks a free one
 */
public record StatusSettings(boolean enabled, IpAddress address, int port) {
  /**
   * Only for this machine: whoever reads there learns who sends here, and nobody is asked who he
   * is.
   */
  public static final StatusSettings DEFAULT =
      new StatusSettings(true, IpAddress.v4(0x7f000001), 9514);

  public StatusSettings {
    Limits.PORT.check((long) port);
  }
}
