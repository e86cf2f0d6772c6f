package org.tharsis.parsers.pf;

import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.template.Catalogue;
import org.tharsis.parsers.template.Messages;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * What else a pfSense or OPNsense firewall logs: leases, queries, tunnels, proxied requests and
 * logins. What is not as regular as a template wants it is read here first. Belongs to one thread.
 */
public final class Daemons implements MessageFormat {
  private static final Catalogue CATALOGUE = Catalogue.load(Daemons.class, "messages.txt");

  private final Names names;
  private final Messages messages;
  private final ProxyLog proxyLog;

  public Daemons(Names names, Values values) {
    this.names = names;
    this.messages = new Messages(CATALOGUE, values);
    this.proxyLog = new ProxyLog(names);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    Daemon daemon = Daemon.of(header.tag());
    if (daemon == null) {
      return false;
    }
    daemon.put(into);
    into.put(Field.PROCESS_NAME, header.tag());
    switch (daemon) {
      case UNBOUND -> unbound(message, into);
      case OPENVPN -> openvpn(message, into);
      case CHARON -> charon(message, into);
      case DNSMASQ -> dnsmasq(message, into);
      case KEA -> kea(message, into);
      case HAPROXY -> haproxy(message, into);
      case SQUID -> squid(message, into);
      default -> templates(daemon.id, message, into);
    }
    return true;
  }

  private void templates(String id, Cursor c, EventDraft into) {
    messages.read(id, c.bytes(), c.at(), c.end(), into);
  }

  /** {@code [26931:0] info: 192.0.2.1 example.com. A IN}, where queries are logged. */
  private void unbound(Cursor c, EventDraft into) {
    int close = c.peek() == '[' ? Ascii.indexOf(c.bytes(), c.at(), c.end(), ']') : -1;
    if (close >= 0) {
      c.moveTo(close + 1);
      c.skipBlanks();
    }
    if (c.skip("info: ")) {
      IpAddress client = IpAddress.parse(c.bytes(), c.at(), c.wordEnd());
      if (client != null) {
        into.put(Field.SOURCE_IP, client);
        c.moveTo(c.wordEnd());
        c.skipBlanks();
        templates("unbound-query", c, into);
        return;
      }
    }
    templates("unbound", c, into);
  }

  /** {@code bob/192.0.2.1:1194 text}, {@code 192.0.2.1:1194 text} or {@code text}. */
  private void openvpn(Cursor c, EventDraft into) {
    int end = c.wordEnd();
    int slash = Ascii.lastIndexOf(c.bytes(), c.at(), end, '/');
    int peer = Math.max(slash + 1, c.at());
    if (Peer.SOURCE.put(c.bytes(), peer, end, into)) {
      if (slash > c.at()) {
        user(names.of(c.bytes(), c.at(), slash), into);
      }
      c.moveTo(end);
      c.skipBlanks();
    } else {
      peerWithin(c, into);
    }
    templates("openvpn", c, into);
  }

  /** {@code ... from [AF_INET6]2001:db8::1:1194}. */
  private static void peerWithin(Cursor c, EventDraft into) {
    int family = Ascii.indexOf(c.bytes(), c.at(), c.end(), "[AF_INET");
    int close = family < 0 ? -1 : Ascii.indexOf(c.bytes(), family, c.end(), ']');
    if (close >= 0) {
      int end = close + 1;
      while (end < c.end() && !Ascii.isBlank(c.bytes()[end]) && c.bytes()[end] != ',') {
        end++;
      }
      Peer.SOURCE.put(c.bytes(), close + 1, end, into);
    }
  }

  private static void user(String name, EventDraft into) {
    into.put(Field.SOURCE_USER_NAME, name);
    into.put(Field.USER_NAME, name);
  }

  /** {@code 14[NET] <office|11> text}: thread, subsystem, connection and its number. */
  private void charon(Cursor c, EventDraft into) {
    c.number(3);
    int close = c.peek() == '[' ? Ascii.indexOf(c.bytes(), c.at(), c.wordEnd(), ']') : -1;
    if (close > c.at() + 1) {
      into.put(Field.EVENT_CODE, names.of(c.bytes(), c.at() + 1, close));
      c.moveTo(close + 1);
      c.skipBlanks();
    }
    if (c.peek() == '<') {
      connection(c, into);
    }
    templates("charon", c, into);
  }

  private void connection(Cursor c, EventDraft into) {
    int close = Ascii.indexOf(c.bytes(), c.at(), c.wordEnd(), '>');
    int bar = close < 0 ? -1 : Ascii.indexOf(c.bytes(), c.at(), close, '|');
    if (close >= 0) {
      if (bar > c.at() + 1) {
        into.put(Field.RULE_NAME, names.of(c.bytes(), c.at() + 1, bar));
      }
      int number = Math.max(bar, c.at()) + 1;
      if (number < close) {
        into.put(Field.NETWORK_SESSION_ID, names.of(c.bytes(), number, close));
      }
      c.moveTo(close + 1);
      c.skipBlanks();
    }
  }

  /** {@code 4280283188 DHCPACK(eth0) …}, where options are logged. */
  private void dnsmasq(Cursor c, EventDraft into) {
    c.number(10);
    c.skipBlanks();
    templates("dnsmasq", c, into);
  }

  /** {@code INFO [kea-dhcp4.leases.0x83] DHCP4_LEASE_ALLOC [hwtype=1 …], cid=[…], tid=…: text}. */
  private void kea(Cursor c, EventDraft into) {
    int close = Ascii.indexOf(c.bytes(), c.at(), c.end(), "] ");
    if (close >= 0) {
      c.moveTo(close + 2);
      int end = c.wordEnd();
      if (end > c.at()) {
        into.put(Field.EVENT_CODE, names.of(c.bytes(), c.at(), end));
      }
      c.moveTo(end);
      c.skipBlanks();
    }
    templates("kea", c, into);
  }

  private void haproxy(Cursor c, EventDraft into) {
    if (!proxyLog.haproxy(c, into)) {
      templates("haproxy", c, into);
    }
  }

  private void squid(Cursor c, EventDraft into) {
    if (!proxyLog.squid(c, into)) {
      templates("squid", c, into);
    }
  }
}
