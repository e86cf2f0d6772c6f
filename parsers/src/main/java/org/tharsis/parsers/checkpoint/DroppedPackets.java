package org.tharsis.parsers.checkpoint;

import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.text.Protocols;

/**
 * {@code <192.0.2.1,40000,198.51.100.1,443,6;eth0> <...>}: packets that one log of an optimized
 * drop stands for. The first is the event's.
 */
final class DroppedPackets {
  private static final Field[] FIELDS = {
    Field.SOURCE_IP, Field.SOURCE_PORT, Field.DESTINATION_IP, Field.DESTINATION_PORT
  };

  private DroppedPackets() {}

  /** Puts in the first packet of the list; whether there is one. */
  static boolean put(byte[] bytes, int from, int to, Names names, EventDraft into) {
    int open = Ascii.indexOf(bytes, from, to, '<');
    int close = open < 0 ? -1 : Ascii.indexOf(bytes, open, to, '>');
    if (close < 0) {
      return false;
    }
    int interfaceAt = Ascii.indexOf(bytes, open, close, ';');
    int end = interfaceAt < 0 ? close : interfaceAt;
    int at = open + 1;
    for (Field field : FIELDS) {
      int comma = Ascii.indexOf(bytes, at, end, ',');
      int valueEnd = comma < 0 ? end : comma;
      value(field, bytes, at, valueEnd, into);
      at = Math.min(valueEnd + 1, end);
    }
    into.put(Field.NETWORK_TRANSPORT, Protocols.name(Ascii.number(bytes, at, end)));
    if (interfaceAt >= 0 && interfaceAt + 1 < close) {
      into.putIfAbsent(
          Field.OBSERVER_INGRESS_INTERFACE_NAME, names.of(bytes, interfaceAt + 1, close));
    }
    return true;
  }

  private static void value(Field field, byte[] bytes, int from, int to, EventDraft into) {
    if (field.type() == Field.Type.IP) {
      IpAddress address = IpAddress.parse(bytes, from, to);
      if (address != null) {
        into.putIfAbsent(field, address);
      }
    } else {
      long number = Ascii.number(bytes, from, to);
      if (number >= 0) {
        into.putIfAbsent(field, number);
      }
    }
  }
}
