package org.tharsis.parsers.fortinet;

import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.keyvalue.KeyTable;
import org.tharsis.parsers.keyvalue.Notation;
import org.tharsis.parsers.keyvalue.PairReader;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.text.Severities;

/**
 * {@code date=2026-06-15 time=12:00:00 devname="fw" logid="0000000013" type="traffic" ...}. Belongs
 * to one thread.
 */
public final class FortiGate implements MessageFormat {
  private static final KeyTable<Part> KEYS =
      KeyTable.load(FortiGate.class, "fields.txt", Part.class);

  private final PairReader<Part> pairs;
  private final Kind kind;
  private final Clock clock;
  private final Names names;

  public FortiGate(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.pairs = new PairReader<>(KEYS, names);
    this.kind = new Kind(pairs, names, values);
    this.clock = new Clock(pairs, timestamps);
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == 'd' || first == 'e' || first == 'i' || first == 'l' || first == 't';
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    if (!begins(message)) {
      return false;
    }
    into.put(Field.OBSERVER_VENDOR, "Fortinet");
    into.put(Field.OBSERVER_PRODUCT, "FortiGate");
    byte[] bytes = message.bytes();
    int from = message.at();
    pairs.read(notation(message), bytes, from, message.end(), into);
    pairs.put(Part.HOSTNAME, Field.DESTINATION_DOMAIN, into);
    vpn(into);
    administrator(bytes, into);
    address(into);
    direction(into);
    severity(into);
    kind.put(into);
    clock.put(into);
    return true;
  }

  private static boolean begins(Cursor c) {
    boolean likely =
        c.isAt("date=")
            || c.isAt("dev")
            || c.isAt("logver=")
            || c.isAt("timestamp=")
            || c.isAt("itime=")
            || c.isAt("logid=")
            || c.isAt("eventtime=")
            || c.isAt("type=\"");
    return likely && (says(c, "logid=") || says(c, "log_id=") || says(c, " subtype="));
  }

  private static boolean says(Cursor c, String key) {
    return Ascii.indexOf(c.bytes(), c.at(), c.end(), key) >= 0;
  }

  private static Notation notation(Cursor c) {
    int end = c.wordEnd();
    return Ascii.indexOf(c.bytes(), c.at(), end, ',') < 0 ? Notation.WORDS : Notation.COMMAS;
  }

  /**
   * The remote end opens SSL VPN, and IPsec where this device responds; else the local one does.
   */
  private void vpn(EventDraft into) {
    boolean remote =
        pairs.has(Part.TUNNELTYPE)
            || pairs.is(Part.INIT, "remote")
            || pairs.is(Part.ROLE, "responder");
    pairs.put(remote ? Part.REMOTE_IP : Part.LOCAL_IP, Field.SOURCE_IP, into);
    pairs.put(remote ? Part.REMOTE_PORT : Part.LOCAL_PORT, Field.SOURCE_PORT, into);
    pairs.put(remote ? Part.LOCAL_IP : Part.REMOTE_IP, Field.DESTINATION_IP, into);
    pairs.put(remote ? Part.LOCAL_PORT : Part.REMOTE_PORT, Field.DESTINATION_PORT, into);
  }

  /** {@code ui="https(192.0.2.1)"}: how an administrator is connected, and from where. */
  private void administrator(byte[] bytes, EventDraft into) {
    int from = pairs.from(Part.UI);
    int to = pairs.to(Part.UI);
    int open = Ascii.indexOf(bytes, from, to, '(');
    int close = Ascii.indexOf(bytes, from, to, ')');
    if (open > from && close > open && !into.has(Field.SOURCE_IP)) {
      into.put(Field.SOURCE_IP, IpAddress.parse(bytes, open + 1, close));
    }
    if (open > from) {
      into.putIfAbsent(Field.NETWORK_PROTOCOL, names.lowerCase(bytes, from, open));
    }
  }

  /** Older releases say host and path apart. */
  private void address(EventDraft into) {
    String url = pairs.text(Part.URL);
    String host = pairs.text(Part.HOSTNAME);
    boolean path = url != null && url.startsWith("/");
    into.put(Field.URL_ORIGINAL, path && host != null ? host + url : url);
  }

  private void direction(EventDraft into) {
    if (pairs.is(Part.DIRECTION, "outgoing")) {
      into.put(Field.NETWORK_DIRECTION, "outbound");
    } else if (pairs.is(Part.DIRECTION, "incoming")) {
      into.put(Field.NETWORK_DIRECTION, "inbound");
    }
  }

  private void severity(EventDraft into) {
    String level = pairs.text(Part.LEVEL);
    into.put(Field.EVENT_SEVERITY, level == null ? null : Severities.number(level));
  }
}
