package org.tharsis.parsers.netfilter;

import java.nio.charset.StandardCharsets;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Names;

/**
 * The text that a rule puts before its packets, which is the administrator's to choose: the name of
 * the rule, in the forms of Ubiquiti and VyOS also its number, of Shorewall, firewalld and
 * SuSEfirewall2 also its zones, and of many what is done with the packet.
 */
final class Prefix {
  private static final String DESCRIPTION = "DESCR=\"";

  private final Names names;

  Prefix(Names names) {
    this.names = names;
  }

  void read(byte[] bytes, int from, int to, EventDraft into) {
    int start = Ascii.skipBlanks(bytes, from, to);
    int close = start < to && bytes[start] == '[' ? Ascii.indexOf(bytes, start, to, ']') : -1;
    if (close < 0) {
      plain(bytes, start, end(bytes, start, to), into);
    } else {
      bracketed(bytes, start, close, end(bytes, close, to), into);
    }
  }

  /** {@code [UFW BLOCK]}, {@code [WAN_IN-2000-D]}, {@code [WAN_IN-D-2000] DESCR="..."}. */
  private void bracketed(byte[] bytes, int from, int close, int to, EventDraft into) {
    if (numbered(bytes, from + 1, close, into)) {
      description(bytes, close + 1, to, into);
    } else if (close + 1 == to) {
      plain(bytes, from + 1, close, into);
    } else {
      plain(bytes, from, to, into);
    }
  }

  /** A header's tag that was the prefix: {@code DROP: IN=}. */
  void named(String tag, EventDraft into) {
    byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
    plain(bytes, 0, bytes.length, into);
  }

  private static int end(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && (Ascii.isBlank(bytes[end - 1]) || bytes[end - 1] == ':')) {
      end--;
    }
    return end;
  }

  private void plain(byte[] bytes, int from, int to, EventDraft into) {
    if (from == to) {
      return;
    }
    into.put(Field.RULE_NAME, names.of(bytes, from, to));
    Verdict verdict = Verdict.of(bytes, from, to);
    if (verdict != null) {
      verdict.put(into);
    }
    if (Ascii.isAt(bytes, from, to, "Shorewall:")) {
      shorewall(bytes, from + 10, to, into);
    } else if (Ascii.isAt(bytes, from, to, "filter_IN_")) {
      zone(bytes, from + 10, to, '_', into); // firewalld: filter_IN_public_REJECT
    } else if (Ascii.isAt(bytes, from, to, "SFW2-IN")) {
      zone(bytes, from + 7, to, '-', into); // SuSEfirewall2: SFW2-INext-DROP-DEFLT
    }
  }

  /** {@code net-fw:DROP} or {@code net2fw:12:DROP}: chain, number where wanted, disposition. */
  private void shorewall(byte[] bytes, int from, int to, EventDraft into) {
    int colon = Ascii.indexOf(bytes, from, to, ':');
    int chainEnd = colon < 0 ? to : colon;
    if (chainEnd == from) {
      return;
    }
    into.put(Field.RULE_NAME, names.of(bytes, from, chainEnd));
    int dash = Ascii.indexOf(bytes, from, chainEnd, '-');
    zones(bytes, from, dash < 0 ? Ascii.indexOf(bytes, from, chainEnd, '2') : dash, chainEnd, into);
    int number = Ascii.indexOf(bytes, chainEnd + 1, to, ':');
    if (number > 0 && Ascii.number(bytes, chainEnd + 1, number) >= 0) {
      into.put(Field.RULE_ID, names.of(bytes, chainEnd + 1, number));
    }
  }

  private void zone(byte[] bytes, int from, int to, char separator, EventDraft into) {
    int end = Ascii.indexOf(bytes, from, to, separator);
    if (end > from) {
      into.put(Field.OBSERVER_INGRESS_ZONE, names.of(bytes, from, end));
    }
  }

  private void zones(byte[] bytes, int from, int separator, int to, EventDraft into) {
    if (separator > from && separator + 1 < to) {
      into.put(Field.OBSERVER_INGRESS_ZONE, names.of(bytes, from, separator));
      into.put(Field.OBSERVER_EGRESS_ZONE, names.of(bytes, separator + 1, to));
    }
  }

  /** {@code WAN_IN-2000-D} or, of later UniFi releases, {@code WAN_IN-D-2000}. */
  private boolean numbered(byte[] bytes, int from, int to, EventDraft into) {
    int last = Ascii.lastIndexOf(bytes, from, to, '-');
    int middle = last < 0 ? -1 : Ascii.lastIndexOf(bytes, from, last, '-');
    if (middle <= from || middle + 1 == last || last + 1 == to) {
      return false;
    }
    if (isVerdict(bytes, last + 1, to)) {
      rule(bytes, from, middle, middle + 1, last, into);
      verdict(bytes, last + 1, to, into);
    } else if (isVerdict(bytes, middle + 1, last)) {
      rule(bytes, from, middle, last + 1, to, into);
      verdict(bytes, middle + 1, last, into);
    } else {
      return false;
    }
    return true;
  }

  private void rule(byte[] bytes, int from, int to, int idFrom, int idTo, EventDraft into) {
    into.put(Field.RULE_NAME, names.of(bytes, from, to));
    into.put(Field.RULE_ID, names.of(bytes, idFrom, idTo));
    ruleset(bytes, from, to, into);
  }

  private static void verdict(byte[] bytes, int from, int to, EventDraft into) {
    Verdict verdict = to - from == 1 ? Verdict.ofLetter(bytes[from]) : null;
    if (verdict != null) {
      verdict.put(into);
    }
  }

  /** A, D, R, or RET for a packet that goes back to the calling chain. */
  private static boolean isVerdict(byte[] bytes, int from, int to) {
    return (to - from == 1 && Verdict.ofLetter(bytes[from]) != null)
        || Ascii.is(bytes, from, to, "RET");
  }

  /** A ruleset between two zones is named after both: {@code wan-lan}; others are WAN_IN. */
  private void ruleset(byte[] bytes, int from, int to, EventDraft into) {
    int dash = Ascii.indexOf(bytes, from, to, '-');
    boolean pair = dash > from && Ascii.lastIndexOf(bytes, from, to, '-') == dash;
    if (pair && !isHook(bytes, dash + 1, to)) {
      zones(bytes, from, dash, to, into);
    }
  }

  private static boolean isHook(byte[] bytes, int from, int to) {
    return Ascii.is(bytes, from, to, "IN")
        || Ascii.is(bytes, from, to, "OUT")
        || Ascii.is(bytes, from, to, "LOCAL");
  }

  /** UniFi: {@code DESCR="[WAN_LOCAL]Block ping"}. */
  private void description(byte[] bytes, int from, int to, EventDraft into) {
    int start = Ascii.indexOf(bytes, from, to, DESCRIPTION);
    if (start >= 0) {
      int text = start + DESCRIPTION.length();
      int end = Ascii.lastIndexOf(bytes, text, to, '"');
      if (end > text) {
        into.put(Field.EVENT_REASON, names.of(bytes, text, end));
      }
    }
  }
}
