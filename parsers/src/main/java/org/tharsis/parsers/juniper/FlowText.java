package org.tharsis.parsers.juniper;

import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.template.Side;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.text.Protocols;

/**
 * Sessions as text. What stands where differs from release to release: connection tags came with
 * 15.1X49, types of NAT rules with 12.3X48.
 *
 * <pre>
 * session created SOURCE->DESTINATION [0x0] SERVICE NAT->NAT [0x0] [TYPE] RULE [TYPE] RULE PROTOCOL
 *     POLICY ZONE ZONE SESSION [USER(ROLES) INTERFACE ...]
 * session closed REASON: ... SESSION PACKETS(BYTES) PACKETS(BYTES) SECONDS APPLICATION NESTED
 *     USER(ROLES) INTERFACE ...
 * session denied SOURCE->DESTINATION [0x0] SERVICE PROTOCOL(ICMP) POLICY ZONE ZONE APPLICATION NESTED
 *     USER(ROLES) INTERFACE ENCRYPTED REASON
 * </pre>
 */
final class FlowText {
  private static final String PREFIX = "RT_FLOW_SESSION_";
  private static final int MOST_WORDS = 48;

  /** NAT rules are named before the protocol: two names, and with types up to six words. */
  private static final int MOST_RULE_WORDS = 8;

  /** From the protocol to the session: policy and two zones lie between. */
  private static final int SESSION = 4;

  private static final int HIGHEST_PROTOCOL = 255;
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private final Names names;
  private final Values values;
  private final int[] froms = new int[MOST_WORDS];
  private final int[] tos = new int[MOST_WORDS];
  private int words;
  private byte[] bytes = {};

  FlowText(Names names, Values values) {
    this.names = names;
    this.values = values;
  }

  static boolean owns(String name) {
    return name.startsWith(PREFIX);
  }

  /** Reads what follows the message's name. */
  void read(Cursor c, EventDraft into) {
    boolean whole;
    if (c.skip("session created ")) {
      split(c);
      whole = created(into);
    } else if (c.skip("session closed ")) {
      reason(c, into);
      split(c);
      whole = closed(into);
    } else {
      boolean denied = c.skip("session denied ");
      split(c);
      whole = denied && denied(into);
    }
    if (!whole) {
      into.remark(Remark.PARTLY_PARSED);
    }
  }

  private void split(Cursor c) {
    bytes = c.bytes();
    words = 0;
    c.skipBlanks();
    while (!c.atEnd() && words < MOST_WORDS) {
      froms[words] = c.at();
      tos[words++] = c.wordEnd();
      c.moveTo(c.wordEnd());
      c.skipBlanks();
    }
  }

  /** {@code TCP FIN: }; the addresses come behind. */
  private void reason(Cursor c, EventDraft into) {
    int colon = Ascii.indexOf(c.bytes(), c.at(), c.end(), ": ");
    if (colon > 0) {
      values.put(Field.EVENT_REASON, c.bytes(), c.at(), colon, into);
      c.moveTo(colon + 2);
    }
  }

  private boolean created(EventDraft into) {
    int session = session(into);
    if (session < 0) {
      return false;
    }
    user(session + 1, into);
    return true;
  }

  private boolean closed(EventDraft into) {
    int session = session(into);
    if (session < 0) {
      return false;
    }
    int sent = session + 1;
    counts(sent, Field.SOURCE_PACKETS, Field.SOURCE_BYTES, into);
    counts(sent + 1, Field.DESTINATION_PACKETS, Field.DESTINATION_BYTES, into);
    total(Field.SOURCE_BYTES, Field.DESTINATION_BYTES, Field.NETWORK_BYTES, into);
    total(Field.SOURCE_PACKETS, Field.DESTINATION_PACKETS, Field.NETWORK_PACKETS, into);
    long seconds = number(sent + 2);
    if (seconds >= 0 && seconds < Integer.MAX_VALUE) {
      into.put(Field.EVENT_DURATION, seconds * NANOS_A_SECOND);
    }
    application(sent + 3, into);
    user(sent + 3, into);
    return true;
  }

  private boolean denied(EventDraft into) {
    if (!isTuple(0)) {
      return false;
    }
    int at = tuple(0, into);
    service(at++, into);
    while (at < words && !isProtocolWithType(at)) {
      at++;
    }
    if (at + 3 >= words) {
      return false;
    }
    protocolWithType(at, into);
    policy(at, into);
    application(at + SESSION, into);
    int last = user(at + SESSION, into);
    if (last + 2 < words) {
      values.put(Field.EVENT_REASON, bytes, froms[last + 2], tos[words - 1], into);
    }
    return true;
  }

  /** Reads up to the session; where it is, or -1. */
  private int session(EventDraft into) {
    if (!isTuple(0)) {
      return -1;
    }
    int at = tuple(0, into);
    service(at++, into);
    if (isTuple(at)) {
      translated(at, into);
      at = afterTag(at + 1);
    }
    for (int i = at; i <= at + MOST_RULE_WORDS && i + SESSION < words; i++) {
      long protocol = number(i);
      if (protocol >= 0 && protocol <= HIGHEST_PROTOCOL && number(i + SESSION) >= 0) {
        into.put(Field.NETWORK_TRANSPORT, Protocols.name(protocol));
        policy(i, into);
        put(Field.NETWORK_SESSION_ID, i + SESSION, into);
        return i + SESSION;
      }
    }
    return -1;
  }

