package org.tharsis.parsers.pf;

import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.text.Ascii;

/** An end of a conversation as daemons write it, {@code address:port}. */
enum Peer {
  SOURCE(Field.SOURCE_IP, Field.SOURCE_PORT),
  DESTINATION(Field.DESTINATION_IP, Field.DESTINATION_PORT);

  private final Field ip;
  private final Field port;

  Peer(Field ip, Field port) {
    this.ip = ip;
    this.port = port;
  }

  /** Puts in what {@code bytes[from, to)} is; nothing, and false, if it is something else. */
  boolean put(byte[] bytes, int from, int to, EventDraft into) {
    int colon = Ascii.lastIndexOf(bytes, from, to, ':');
    if (colon < 0) {
      return false;
    }
    IpAddress address = IpAddress.parse(bytes, from, colon);
    long number = Ascii.number(bytes, colon + 1, to);
    if (address == null || number < 0) {
      return false;
    }
    into.put(ip, address);
    into.put(port, number);
    return true;
  }
}
