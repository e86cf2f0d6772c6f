package org.tharsis.parsers.ids;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.HardwareAddress;
import org.tharsis.parsers.text.Names;

/**
 * The packet that fired an alert: its two ends, and in {@code alert_full} its headers behind them.
 * Belongs to one thread.
 */
final class Packet {
  private static final String ARROW = "->";
  private static final int FLAGS = 8;
  private static final int HARDWARE_ADDRESS = "02:00:00:00:00:01".length();

  private final Names names;
  private final HardwareAddress hardware;

  Packet(Names names) {
    this.names = names;
    this.hardware = new HardwareAddress(names);
  }

  /** Puts in what stands here; whether both ends were understood. */
  boolean read(Cursor c, EventDraft into) {
    hardware(c, into);
    int source = c.at();
    int sourceEnd = word(c);
    if (!c.skip(ARROW)) {
      return false;
    }
    SnortText.skipSpace(c);
    int destination = c.at();
    int destinationEnd = word(c);
    int rest = c.at();
    transport(c, into);
    boolean from = Endpoints.put(true, c.bytes(), source, sourceEnd, into);
    boolean to = Endpoints.put(false, c.bytes(), destination, destinationEnd, into);
    c.moveTo(rest);
    headers(c, into);
    return from && to;
  }

  /** Moves behind a word and the space behind it; gives where the word ends. */
  private static int word(Cursor c) {
    while (!c.atEnd() && (c.peek() < 0 || c.peek() > ' ')) {
      c.next();
    }
    int end = c.at();
    SnortText.skipSpace(c);
    return end;
  }

  /** {@code 02:00:00:00:00:01 -> 02:00:00:00:00:02 type:0x800 len:0x62}, where asked for. */
  private void hardware(Cursor c, EventDraft into) {
    int start = c.at();
    int source = c.at();
    int sourceEnd = word(c);
    String address = hardwareAddress(c, source, sourceEnd);
    if (address == null || !c.skip(ARROW)) {
      c.moveTo(start);
      return;
    }
    SnortText.skipSpace(c);
    int destination = c.at();
    int destinationEnd = word(c);
    into.put(Field.SOURCE_MAC, address);
    into.put(Field.DESTINATION_MAC, hardwareAddress(c, destination, destinationEnd));
    while (c.isAt("type:") || c.isAt("len:")) {
      word(c);
    }
  }

  private @Nullable String hardwareAddress(Cursor c, int from, int to) {
    boolean likely = to - from == HARDWARE_ADDRESS && c.bytes()[from + 2] == ':';
    return likely ? hardware.of(c.bytes(), from, to) : null;
  }

  /** {@code alert_full} names the protocol behind the addresses. */
  private void transport(Cursor c, EventDraft into) {
    int from = c.at();
    int to = word(c);
    if (c.isAt("TTL:")) {
      into.put(Field.NETWORK_TRANSPORT, Transports.name(names, c.bytes(), from, to));
    }
  }

  private void headers(Cursor c, EventDraft into) {
    while (!c.atEnd()) {
      int from = c.at();
      int to = word(c);
      if (c.bytes()[from] == '[') {
        return; // the rule's references
      }
      number(c, "DgmLen:", Field.NETWORK_BYTES, from, to, into);
      if (Endpoints.isIcmp(into.get(Field.NETWORK_TRANSPORT))) {
        number(c, "Type:", Field.NETWORK_ICMP_TYPE, from, to, into);
        number(c, "Code:", Field.NETWORK_ICMP_CODE, from, to, into);
      } else if (isFlags(c.bytes(), from, to)) {
        into.put(Field.NETWORK_TCP_FLAGS, names.of(c.bytes(), from, to));
      }
    }
  }

  private static void number(
      Cursor c, String label, Field field, int from, int to, EventDraft into) {
    long number =
        Ascii.isAt(c.bytes(), from, to, label)
            ? Ascii.number(c.bytes(), from + label.length(), to)
            : -1;
    if (number >= 0) {
      into.putIfAbsent(field, number);
    }
  }

  /** {@code ***AP***}: a letter where a flag is set; a digit where a reserved bit is. */
  static boolean isFlags(byte[] bytes, int from, int to) {
    if (to - from != FLAGS) {
      return false;
    }
    for (int at = from; at < to; at++) {
      if (bytes[at] != '*' && "12UAPRSFCE".indexOf(bytes[at]) < 0) {
        return false;
      }
    }
    return true;
  }
}
