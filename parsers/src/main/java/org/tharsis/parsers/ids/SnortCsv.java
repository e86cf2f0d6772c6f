package org.tharsis.parsers.ids;

import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * Snort's alerts as comma separated values, in the three layouts that are in use: {@code csv
 * default} of Snort 2, {@code alert_csv} as pfSense configures it (both begin with the same ten
 * columns), and the default of Snort 3. Belongs to one thread.
 */
public final class SnortCsv implements MessageFormat {
  private static final int MOST_COLUMNS = 32;
  private static final int FEWEST_COLUMNS = 9;
  private static final int PFSENSE_COLUMNS = 14;

  private final Names names;
  private final Values values;
  private final Timestamps timestamps;
  private final Alert alerts;
  private final Cursor column = new Cursor();
  private final int[] froms = new int[MOST_COLUMNS];
  private final int[] tos = new int[MOST_COLUMNS];
  private int columns;

  public SnortCsv(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.values = values;
    this.timestamps = timestamps;
    this.alerts = new Alert(names);
  }

  @Override
  public boolean mayBeginWith(int first) {
    return Ascii.isDigit(first);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    if (!timestamps.readMonthFirst(message, into.timestamp())) {
      return false;
    }
    message.skipBlanks();
    if (!message.skip(',')) {
      return false;
    }
    split(message);
    byte[] bytes = message.bytes();
    if (columns < FEWEST_COLUMNS || !(snort3(bytes, into) || snort2(bytes, into))) {
      return false;
    }
    into.timestamp(timestamps.millis());
    return true;
  }

  /** Columns are numbered from the first behind the time; quotes are no part of one. */
  private void split(Cursor c) {
    byte[] bytes = c.bytes();
    columns = 0;
    int at = c.at();
    while (columns < MOST_COLUMNS) {
      int from = Ascii.skipBlanks(bytes, at, c.end());
      boolean quoted = from < c.end() && bytes[from] == '"';
      int closing = quoted ? Ascii.indexOf(bytes, from + 1, c.end(), '"') : -1;
      int comma = Ascii.indexOf(bytes, Math.max(closing, from), c.end(), ',');
      int end = comma < 0 ? c.end() : comma;
      froms[columns] = closing < 0 ? from : from + 1;
      tos[columns] = closing < 0 ? Ascii.trimEnd(bytes, from, end) : closing;
      columns++;
      if (comma < 0) {
        return;
      }
      at = comma + 1;
    }
  }

  /** {@code pkt_num, proto, pkt_gen, pkt_len, dir, src_ap, dst_ap, rule, action}. */
  private boolean snort3(byte[] bytes, EventDraft into) {
    column.reset(bytes, froms[7], tos[7]);
    if (columns != FEWEST_COLUMNS || !alerts.signature(column, into)) {
      return false;
    }
    Alert.begin("Snort", "Snort", into);
    transport(bytes, 1, into);
    put(Field.NETWORK_BYTES, bytes, 3, into);
    boolean from = Endpoints.put(true, bytes, froms[5], tos[5], into);
    boolean to = Endpoints.put(false, bytes, froms[6], tos[6], into);
    Alert.action(bytes, froms[8], tos[8], into);
    if (!from || !to) {
      into.remark(Remark.PARTLY_PARSED);
    }
    return true;
  }

  /** {@code sig_generator, sig_id, sig_rev, msg, proto, src, srcport, dst, dstport, …}. */
  private boolean snort2(byte[] bytes, EventDraft into) {
    long generator = Ascii.number(bytes, froms[0], tos[0]);
    if (generator < 0 || Ascii.number(bytes, froms[1], tos[1]) < 0) {
      return false;
    }
    String rule = names.of(bytes, froms[1], tos[1]);
    Alert.begin("Snort", "Snort", into);
    into.put(Field.RULE_ID, rule);
    into.put(Field.EVENT_CODE, generator + ":" + rule);
    alerts.message(bytes, froms[3], tos[3], into);
    transport(bytes, 4, into);
    put(Field.SOURCE_IP, bytes, 5, into);
    put(Field.SOURCE_PORT, bytes, 6, into);
    put(Field.DESTINATION_IP, bytes, 7, into);
    put(Field.DESTINATION_PORT, bytes, 8, into);
    if (columns > PFSENSE_COLUMNS) {
      headers(bytes, into);
    } else {
      verdict(bytes, into);
    }
    return true;
  }

  /**
   * Snort 2's default: {@code ethsrc, ethdst, ethlen, tcpflags, tcpseq, tcpack, tcplen, tcpwindow,
   * ttl, tos, id, dgmlen, iplen, icmptype, icmpcode, icmpid, icmpseq}.
   */
  private void headers(byte[] bytes, EventDraft into) {
    put(Field.SOURCE_MAC, bytes, 9, into);
    put(Field.DESTINATION_MAC, bytes, 10, into);
    put(Field.NETWORK_TCP_FLAGS, bytes, 12, into);
    put(Field.NETWORK_BYTES, bytes, 20, into);
    put(Field.NETWORK_ICMP_TYPE, bytes, 22, into);
    put(Field.NETWORK_ICMP_CODE, bytes, 23, into);
  }

  /** pfSense: {@code id, classification, priority[, action, disposition]}. */
  private void verdict(byte[] bytes, EventDraft into) {
    put(Field.EVENT_REASON, bytes, 10, into);
    put(Field.EVENT_SEVERITY, bytes, 11, into);
    if (columns > 13) {
      Alert.action(bytes, froms[13], tos[13], into);
    }
  }

  private void put(Field field, byte[] bytes, int index, EventDraft into) {
    if (index < columns) {
      values.put(field, bytes, froms[index], tos[index], into);
    }
  }

  private void transport(byte[] bytes, int index, EventDraft into) {
    into.put(Field.NETWORK_TRANSPORT, Transports.name(names, bytes, froms[index], tos[index]));
  }
}
