package org.tharsis.config;

import org.tharsis.model.IpAddress;

/** Where syslog lines are listened for. */
public sealed interface ReceiverSettings {
  /** The local address to listen on; 0.0.0.0 and :: stand for all. */
  IpAddress address();

  /** 0 to 65535; at 0 the system picks a free one. */
  int port();

  /** Longer lines are cut here and marked; 480 bytes to 1 MB. */
  int maxLineBytes();

  /** Its short name, as {@code udp:5514}. */
  default String name() {
    return switch (this) {
      case Udp udp -> "udp:" + udp.port;
      case Tcp tcp -> "tcp:" + tcp.port;
    };
  }

  /**
   * One line a datagram (RFC 5426).
   *
   * @param receiveBufferBytes what the kernel is asked to hold while the engine is busy, 4 kB to 1
   *     GB; it may grant less (Linux: {@code net.core.rmem_max})
   */
  record Udp(IpAddress address, int port, int maxLineBytes, int receiveBufferBytes)
      implements ReceiverSettings {
    public Udp {
      Limits.PORT.check((long) port);
      Limits.LINE_BYTES.check((long) maxLineBytes);
      Limits.BUFFER_BYTES.check((long) receiveBufferBytes);
    }
  }

  /**
   * Streams of lines, framed in either way of RFC 6587.
   *
   * @param maxConnections further ones are closed at once; 1 to 100000
   */
  record Tcp(IpAddress address, int port, int maxLineBytes, int maxConnections)
      implements ReceiverSettings {
    public Tcp {
      Limits.PORT.check((long) port);
      Limits.LINE_BYTES.check((long) maxLineBytes);
      Limits.CONNECTIONS.check((long) maxConnections);
    }
  }
}
