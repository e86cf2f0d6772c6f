package org.tharsis.parsers.leef;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.keyvalue.Kebab;
import org.tharsis.parsers.keyvalue.KeyTable;
import org.tharsis.parsers.keyvalue.Notation;
import org.tharsis.parsers.keyvalue.PairReader;
import org.tharsis.parsers.keyvalue.Verdict;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * {@code LEEF:1.0|Vendor|Product|Version|EventID|key=value<tab>key=value}; LEEF 2.0 names its
 * separator: {@code LEEF:2.0|Vendor|Product|Version|EventID|^|key=value^key=value}. Belongs to one
 * thread.
 */
public final class LogEventExtendedFormat implements MessageFormat {
  private static final KeyTable<Part> KEYS =
      KeyTable.load(LogEventExtendedFormat.class, "fields.txt", Part.class);
  private static final char TAB = '\t';
  private static final Notation BY_TABS = Notation.separatedBy(TAB);

  private final Names names;
  private final PairReader<Part> pairs;
  private final Kebab kebab;
  private final Timestamps timestamps;
  private final Cursor time = new Cursor();

  public LogEventExtendedFormat(Names names, Timestamps timestamps) {
    this.names = names;
    this.pairs = new PairReader<>(KEYS, names);
    this.kebab = new Kebab(names);
    this.timestamps = timestamps;
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == 'L';
  }

  @Override
  public boolean read(Header header, Cursor c, EventDraft into) {
    if (!c.skip("LEEF:")) {
      return false;
    }
    c.skipBlanks();
    boolean second = c.peek() == '2';
    c.moveTo(bar(c) + 1);
    into.put(Field.EVENT_CATEGORY, EventKind.NETWORK);
    into.put(Field.EVENT_TYPE, EventKind.INFO);
    into.put(Field.OBSERVER_VENDOR, text(c));
    into.put(Field.OBSERVER_PRODUCT, text(c));
    c.moveTo(bar(c) + 1);
    into.put(Field.EVENT_ACTION, kebab.of(c.bytes(), c.at(), bar(c)));
    into.put(Field.EVENT_CODE, text(c));
    char separator = second ? separator(c) : TAB;
    Notation notation = separator == TAB ? BY_TABS : Notation.separatedBy(separator);
    pairs.read(notation, c.bytes(), c.at(), c.end(), into);
    verdict(into);
    time(into);
    if (!into.has(Field.EVENT_CODE)) {
      into.remark(Remark.PARTLY_PARSED);
    }
    return true;
  }

  private static int bar(Cursor c) {
    int bar = Ascii.indexOf(c.bytes(), c.at(), c.end(), '|');
    return bar < 0 ? c.end() : bar;
  }

  private @Nullable String text(Cursor c) {
    int from = c.at();
    int to = bar(c);
    c.moveTo(to + 1);
    return from == to ? null : names.of(c.bytes(), from, to);
  }

  /** A character, or its code: {@code x5E} or {@code 0x5E}. Without one it is the tab. */
  private static char separator(Cursor c) {
    int from = c.at();
    int bar = bar(c);
    if (bar == from + 1) {
      c.moveTo(bar + 1);
      return (char) (c.bytes()[from] & 0xff);
    }
    int hex = Ascii.isAt(c.bytes(), from, bar, "0x") ? from + 2 : from + 1;
    boolean coded = bar < c.end() && c.bytes()[hex - 1] == 'x' && bar - hex <= 4;
    if (!coded) {
      c.moveTo(bar == from ? bar + 1 : from);
      return TAB;
    }
    c.moveTo(bar + 1);
    return (char) hex(c.bytes(), hex, bar);
  }

  private static int hex(byte[] bytes, int from, int to) {
    int value = 0;
    for (int at = from; at < to; at++) {
      value = value << 4 | Math.max(0, Character.digit(bytes[at], 16));
    }
    return value;
  }

  private void verdict(EventDraft into) {
    String action = pairs.text(Part.ACTION);
    if (action != null && Verdict.put(action, into)) {
      return;
    }
    String category = pairs.text(Part.CAT);
    if (category != null) {
      Verdict.put(category, into);
    }
  }

  private void time(EventDraft into) {
    long millis = pairs.number(Part.DEVTIME);
    time.reset(pairs.line(), pairs.from(Part.DEVTIME), pairs.to(Part.DEVTIME));
    if (millis > 0) {
      into.timestamp(millis);
    } else if (timestamps.read(time, into.timestamp())) {
      into.timestamp(timestamps.millis());
    }
  }
}
