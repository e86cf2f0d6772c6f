package org.tharsis.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ReceiverSettings.Http;
import org.tharsis.config.ReceiverSettings.Relp;
import org.tharsis.config.ReceiverSettings.Tcp;
import org.tharsis.config.ReceiverSettings.Tls;
import org.tharsis.config.ReceiverSettings.Udp;
import org.tharsis.model.IpAddress;

/** Reads where lines are listened for: the section {@code syslog}, or {@code receivers}. */
final class ReceiversReader {
  private static final String PROTOCOLS = "udp, tcp, tls, relp or http";

  /** Shorter ones are guessed. */
  private static final int LEAST_TOKEN = 16;

  private final Path file;
  private final Mistakes mistakes;

  ReceiversReader(Path file, Mistakes mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  List<ReceiverSettings> read(Section root) {
    List<ReceiverSettings> pair = syslog(root.section("syslog"));
    if (!root.has("receivers")) {
      return pair;
    }
    if (root.has("syslog")) {
      root.mistake("receivers", "replaces syslog; keep one of the two");
    }
    int before = mistakes.count();
    List<ReceiverSettings> listed = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Section each : root.sections("receivers")) {
      ReceiverSettings receiver = receiver(each);
      if (receiver == null) {
        continue;
      }
      if (receiver.port() > 0 && !taken.add(receiver.address() + " " + receiver.name())) {
        each.mistake("port", "%s is listed twice; cut one".formatted(receiver.name()));
      } else {
        listed.add(receiver);
      }
    }
    if (listed.isEmpty() && mistakes.count() == before) {
      root.mistake("receivers", "is empty; name at least one receiver");
    }
    return listed.isEmpty() ? pair : listed;
  }

  private static List<ReceiverSettings> syslog(Section section) {
    List<ReceiverSettings> pair =
        Settings.syslog(address(section), port(section), lineBytes(section));
    section.refuseOthers();
    return pair;
  }

  private @Nullable ReceiverSettings receiver(Section section) {
    String protocol = section.one("protocol", ReceiversReader::protocol);
    if (!section.has("protocol")) {
      section.mistake("protocol", "is missing; write " + PROTOCOLS);
    }
    IpAddress address = address(section);
    ReceiverSettings receiver =
        switch (protocol == null ? "" : protocol) {
          case "udp" -> udp(section, address);
          case "tcp" ->
              new Tcp(
                  address,
                  port(section),
                  lineBytes(section),
                  connections(section),
                  AccessReader.read(section));
          case "tls" -> tls(section, address);
          case "relp" -> relp(section, address);
          case "http" -> http(section, address);
          default -> null;
        };
    if (protocol == null) { // nobody knows which keys belong
      port(section);
      lineBytes(section);
    } else {
      section.refuseOthers();
    }
    return receiver;
  }

  private static ReceiverSettings udp(Section section, IpAddress address) {
    return new Udp(
        address,
        port(section),
        lineBytes(section),
        section.number("receiveBufferBytes", Settings.BUFFER_BYTES, Limits.BUFFER_BYTES),
        section.number("sockets", 1, Limits.SOCKETS),
        AccessReader.allow(section));
  }

  private @Nullable ReceiverSettings tls(Section section, IpAddress address) {
    int port = section.number("port", Settings.TLS_PORT, Limits.PORT);
    int lineBytes = lineBytes(section);
    int connections = connections(section);
    Access access = AccessReader.read(section);
    TlsSettings tls = new TlsReader(file).read(section);
    return tls == null ? null : new Tls(address, port, lineBytes, connections, access, tls);
  }

  private static ReceiverSettings relp(Section section, IpAddress address) {
    int port = section.number("port", Settings.RELP_PORT, Limits.PORT);
    return new Relp(
        address, port, lineBytes(section), connections(section), AccessReader.read(section));
  }

  private static ReceiverSettings http(Section section, IpAddress address) {
    return new Http(
        address,
        section.number("port", Settings.HTTP_PORT, Limits.PORT),
        lineBytes(section),
        connections(section),
        section.number("maxBodyBytes", Settings.BODY_BYTES, Limits.BODY_BYTES),
        section.one("token", "", ReceiversReader::token),
        AccessReader.read(section));
  }

  private static String protocol(String text) {
    return switch (text) {
      case "udp", "tcp", "tls", "relp", "http" -> text;
      default ->
          throw new IllegalArgumentException(
              "'%s' is no protocol; write %s".formatted(text, PROTOCOLS));
    };
  }

  /** What may stand behind "Bearer" (RFC 6750 2.1); what it was is not said. */
  private static String token(String text) {
    if (text.length() < LEAST_TOKEN || !text.chars().allMatch(ReceiversReader::isTokenPart)) {
      throw new IllegalArgumentException(
          "is no token; write %d or more letters, digits and -._~+/=, as openssl rand -base64 24"
                  .formatted(LEAST_TOKEN)
              + " makes them");
    }
    return text;
  }

  private static boolean isTokenPart(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "-._~+/=".indexOf(c) >= 0);
  }

  private static int connections(Section section) {
    return section.number("maxConnections", Settings.CONNECTIONS, Limits.CONNECTIONS);
  }

  private static IpAddress address(Section section) {
    return section.one("address", Settings.ANYWHERE, Notation::address);
  }

  private static int port(Section section) {
    return section.number("port", Settings.SYSLOG_PORT, Limits.PORT);
  }

  static int lineBytes(Section section) {
    return section.number("maxLineBytes", Settings.LINE_BYTES, Limits.LINE_BYTES);
  }
}
