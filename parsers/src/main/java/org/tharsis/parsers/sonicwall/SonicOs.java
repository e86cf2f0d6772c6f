package org.tharsis.parsers.sonicwall;

import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.parsers.keyvalue.KeyTable;
import org.tharsis.parsers.keyvalue.Notation;
import org.tharsis.parsers.keyvalue.PairReader;
import org.tharsis.parsers.keyvalue.Verdict;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Catalogue;
import org.tharsis.parsers.template.Messages;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * {@code id=firewall sn=... time="2026-06-15 12:00:00" fw=192.0.2.1 pri=6 c=262144 m=98 ...}.
 * Belongs to one thread.
 */
public final class SonicOs implements MessageFormat {
  private static final KeyTable<Part> KEYS = KeyTable.load(SonicOs.class, "fields.txt", Part.class);
  private static final Catalogue CATALOGUE = Catalogue.load(SonicOs.class, "messages.txt");
  private static final String FACTORY_ID = "firewall";
  private static final String FLAGS = "TCP Flag(s): ";

  private static final int LATEST_SERIAL = 192;

  /** "Attacks" among the legacy categories. */
  private static final int ATTACKS = 32;

  private final Names names;
  private final PairReader<Part> pairs;
  private final Messages messages;
  private final Timestamps timestamps;
  private final Cursor time = new Cursor();

  public SonicOs(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.pairs = new PairReader<>(KEYS, names);
    this.messages = new Messages(CATALOGUE, values);
    this.timestamps = timestamps;
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == 'i';
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    if (!begins(message)) {
      return false;
    }
    into.put(Field.OBSERVER_VENDOR, "SonicWall");
    into.put(Field.OBSERVER_PRODUCT, "SonicOS");
    byte[] bytes = message.bytes();
    pairs.read(Notation.WORDS, bytes, message.at(), message.end(), into);
    device(header, into);
    time(bytes, into);
    kind(into);
    icmp(into);
    note(bytes, into);
    address(into);
    return true;
  }

  /**
   * The id is the device's name, {@code firewall} if nobody gave it one; newer releases put more
   * between it and the serial number.
   */
  private static boolean begins(Cursor c) {
    int latest = Math.min(c.end(), c.at() + LATEST_SERIAL);
    return c.isAt("id=") && Ascii.indexOf(c.bytes(), c.at(), latest, " sn=") > 0;
  }

  private void device(Header header, EventDraft into) {
    if (!pairs.is(Part.ID, FACTORY_ID)) {
      into.put(Field.OBSERVER_NAME, pairs.text(Part.ID));
    } else if (header.host() == null) {
      into.put(Field.OBSERVER_NAME, pairs.text(Part.FW));
    }
  }

  private void time(byte[] bytes, EventDraft into) {
    time.reset(bytes, pairs.from(Part.TIME), pairs.to(Part.TIME));
    if (timestamps.read(time, into.timestamp())) {
      into.timestamp(timestamps.millis());
    }
  }

  private void kind(EventDraft into) {
    boolean known =
        into.get(Field.EVENT_CODE) instanceof String code
            && messages.knows(code)
            && messages.categorize(code, into);
    if (!known) {
      boolean attack = pairs.number(Part.CATEGORY) == ATTACKS;
      into.put(Field.EVENT_CATEGORY, attack ? EventKind.INTRUSION_DETECTION : EventKind.NETWORK);
      into.put(Field.EVENT_TYPE, EventKind.INFO);
      into.put(Field.EVENT_ACTION, attack ? "attack" : "event");
      wording(into);
    }
    if (pairs.is(Part.FW_ACTION, "drop")) {
      Verdict.put("drop", into);
    }
  }

  /** A text ends with what became of the packet: {@code ... dropped}. */
  private void wording(EventDraft into) {
    int from = pairs.from(Part.MSG);
    int to = pairs.to(Part.MSG);
    int blank = Ascii.lastIndexOf(pairs.line(), from, to, ' ');
    if (blank > from) {
      Verdict.put(names.lowerCase(pairs.line(), blank + 1, to), into);
    }
  }

  /** {@code code} alone is a category of the content filter. */
  private void icmp(EventDraft into) {
    if (pairs.has(Part.ICMP_TYPE)) {
      pairs.put(Part.ICMP_TYPE, Field.NETWORK_ICMP_TYPE, into);
      pairs.put(Part.ICMP_CODE, Field.NETWORK_ICMP_CODE, into);
    }
  }

  private void note(byte[] bytes, EventDraft into) {
    int from = pairs.from(Part.NOTE);
    int to = pairs.to(Part.NOTE);
    if (Ascii.isAt(bytes, from, to, FLAGS) && to > from + FLAGS.length()) {
      into.put(Field.NETWORK_TCP_FLAGS, names.of(bytes, from + FLAGS.length(), to));
    } else {
      pairs.put(Part.NOTE, Field.EVENT_REASON, into);
    }
  }

  private void address(EventDraft into) {
    pairs.put(Part.DSTNAME, Field.DESTINATION_DOMAIN, into);
    String host = pairs.text(Part.DSTNAME);
    String path = pairs.text(Part.ARG);
    if (host != null && path != null) {
      into.put(Field.URL_ORIGINAL, host + path);
    }
  }
}
