package org.tharsis.parsers.windows;

import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Remark;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * A line of the Microsoft DHCP server's audit log, as forwarders send it: {@code ID,Date,Time,
 * Description,IP Address,Host Name,MAC Address}, and since Server 2008 more behind it. What the ids
 * mean stands at the beginning of every such log. Belongs to one thread.
 */
public final class DhcpAudit implements MessageFormat {
  private static final int DESCRIPTION = 0;
  private static final int ADDRESS = 1;
  private static final int HOST = 2;
  private static final int MAC = 3;
  private static final int COLUMNS = 4;

  private final Names names;
  private final Values values;
  private final Timestamps timestamps;
  private final int[] froms = new int[COLUMNS];
  private final int[] tos = new int[COLUMNS];

  public DhcpAudit(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.values = values;
    this.timestamps = timestamps;
  }

  @Override
  public boolean mayBeginWith(int first) {
    return Ascii.isDigit(first);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    int start = message.at();
    int id = (int) message.number(5);
    int idEnd = message.at();
    if (id < 0
        || !message.skip(',')
        || !timestamps.readMonthFirst(message, into.timestamp())
        || !message.skip(',')
        || !split(message)) {
      return false;
    }
    if (!header.timed()) {
      into.timestamp(timestamps.millis());
    }
    into.put(Field.OBSERVER_VENDOR, "Microsoft");
    into.put(Field.OBSERVER_PRODUCT, "DHCP Server");
    into.put(Field.EVENT_CATEGORY, EventKind.NETWORK);
    into.put(Field.EVENT_TYPE, EventKind.INFO);
    into.put(Field.EVENT_CODE, names.of(message.bytes(), start, idEnd));
    meaning(id, into);
    client(id, message.bytes(), into);
    return true;
  }

  /** Those from the description on; a name among them holds no comma (RFC 1123, 2.1). */
  private boolean split(Cursor c) {
    byte[] bytes = c.bytes();
    int at = c.at();
    for (int column = 0; column < COLUMNS; column++) {
      int comma = at > c.end() ? -1 : Ascii.indexOf(bytes, at, c.end(), ',');
      int end = comma < 0 ? c.end() : comma;
      froms[column] = Math.min(at, end);
      tos[column] = end;
      at = end + 1;
    }
    return froms[ADDRESS] > froms[DESCRIPTION];
  }

  private static void meaning(int id, EventDraft into) {
    switch (id) {
      case 10, 11, 20, 21 -> into.put(Field.EVENT_ACTION, "dhcp-lease");
      case 12, 16, 17, 18, 23 -> into.put(Field.EVENT_ACTION, "dhcp-release");
      default -> into.put(Field.EVENT_ACTION, "dhcp");
    }
    switch (id) {
      case 13, 14, 15, 22, 31, 33, 34, 35 -> into.put(Field.EVENT_OUTCOME, EventKind.FAILURE);
      case 10, 11, 20, 21 -> into.put(Field.EVENT_OUTCOME, EventKind.SUCCESS);
      default -> {}
    }
  }

  /**
   * The description is a word for the id. In DNS updates (30 to 35) the address is a record's,
   * maybe backwards; an address in conflict (13) has a mark in place of a name.
   */
  private void client(int id, byte[] bytes, EventDraft into) {
    put(Field.EVENT_REASON, DESCRIPTION, bytes, into);
    boolean dns = id >= 30 && id <= 35 && id != 33;
    if (!dns && tos[ADDRESS] > froms[ADDRESS]) {
      IpAddress address = IpAddress.parse(bytes, froms[ADDRESS], tos[ADDRESS]);
      into.put(Field.SOURCE_IP, address);
      if (address == null) {
        into.remark(Remark.PARTLY_PARSED);
      }
    }
    if (id != 13) {
      put(Field.SOURCE_DOMAIN, HOST, bytes, into);
    }
    put(Field.SOURCE_MAC, MAC, bytes, into); // a client may have another kind of id there
  }

  private void put(Field field, int column, byte[] bytes, EventDraft into) {
    values.put(field, bytes, froms[column], tos[column], into);
  }
}
