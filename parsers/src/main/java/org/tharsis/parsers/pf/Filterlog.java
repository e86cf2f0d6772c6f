package org.tharsis.parsers.pf;

import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Remark;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * {@code filterlog[123]: 4,,,1000000103,em0,match,block,in,4,...}: comma-separated values ("Raw
 * Filter Log Format", pfSense documentation; OPNsense writes the same). Belongs to one thread.
 */
public final class Filterlog implements MessageFormat {
  /** OPNsense identifies a rule by an MD5 hash. */
  private static final int HASH_LENGTH = 32;

  private final Names names;
  private byte[] bytes = {};
  private int from;
  private int to;

  public Filterlog(Names names) {
    this.names = names;
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    if (!"filterlog".equals(header.tag())) {
      return false;
    }
    bytes = message.bytes();
    into.put(Field.EVENT_CATEGORY, EventKind.NETWORK);
    into.put(Field.EVENT_TYPE, EventKind.INFO);
    into.put(Field.EVENT_ACTION, "packet-logged");
    rule(message, into);
    decision(message, into);
    if (!packet(message, into)) {
      into.remark(Remark.PARTLY_PARSED);
    }
    return true;
  }

  /** Moves on to the next value. */
  private void next(Cursor c) {
    from = c.at();
    int comma = Ascii.indexOf(bytes, from, c.end(), ',');
    to = comma < 0 ? c.end() : comma;
    c.moveTo(comma < 0 ? to : comma + 1);
  }

  private void skip(Cursor c, int count) {
    for (int i = 0; i < count; i++) {
      next(c);
    }
  }

  private boolean is(String text) {
    return Ascii.is(bytes, from, to, text);
  }

  private void text(Field field, EventDraft into) {
    if (from < to) {
      into.put(field, names.of(bytes, from, to));
    }
  }

  private boolean number(Field field, EventDraft into) {
    long number = Ascii.number(bytes, from, to);
    if (number >= 0) {
      into.put(field, number);
    }
    return number >= 0;
  }

  private boolean address(Field field, EventDraft into) {
    into.put(field, IpAddress.parse(bytes, from, to));
    return into.has(field);
  }

  /** Rule number, sub rule number, anchor, tracker: the last stays the same as rules move. */
  private void rule(Cursor c, EventDraft into) {
    next(c);
    text(Field.RULE_ID, into);
    skip(c, 2);
    text(Field.RULE_NAME, into);
    next(c);
    if (!is("0")) {
      text(Field.RULE_ID, into);
    }
    boolean hash = to - from == HASH_LENGTH;
    into.put(Field.OBSERVER_VENDOR, hash ? "Deciso" : "Netgate");
    into.put(Field.OBSERVER_PRODUCT, hash ? "OPNsense" : "pfSense");
  }

  /** Interface, reason, action, direction. */
  private void decision(Cursor c, EventDraft into) {
    next(c);
    int interfaceFrom = from;
    int interfaceTo = to;
    next(c);
    if (!is("match")) {
      text(Field.EVENT_REASON, into);
    }
    next(c);
    action(into);
    next(c);
    boolean out = is("out");
    into.put(Field.NETWORK_DIRECTION, out ? "outbound" : is("in") ? "inbound" : null);
    from = interfaceFrom;
    to = interfaceTo;
    text(out ? Field.OBSERVER_EGRESS_INTERFACE_NAME : Field.OBSERVER_INGRESS_INTERFACE_NAME, into);
  }

  private void action(EventDraft into) {
    if (is("pass")) {
      into.put(Field.EVENT_ACTION, "packet-allowed");
      into.put(Field.EVENT_TYPE, EventKind.ALLOWED);
      into.put(Field.EVENT_OUTCOME, EventKind.SUCCESS);
    } else if (is("block") || is("reject")) {
      into.put(Field.EVENT_ACTION, "packet-denied");
      into.put(Field.EVENT_TYPE, EventKind.DENIED);
      into.put(Field.EVENT_OUTCOME, EventKind.FAILURE);
    }
  }

  private boolean packet(Cursor c, EventDraft into) {
    next(c);
    if (is("4")) {
      skip(c, 8); // TOS, ECN, TTL, id, offset, flags, protocol's number, protocol
      transport(into);
    } else if (is("6")) {
      skip(c, 4); // class, flow label, hop limit, protocol
      transport(into);
      next(c);
    } else {
      return false;
    }
    next(c);
    boolean whole = number(Field.NETWORK_BYTES, into);
    next(c);
    whole &= address(Field.SOURCE_IP, into);
    next(c);
    return address(Field.DESTINATION_IP, into) && whole && payload(c, into);
  }

  private void transport(EventDraft into) {
    if (is("ICMPv6")) {
      into.put(Field.NETWORK_TRANSPORT, "ipv6-icmp");
    } else if (from < to) {
      into.put(Field.NETWORK_TRANSPORT, names.lowerCase(bytes, from, to));
    }
  }

  private boolean payload(Cursor c, EventDraft into) {
    Object transport = into.get(Field.NETWORK_TRANSPORT);
    boolean tcp = "tcp".equals(transport);
    if (tcp || "udp".equals(transport)) {
      return ports(c, into) && (!tcp || tcpFlags(c, into));
    }
    if ("icmp".equals(transport)) {
      next(c);
      Icmp.put(names.of(bytes, from, to), into);
    }
    return true;
  }

  /** A later fragment has none. */
  private boolean ports(Cursor c, EventDraft into) {
    if (c.atEnd()) {
      return true;
    }
    next(c);
    boolean source = number(Field.SOURCE_PORT, into);
    next(c);
    return number(Field.DESTINATION_PORT, into) && source;
  }

  /** Data length, flags; then sequence numbers, window and options. */
  private boolean tcpFlags(Cursor c, EventDraft into) {
    skip(c, 2);
    text(Field.NETWORK_TCP_FLAGS, into);
    return true;
  }
}
