package org.tharsis.config;

import java.util.List;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

/** Where lines are listened for. */
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
      case Tls tls -> "tls:" + tls.port;
      case Relp relp -> "relp:" + relp.port;
      case Http http -> "http:" + http.port;
    };
  }

  /**
   * One line a datagram (RFC 5426).
   *
   * @param receiveBufferBytes what the kernel is asked to hold while the engine is busy, 4 kB to 1
   *     GB; it may grant less (Linux: {@code net.core.rmem_max})
   * @param sockets how many share the port, each with such a buffer and a thread of its own; 1 to
   *     64
   * @param allow who may send; empty for everybody
   */
  record Udp(
      IpAddress address,
      int port,
      int maxLineBytes,
      int receiveBufferBytes,
      int sockets,
      List<Cidr> allow)
      implements ReceiverSettings {
    public Udp {
      Limits.PORT.check((long) port);
      Limits.LINE_BYTES.check((long) maxLineBytes);
      Limits.BUFFER_BYTES.check((long) receiveBufferBytes);
      Limits.SOCKETS.check((long) sockets);
      allow = List.copyOf(allow);
    }

    /** For everybody, on one socket. */
    public Udp(IpAddress address, int port, int maxLineBytes, int receiveBufferBytes) {
      this(address, port, maxLineBytes, receiveBufferBytes, 1, List.of());
    }
  }

  /**
   * Streams of lines, framed in either way of RFC 6587.
   *
   * @param maxConnections further ones are closed at once; 1 to 100000
   */
  record Tcp(IpAddress address, int port, int maxLineBytes, int maxConnections, Access access)
      implements ReceiverSettings {
    public Tcp {
      Limits.PORT.check((long) port);
      Limits.LINE_BYTES.check((long) maxLineBytes);
      Limits.CONNECTIONS.check((long) maxConnections);
    }

    /** For everybody. */
    public Tcp(IpAddress address, int port, int maxLineBytes, int maxConnections) {
      this(address, port, maxLineBytes, maxConnections, Access.EVERYBODY);
    }
  }

  /**
   * The same streams over TLS (RFC 5425).
   *
   * @param maxConnections further ones are closed at once, those not secured yet included; 1 to
   *     100000
   */
  record Tls(
      IpAddress address,
      int port,
      int maxLineBytes,
      int maxConnections,
      Access access,
      TlsSettings tls)
      implements ReceiverSettings {
    public Tls {
      Limits.PORT.check((long) port);
      Limits.LINE_BYTES.check((long) maxLineBytes);
      Limits.CONNECTIONS.check((long) maxConnections);
    }
  }

  /**
   * Lines that are acknowledged once they are on disk (RELP, as rsyslog sends it).
   *
   * @param maxConnections further ones are closed at once; 1 to 100000
   */
  record Relp(IpAddress address, int port, int maxLineBytes, int maxConnections, Access access)
      implements ReceiverSettings {
    public Relp {
      Limits.PORT.check((long) port);
      Limits.LINE_BYTES.check((long) maxLineBytes);
      Limits.CONNECTIONS.check((long) maxConnections);
    }

    /** For everybody. */
    public Relp(IpAddress address, int port, int maxLineBytes, int maxConnections) {
      this(address, port, maxLineBytes, maxConnections, Access.EVERYBODY);
    }
  }

  /**
   * Lines in the bodies of HTTP requests, which are answered once all are on disk.
   *
   * @param maxConnections further ones are closed at once; 1 to 100000
   * @param maxBodyBytes longer bodies are refused, unpacked ones too; 1 kB to 1 GB
   * @param token what a request must bear (RFC 6750); empty if anybody may send
   */
  record Http(
      IpAddress address,
      int port,
      int maxLineBytes,
      int maxConnections,
      int maxBodyBytes,
      String token,
      Access access)
      implements ReceiverSettings {
    public Http {
      Limits.PORT.check((long) port);
      Limits.LINE_BYTES.check((long) maxLineBytes);
      Limits.CONNECTIONS.check((long) maxConnections);
      Limits.BODY_BYTES.check((long) maxBodyBytes);
    }

    /** For everybody who has the token. */
    public Http(
        IpAddress address,
        int port,
        int maxLineBytes,
        int maxConnections,
        int maxBodyBytes,
        String token) {
      this(address, port, maxLineBytes, maxConnections, maxBodyBytes, token, Access.EVERYBODY);
    }

    /** Without the token, which belongs in no log. */
    @Override
    public String toString() {
      return "Http[%s %s, %d bytes a line, %d connections, %d bytes a body%s]"
          .formatted(
              address,
              name(),
              maxLineBytes,
              maxConnections,
              maxBodyBytes,
              token.isEmpty() ? "" : ", with a token");
    }
  }
}
