package org.tharsis.parsers.netfilter;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.HardwareAddress;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.text.Protocols;

/** {@code IN=eth0 OUT= ... KEY=value ... FLAG ...}; belongs to one thread. */
final class Packet {
  private static final int MAC_LENGTH = 17;

  private final Names names;
  private final HardwareAddress hardware;

  Packet(Names names) {
    this.names = names;
    this.hardware = new HardwareAddress(names);
  }

  void read(byte[] bytes, int from, int to, EventDraft into) {
    int flagsFrom = -1;
    int flagsTo = -1;
    int at = Ascii.skipBlanks(bytes, from, to);
    while (at < to && !isInner(bytes, at, to)) {
      int end = Ascii.indexOfBlank(bytes, at, to);
      int equals = Ascii.indexOf(bytes, at, end, '=');
      if (equals > at && equals + 1 < end) {
        pair(names.of(bytes, at, equals), bytes, equals + 1, end, into);
      } else if (isTcpFlag(bytes, at, end)) {
        flagsFrom = flagsFrom < 0 ? at : flagsFrom;
        flagsTo = end;
      }
      at = Ascii.skipBlanks(bytes, end, to);
    }
    if (flagsFrom >= 0) {
      into.put(Field.NETWORK_TCP_FLAGS, names.of(bytes, flagsFrom, flagsTo));
    }
    direction(into);
  }

  /** An ICMP error quotes the packet that it is about: {@code [SRC=... DST=... ]}. */
  private static boolean isInner(byte[] bytes, int at, int to) {
    return bytes[at] == '[' && Ascii.isAt(bytes, at, to, "[SRC=");
  }

  private void pair(String key, byte[] bytes, int from, int to, EventDraft into) {
    switch (key) {
      case "IN" -> name(Field.OBSERVER_INGRESS_INTERFACE_NAME, bytes, from, to, into);
      case "OUT" -> name(Field.OBSERVER_EGRESS_INTERFACE_NAME, bytes, from, to, into);
      case "MAC" -> ethernet(bytes, from, to, into);
      case "MACSRC" -> into.put(Field.SOURCE_MAC, hardware.of(bytes, from, to));
      case "MACDST" -> into.put(Field.DESTINATION_MAC, hardware.of(bytes, from, to));
      case "SRC", "IPSRC" -> address(Field.SOURCE_IP, bytes, from, to, into);
      case "DST", "IPDST" -> address(Field.DESTINATION_IP, bytes, from, to, into);
      case "PROTO" -> into.put(Field.NETWORK_TRANSPORT, transport(bytes, from, to));
      case "SPT" -> number(Field.SOURCE_PORT, bytes, from, to, into);
      case "DPT" -> number(Field.DESTINATION_PORT, bytes, from, to, into);
      case "TYPE" -> number(Field.NETWORK_ICMP_TYPE, bytes, from, to, into);
      case "CODE" -> number(Field.NETWORK_ICMP_CODE, bytes, from, to, into);
      case "LEN" -> number(Field.NETWORK_BYTES, bytes, from, to, into); // UDP's own comes second
      default -> {
        // Says nothing that a field of ours holds.
      }
    }
  }

  private void name(Field field, byte[] bytes, int from, int to, EventDraft into) {
    into.put(field, names.of(bytes, from, to));
  }

  /** The header as it is on the wire: destination, source, type. */
  private void ethernet(byte[] bytes, int from, int to, EventDraft into) {
    int source = from + MAC_LENGTH + 1;
    if (to >= source + MAC_LENGTH) {
      into.put(Field.DESTINATION_MAC, hardware.of(bytes, from, from + MAC_LENGTH));
      into.put(Field.SOURCE_MAC, hardware.of(bytes, source, source + MAC_LENGTH));
    }
  }

  private static void address(Field field, byte[] bytes, int from, int to, EventDraft into) {
    into.put(field, IpAddress.parse(bytes, from, to));
  }

  private static void number(Field field, byte[] bytes, int from, int to, EventDraft into) {
    long number = Ascii.number(bytes, from, to);
    if (number >= 0) {
      into.putIfAbsent(field, number);
    }
  }

  private @Nullable String transport(byte[] bytes, int from, int to) {
    if (Ascii.is(bytes, from, to, "ICMPv6")) {
      return "ipv6-icmp";
    }
    String byNumber = Protocols.name(Ascii.number(bytes, from, to));
    return byNumber == null ? names.lowerCase(bytes, from, to) : byNumber;
  }

  private static boolean isTcpFlag(byte[] bytes, int from, int to) {
    if (to - from != 3) {
      return false;
    }
    return switch (bytes[from] << 16 | bytes[from + 1] << 8 | bytes[from + 2]) {
      case 'C' << 16 | 'W' << 8 | 'R',
          'E' << 16 | 'C' << 8 | 'E',
          'U' << 16 | 'R' << 8 | 'G',
          'A' << 16 | 'C' << 8 | 'K',
          'P' << 16 | 'S' << 8 | 'H',
          'R' << 16 | 'S' << 8 | 'T',
          'S' << 16 | 'Y' << 8 | 'N',
          'F' << 16 | 'I' << 8 | 'N' ->
          true;
      default -> false;
    };
  }

  /** What came in and does not go out is for this host, and the other way round. */
  private static void direction(EventDraft into) {
    boolean in = into.has(Field.OBSERVER_INGRESS_INTERFACE_NAME);
    boolean out = into.has(Field.OBSERVER_EGRESS_INTERFACE_NAME);
    if (in != out) {
      into.put(Field.NETWORK_DIRECTION, in ? "inbound" : "outbound");
    }
  }
}
