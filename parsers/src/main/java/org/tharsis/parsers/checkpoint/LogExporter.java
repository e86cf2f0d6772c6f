package org.tharsis.parsers.checkpoint;

import java.util.List;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.keyvalue.Kebab;
import org.tharsis.parsers.keyvalue.KeyTable;
import org.tharsis.parsers.keyvalue.Notation;
import org.tharsis.parsers.keyvalue.PairReader;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.template.Catalogue;
import org.tharsis.parsers.template.Messages;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * {@code CheckPoint 7776 - [action:"Accept"; src:"192.0.2.1"; ...]}, also {@code
 * [Fields@1.3.6.1.4.1.2620 src="192.0.2.1" ...]}, Log Exporter's {@code
 * time=...|product=...|src=...} and {@code fw log}. Belongs to one thread.
 */
public final class LogExporter implements MessageFormat {
  private static final KeyTable<Part> KEYS =
      KeyTable.load(LogExporter.class, "fields.txt", Part.class);
  private static final Catalogue CATALOGUE = Catalogue.load(LogExporter.class, "actions.txt");

  private static final List<String> SEVERITIES =
      List.of("Informational", "Low", "Medium", "High", "Critical");

  private static final String SENDER = "CheckPoint ";

  /** Where the sender stands at the latest, behind version, time and host. */
  private static final int LATEST_SENDER = 320;

  /** In the year 5138; what is later is in milliseconds. */
  private static final long LATEST_SECOND = 100_000_000_000L;

  /** The tag under which older management servers pass on {@code fw log}. */
  private static final String FORWARDED = "Checkpoint";

  private static final String NO_NAME = "cp_mgmt";

  private final Names names;
  private final PairReader<Part> pairs;
  private final Messages actions;
  private final Kebab kebab;
  private final FirewallLog older = new FirewallLog();

  public LogExporter(Names names, Values values) {
    this.names = names;
    this.pairs = new PairReader<>(KEYS, names);
    this.actions = new Messages(CATALOGUE, values);
    this.kebab = new Kebab(names);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    boolean data = header.dataFrom() < header.dataTo();
    boolean is =
        data
            ? form(message.bytes(), header.dataFrom(), header.dataTo(), into)
            : text(header, message, into);
    if (is) {
      into.put(Field.OBSERVER_VENDOR, "Check Point");
      if (!header.timed()) {
        time(into);
      }
    }
    return is;
  }

  private boolean text(Header header, Cursor message, EventDraft into) {
    int from = start(message);
    if (form(message.bytes(), from, message.end(), into)) {
      return true;
    }
    boolean log = FORWARDED.equals(header.tag()) || message.isAt("Checkpoint: ");
    boolean is = log && older.read(message);
    if (is) {
      read(Notation.COLONS, older.text(), 0, older.length(), into);
    }
    return is;
  }

  /** A header that lacks its priority is still part of the message. */
  private static int start(Cursor c) {
    if (c.isAt("syslog[")) {
      return c.at() + "syslog".length();
    }
    c.skip("CheckPoint: ");
    int latest = Math.min(c.end(), c.at() + LATEST_SENDER);
    boolean headed = c.peek() == '1' || c.isAt(SENDER);
    int sender = headed ? Ascii.indexOf(c.bytes(), c.at(), latest, SENDER) : -1;
    int bracket = sender < 0 ? -1 : Ascii.indexOf(c.bytes(), sender, latest, '[');
    return bracket < 0 ? c.at() : bracket;
  }

  private boolean form(byte[] bytes, int from, int to, EventDraft into) {
    Notation notation = Form.of(bytes, from, to);
    if (notation != null) {
      read(notation, bytes, from, to, into);
    }
    return notation != null;
  }

  private void read(Notation notation, byte[] bytes, int from, int to, EventDraft into) {
    boolean bracketed = bytes[from] == '[';
    int end = bracketed && bytes[to - 1] == ']' ? to - 1 : to;
    pairs.read(notation, bytes, bracketed ? from + 1 : from, end, into);
    into.put(Field.OBSERVER_PRODUCT, pairs.text(Part.PRODUCT));
    gateway(into);
    packets(bytes, into);
    severity(into);
    pairs.put(
        Part.IFNAME,
        pairs.is(Part.IFDIR, "outbound")
            ? Field.OBSERVER_EGRESS_INTERFACE_NAME
            : Field.OBSERVER_INGRESS_INTERFACE_NAME,
        into);
    kind(bytes, into);
  }

  /** Seconds or milliseconds of the epoch. */
  private void time(EventDraft into) {
    long time = pairs.number(Part.TIME);
    if (time > 0) { // zero is what a log without one says
      into.timestamp(time < LATEST_SECOND ? time * 1000 : time);
    }
  }

  /** {@code CN=gateway,O=management}: the host in the header is who passes the log on. */
  private void gateway(EventDraft into) {
    String name = pairs.text(Part.ORIGINSICNAME);
    int comma = name == null ? -1 : name.indexOf(',');
    if (name != null && comma > 3 && name.regionMatches(true, 0, "CN=", 0, 3)) {
      String gateway = name.substring(3, comma);
      into.put(Field.OBSERVER_NAME, gateway.equals(NO_NAME) ? null : gateway);
    }
  }

  /** A number, or a list of packets. */
  private void packets(byte[] bytes, EventDraft into) {
    int from = pairs.from(Part.PACKETS);
    int to = pairs.to(Part.PACKETS);
    long number = Ascii.number(bytes, from, to);
    if (number >= 0) {
      into.put(Field.NETWORK_PACKETS, number);
    } else if (pairs.has(Part.PACKETS) && !DroppedPackets.put(bytes, from, to, names, into)) {
      into.remark(Remark.PARTLY_PARSED);
    }
  }

  /** A number from 0 to 4, or its word. */
  private void severity(EventDraft into) {
    long number = pairs.number(Part.SEVERITY);
    String word = pairs.text(Part.SEVERITY);
    if (number < 0 && word != null) {
      number = SEVERITIES.indexOf(word);
    }
    if (number >= 0) {
      into.put(Field.EVENT_SEVERITY, number);
    }
  }

  private static String plainCategory(EventDraft into) {
    return into.has(Field.DESTINATION_IP) ? EventKind.NETWORK : EventKind.HOST;
  }

  /** A management server audits every operation as accepted. */
  private void kind(byte[] bytes, EventDraft into) {
    boolean audit = pairs.has(Part.OPERATION);
    Part told = audit ? Part.OPERATION : Part.ACTION;
    String action = kebab.of(bytes, pairs.from(told), pairs.to(told));
    if (action == null || !actions.knows(action)) {
      into.put(Field.EVENT_CATEGORY, audit ? EventKind.CONFIGURATION : plainCategory(into));
      into.put(Field.EVENT_TYPE, audit ? EventKind.CHANGE : EventKind.INFO);
      into.put(Field.EVENT_ACTION, action == null ? "event" : action);
    } else {
      actions.categorize(action, into);
    }
    if (pairs.is(Part.AUDIT_STATUS, "Failure") || pairs.is(Part.AUDIT_STATUS, "Failed Login")) {
      into.put(Field.EVENT_OUTCOME, EventKind.FAILURE);
    }
  }
}
