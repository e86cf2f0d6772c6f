package org.tharsis.parsers.juniper;

import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.parsers.keyvalue.Verdict;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/**
 * What a firewall filter with {@code then syslog} writes: {@code FW: ge-0/0/0.0 A tcp 192.0.2.1
 * 198.51.100.1 40000 22 (1 packets)}; A is accept, D discard, R reject.
 */
final class FilterText {
  private static final Field[] WORDS = {
    Field.OBSERVER_INGRESS_INTERFACE_NAME,
    Field.EVENT_TYPE,
    Field.NETWORK_TRANSPORT,
    Field.SOURCE_IP,
    Field.DESTINATION_IP,
    Field.SOURCE_PORT,
    Field.DESTINATION_PORT
  };

  private final Values values;

  FilterText(Values values) {
    this.values = values;
  }

  /** Reads what stands here if it is such a line; else the cursor stays. */
  boolean read(Cursor c, EventDraft into) {
    int start = c.at();
    if (!mark(c)) {
      c.moveTo(start);
      return false;
    }
    into.put(Field.EVENT_CATEGORY, EventKind.NETWORK);
    into.put(Field.EVENT_ACTION, "firewall-filter");
    for (Field word : WORDS) {
      int from = c.at();
      int to = c.wordEnd();
      if (word == Field.EVENT_TYPE) {
        Verdict.put(verdict(c.peek()), into);
      } else {
        values.put(word, c.bytes(), from, to, into);
      }
      c.moveTo(to);
      c.skipBlanks();
    }
    packets(c, into);
    return true;
  }

  /** The card that reports and the message's name may stand before it. */
  private static boolean mark(Cursor c) {
    if (!c.isAt("FW: ") && !c.isAt("PFE_FW_SYSLOG_IP")) {
      c.moveTo(c.wordEnd());
      c.skipBlanks();
    }
    if (c.skip("PFE_FW_SYSLOG_IP6: ") || c.skip("PFE_FW_SYSLOG_IP: ")) {
      c.skipBlanks();
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
