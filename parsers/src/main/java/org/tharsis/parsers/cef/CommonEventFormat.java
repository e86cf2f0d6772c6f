package org.tharsis.parsers.cef;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.keyvalue.Escapes;
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
 * {@code CEF:0|Vendor|Product|Version|Signature ID|Name|Severity|src=192.0.2.1 act=blocked ...}.
 * Belongs to one thread.
 */
public final class CommonEventFormat implements MessageFormat {
  private static final KeyTable<Part> KEYS =
      KeyTable.load(CommonEventFormat.class, "fields.txt", Part.class);
  private static final Part[] TIMES = {Part.RT, Part.END, Part.START};

  private final Names names;
  private final PairReader<Part> pairs;
  private final Labels labels;
  private final Kebab kebab;
  private final Timestamps timestamps;
  private final Cursor time = new Cursor();

  public CommonEventFormat(Names names, Timestamps timestamps) {
    this.names = names;
    this.pairs = new PairReader<>(KEYS, names);
    this.labels = new Labels(pairs);
    this.kebab = new Kebab(names);
    this.timestamps = timestamps;
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == 'C';
  }

  @Override
  public boolean read(Header header, Cursor c, EventDraft into) {
    if (!c.skip("CEF:")) {
      return false;
    }
    c.skipBlanks();
    c.moveTo(bar(c) + 1);
    into.put(Field.EVENT_CATEGORY, EventKind.NETWORK);
    into.put(Field.EVENT_TYPE, EventKind.INFO);
    into.put(Field.OBSERVER_VENDOR, text(c));
    into.put(Field.OBSERVER_PRODUCT, text(c));
    c.moveTo(bar(c) + 1);
    into.put(Field.EVENT_CODE, text(c));
    int nameFrom = c.at();
    int nameTo = bar(c);
    into.put(Field.EVENT_ACTION, kebab.of(c.bytes(), nameFrom, nameTo));
    c.moveTo(nameTo + 1);
    severity(c, into);
    pairs.read(Notation.OPEN, c.bytes(), c.at(), c.end(), into);
    labels.put(into);
    into.putIfAbsent(Field.RULE_NAME, text(c.bytes(), nameFrom, nameTo));
    verdict(into);
    direction(into);
    time(into);
    if (!into.has(Field.EVENT_CODE)) {
      into.remark(Remark.PARTLY_PARSED);
    }
    return true;
  }

  /** The next bar that no backslash escapes, or the end. */
  private static int bar(Cursor c) {
    for (int at = c.at(); at < c.end(); at++) {
      if (c.bytes()[at] == '\\') {
        at++;
      } else if (c.bytes()[at] == '|') {
        return at;
      }
    }
    return c.end();
  }

  private @Nullable String text(Cursor c) {
    int from = c.at();
    int to = bar(c);
    c.moveTo(to + 1);
    return text(c.bytes(), from, to);
  }

  private @Nullable String text(byte[] bytes, int from, int to) {
    if (Escapes.in(bytes, from, to)) {
      byte[] plain = Escapes.resolved(bytes, from, to);
      return names.of(plain, 0, plain.length);
    }
    return from == to ? null : names.of(bytes, from, to);
  }

  /** 0 to 10, or a word. */
  private static void severity(Cursor c, EventDraft into) {
    int from = c.at();
    int to = bar(c);
    c.moveTo(to + 1);
    long number = Ascii.number(c.bytes(), from, to);
    if (number < 0) {
      number = severity(c.bytes(), from, to);
    }
    if (number >= 0) {
      into.put(Field.EVENT_SEVERITY, number);
    }
  }

  /** "0-3=Low, 4-6=Medium, 7-8=High, and 9-10=Very-High". */
  private static long severity(byte[] bytes, int from, int to) {
    if (Ascii.is(bytes, from, to, "Low")) {
      return 3;
    }
    if (Ascii.is(bytes, from, to, "Medium")) {
      return 6;
    }
    if (Ascii.is(bytes, from, to, "High")) {
      return 8;
    }
    return Ascii.is(bytes, from, to, "Very-High") ? 10 : -1;
  }

  private void verdict(EventDraft into) {
    String act = pairs.text(Part.ACT);
    boolean judged = act != null && Verdict.put(act, into);
    if (!judged && pairs.is(Part.OUTCOME, "success")) {
      into.put(Field.EVENT_OUTCOME, EventKind.SUCCESS);
    } else if (!judged && (pairs.is(Part.OUTCOME, "failure") || pairs.is(Part.OUTCOME, "failed"))) {
      into.put(Field.EVENT_OUTCOME, EventKind.FAILURE);
    }
  }

  private void direction(EventDraft into) {
    if (pairs.is(Part.DIRECTION, "0")) {
      into.put(Field.NETWORK_DIRECTION, "inbound");
    } else if (pairs.is(Part.DIRECTION, "1")) {
      into.put(Field.NETWORK_DIRECTION, "outbound");
    }
  }

  /** When the device saw it: milliseconds of the epoch, or a date. */
  private void time(EventDraft into) {
    for (Part part : TIMES) {
      if (pairs.has(part)) {
        long millis = pairs.number(part);
        time.reset(pairs.line(), pairs.from(part), pairs.to(part));
        if (millis > 0) {
          into.timestamp(millis);
          return;
        }
        if (timestamps.read(time, into.timestamp())) {
          into.timestamp(timestamps.millis());
          return;
        }
      }
    }
  }
}
