package org.tharsis.parsers.juniper;

import java.util.List;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.keyvalue.Verdict;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.HardwareAddress;
import org.tharsis.parsers.text.Names;

/**
 * What a firewall filter with {@code then syslog} writes: {@code FW: ge-0/0/0.0 A tcp 192.0.2.1
 * 198.51.100.1 40000 22 (1 packets)}; A is accept, D discard, R reject. What lies between the
 * verdict and the protocol is of the layers below: {@code 0800 02:00:5e:10:00:01 ->
 * 02:00:5e:10:00:02}. Of ICMP, type and code stand in place of ports.
 */
final class FilterText {
  private static final String TAG = "FW";

  private static final List<String> NAMES =
      List.of("PFE_FW_SYSLOG_IP6: ", "PFE_FW_SYSLOG_IP: ", "PFE_FW_SYSLOG_ETH_IP: ");

  /** Tags and labels of the layers below; no line has more. */
  private static final int MOST_LINK_WORDS = 10;

  private final Values values;
  private final HardwareAddress hardware;

  FilterText(Names names, Values values) {
    this.values = values;
    this.hardware = new HardwareAddress(names);
  }

  /** Reads what stands here if it is such a line; else the cursor stays. */
  boolean read(Header header, Cursor c, EventDraft into) {
    int start = c.at();
    if (!TAG.equals(header.tag()) && !mark(c)) {
      c.moveTo(start);
      return false;
    }
    into.put(Field.EVENT_CATEGORY, EventKind.NETWORK);
    into.put(Field.EVENT_TYPE, EventKind.INFO);
    into.put(Field.EVENT_ACTION, "firewall-filter");
    word(Field.OBSERVER_INGRESS_INTERFACE_NAME, c, into);
    Verdict.put(verdict(c.peek()), into);
    next(c);
    link(c, into);
    word(Field.NETWORK_TRANSPORT, c, into);
    word(Field.SOURCE_IP, c, into);
    word(Field.DESTINATION_IP, c, into);
    boolean icmp = isIcmp(into);
    word(icmp ? Field.NETWORK_ICMP_TYPE : Field.SOURCE_PORT, c, into);
    word(icmp ? Field.NETWORK_ICMP_CODE : Field.DESTINATION_PORT, c, into);
    packets(c, into);
    return true;
  }

  private static boolean isIcmp(EventDraft into) {
    return into.get(Field.NETWORK_TRANSPORT) instanceof String transport
        && transport.contains("icmp");
  }

  private void word(Field field, Cursor c, EventDraft into) {
    if (c.peek() != '(') {
      values.put(field, c.bytes(), c.at(), c.wordEnd(), into);
      next(c);
    }
  }

  private static void next(Cursor c) {
    c.moveTo(c.wordEnd());
    c.skipBlanks();
  }

  /** Passes over all that stands before a protocol, which an address follows. */
  private void link(Cursor c, EventDraft into) {
    int start = c.at();
    for (int words = 0; words < MOST_LINK_WORDS && !c.atEnd(); words++) {
      int from = c.at();
      int to = c.wordEnd();
      next(c);
      if (IpAddress.parse(c.bytes(), c.at(), c.wordEnd()) != null) {
        c.moveTo(from);
        return;
      }
      if (c.isAt("-> ")) {
        into.put(Field.SOURCE_MAC, hardware.of(c.bytes(), from, to));
        c.moveTo(c.at() + 3);
        into.put(Field.DESTINATION_MAC, hardware.of(c.bytes(), c.at(), c.wordEnd()));
        next(c);
      }
    }
    c.moveTo(start);
  }

  /** The card that reports and the message's name may stand before it. */
  private static boolean mark(Cursor c) {
    if (!c.isAt("FW: ") && !c.isAt("PFE_FW_SYSLOG_")) {
      next(c);
    }
    for (String name : NAMES) {
      if (c.skip(name)) {
        c.skipBlanks();
      }
    }
    boolean is = c.skip("FW: ");
    c.skipBlanks();
    return is;
  }

  private static String verdict(int letter) {
    return switch (letter) {
      case 'A' -> "accept";
      case 'D' -> "discard";
      case 'R' -> "reject";
      default -> "";
    };
  }

  private void packets(Cursor c, EventDraft into) {
    if (c.skip('(')) {
      int to = Ascii.indexOf(c.bytes(), c.at(), c.end(), ' ');
      if (to > 0) {
        values.put(Field.NETWORK_PACKETS, c.bytes(), c.at(), to, into);
      }
    }
  }
}