  private void policy(int protocol, EventDraft into) {
    put(Field.RULE_NAME, protocol + 1, into);
    put(Field.OBSERVER_INGRESS_ZONE, protocol + 2, into);
    put(Field.OBSERVER_EGRESS_ZONE, protocol + 3, into);
  }

  private boolean isTuple(int word) {
    return arrow(word) > 0;
  }

  private int arrow(int word) {
    return word < words ? Ascii.indexOf(bytes, froms[word], tos[word], "->") : -1;
  }

  private int tuple(int word, EventDraft into) {
    int arrow = arrow(word);
    if (arrow < 0) {
      return word;
    }
    values.putEndpoint(Side.SOURCE, bytes, froms[word], arrow, into);
    values.putEndpoint(Side.DESTINATION, bytes, arrow + 2, tos[word], into);
    return afterTag(word + 1);
  }

  /** Sent in any case: without translation it is the same again. */
  private void translated(int word, EventDraft into) {
    int arrow = arrow(word);
    translated(Field.SOURCE_NAT_IP, Field.SOURCE_NAT_PORT, froms[word], arrow, into);
    translated(Field.DESTINATION_NAT_IP, Field.DESTINATION_NAT_PORT, arrow + 2, tos[word], into);
  }

  private void translated(Field ip, Field port, int from, int to, EventDraft into) {
    int slash = Ascii.lastIndexOf(bytes, from, to, '/');
    if (slash > 0) {
      values.put(ip, bytes, from, slash, into);
      values.put(port, bytes, slash + 1, to, into);
    }
  }

  /** A connection tag: {@code 0x0}. */
  private int afterTag(int word) {
    boolean tag = word < words && Ascii.isAt(bytes, froms[word], tos[word], "0x");
    return tag ? word + 1 : word;
  }

  private void service(int word, EventDraft into) {
    if (word < words && !saysNothing(word)) {
      Spelling.service(names, bytes, froms[word], tos[word], into);
    }
  }

  /** What the traffic turned out to be is better than what its port is called. */
  private void application(int word, EventDraft into) {
    if (word < words && !isUser(word) && !saysNothing(word)) {
      values.put(Field.NETWORK_PROTOCOL, bytes, froms[word], tos[word], into);
    }
  }

  /** {@code USER(ROLES) INTERFACE}; gives where the interface is, or the last word. */
  private int user(int from, EventDraft into) {
    for (int word = from; word < words; word++) {
      if (isUser(word)) {
        int open = Ascii.indexOf(bytes, froms[word], tos[word], '(');
        if (!Ascii.is(bytes, froms[word], open, "N/A")
            && !Ascii.is(bytes, froms[word], open, "unknown")) {
          values.putUser(Side.SOURCE, bytes, froms[word], open, into);
        }
        put(Field.OBSERVER_INGRESS_INTERFACE_NAME, word + 1, into);
        return word + 1;
      }
    }
    return words;
  }

  private boolean isUser(int word) {
    return bytes[tos[word] - 1] == ')' && Ascii.indexOf(bytes, froms[word], tos[word], '(') > 0;
  }

  private boolean isProtocolWithType(int word) {
    return isUser(word) && Ascii.isDigit(bytes[froms[word]]);
  }

  private void protocolWithType(int word, EventDraft into) {
    int open = Ascii.indexOf(bytes, froms[word], tos[word], '(');
    long protocol = Ascii.number(bytes, froms[word], open);
    String name = Protocols.name(protocol);
    into.put(Field.NETWORK_TRANSPORT, name);
    if ("icmp".equals(name) || "ipv6-icmp".equals(name)) {
      values.put(Field.NETWORK_ICMP_TYPE, bytes, open + 1, tos[word] - 1, into);
    }
  }

  private void counts(int word, Field packets, Field sizes, EventDraft into) {
    int open = word < words ? Ascii.indexOf(bytes, froms[word], tos[word], '(') : -1;
    if (open > 0) {
      values.put(packets, bytes, froms[word], open, into);
      values.put(sizes, bytes, open + 1, tos[word] - 1, into);
    }
  }

  private static void total(Field sent, Field received, Field all, EventDraft into) {
    if (into.get(sent) instanceof Long there && into.get(received) instanceof Long back) {
      into.put(all, there + back);
    }
  }

  private void put(Field field, int word, EventDraft into) {
    if (word < words && !saysNothing(word)) {
      into.put(field, names.of(bytes, froms[word], tos[word]));
    }
  }

  private boolean saysNothing(int word) {
    return Ascii.is(bytes, froms[word], tos[word], "None")
        || Ascii.is(bytes, froms[word], tos[word], "N/A")
        || Ascii.is(bytes, froms[word], tos[word], "UNKNOWN");
  }

  private long number(int word) {
    return word < words ? Ascii.number(bytes, froms[word], tos[word]) : -1;
  }
}
