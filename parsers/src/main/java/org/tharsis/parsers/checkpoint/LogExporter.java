package org.tharsis.parsers.checkpoint;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
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
 * [Fields@1.3.6.1.4.1.2620 src="192.0.2.1" ...]} and Log Exporter's {@code
 * time=...|product=...|src=...}. Belongs to one thread.
 */
public final class LogExporter implements MessageFormat {
  private static final KeyTable<Part> KEYS =
      KeyTable.load(LogExporter.class, "fields.txt", Part.class);
  private static final Catalogue CATALOGUE = Catalogue.load(LogExporter.class, "actions.txt");

  /** Check Point's enterprise number is 2620. */
  private static final String FIELDS = "[Fields@1.3.6.1.4.1.2620 ";

  private static final String SENDER = "CheckPoint";

  /** In the year 5138; what is later is in milliseconds. */
  private static final long LATEST_SECOND = 100_000_000_000L;

  private static final String NO_NAME = "cp_mgmt";
  private static final Notation BARS = Notation.separatedBy('|');

  private final Names names;
  private final PairReader<Part> pairs;
  private final Messages actions;
  private final Kebab kebab;

  public LogExporter(Names names, Values values) {
    this.names = names;
    this.pairs = new PairReader<>(KEYS, names);
    this.actions = new Messages(CATALOGUE, values);
    this.kebab = new Kebab(names);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    byte[] bytes = message.bytes();
    int from = header.dataFrom();
    int to = header.dataTo();
    if (from == to) {
      message.skip("CheckPoint: ");
      from = message.at();
      to = message.end();
    }
    Notation notation = notation(header, bytes, from, to);
    if (notation == null) {
      return false;
    }
    into.put(Field.OBSERVER_VENDOR, "Check Point");
    read(notation, bytes, from, to, into);
    if (!header.timed()) {
      time(into);
    }
    return true;
  }

  private static @Nullable Notation notation(Header header, byte[] bytes, int from, int to) {
    if (Ascii.isAt(bytes, from, to, FIELDS)) {
      return Notation.WORDS;
    }
    if (from < to && bytes[from] == '[') {
      boolean sent = SENDER.equals(header.tag()) || Ascii.isAt(bytes, from, to, "[action:\"");
      return sent ? Notation.COLONS : null;
    }
    boolean bars =
        Ascii.isAt(bytes, from, to, "time=") && Ascii.indexOf(bytes, from, to, "|loguid=") > 0;
    return bars ? BARS : null;
  }

  private void read(Notation notation, byte[] bytes, int from, int to, EventDraft into) {
    boolean bracketed = bytes[from] == '[';
    int end = bracketed && bytes[to - 1] == ']' ? to - 1 : to;
    pairs.read(notation, bytes, bracketed ? from + 1 : from, end, into);
    into.put(Field.OBSERVER_PRODUCT, pairs.text(Part.PRODUCT));
    gateway(bytes, into);
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
    if (time >= 0) {
      into.timestamp(time < LATEST_SECOND ? time * 1000 : time);
    }
  }

  /** {@code CN=gateway,O=management}: the host in the header is who passes the log on. */
  private void gateway(byte[] bytes, EventDraft into) {
    int from = pairs.from(Part.ORIGINSICNAME) + 3;
    int to = pairs.to(Part.ORIGINSICNAME);
    int comma = Ascii.indexOf(bytes, Math.min(from, to), to, ',');
    boolean named = comma > from && Ascii.is(bytes, from - 3, from, "CN=");
    if (named && !Ascii.is(bytes, from, comma, NO_NAME)) {
      into.put(Field.OBSERVER_NAME, names.of(bytes, from, comma));
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
