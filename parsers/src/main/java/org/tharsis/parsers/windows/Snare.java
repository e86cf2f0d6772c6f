package org.tharsis.parsers.windows;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * {@code MSWinEventLog}, the columns of the Snare agent and of NXLog's {@code to_syslog_snare};
 * also where a syslog daemon has written each tab as {@code #011}. Belongs to one thread.
 */
public final class Snare implements MessageFormat {
  private static final String ESCAPED_TAB = "#011";

  private static final int TIME = 4;
  private static final int CODE = 5;
  private static final int PROVIDER = 6;
  private static final int COMPUTER = 10;
  private static final int TEXT = 13;
  private static final int COLUMNS = 15;

  private final Names names;
  private final Timestamps timestamps;
  private final EventRecord records;
  private final int[] froms = new int[COLUMNS];
  private final int[] tos = new int[COLUMNS];
  private final Cursor time = new Cursor();

  public Snare(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.timestamps = timestamps;
    this.records = new EventRecord(values);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    if (!message.isAt("MSWinEventLog")) {
      return false;
    }
    byte[] bytes = message.bytes();
    int columns = columns(bytes, message.at(), message.end());
    if (columns <= COMPUTER || Ascii.number(bytes, froms[CODE], tos[CODE]) < 0) {
      into.put(Field.OBSERVER_VENDOR, "Microsoft");
      into.put(Field.OBSERVER_PRODUCT, "Windows");
      into.remark(Remark.PARTLY_PARSED);
      return true;
    }
    int text = columns > TEXT ? TEXT : COMPUTER;
    records.put(
        column(bytes, PROVIDER),
        names.of(bytes, froms[CODE], tos[CODE]),
        column(bytes, COMPUTER),
        bytes,
        froms[text],
        tos[text],
        into);
    time(bytes, into);
    return true;
  }

  private int columns(byte[] bytes, int from, int to) {
    int columns = 0;
    int at = from;
    while (columns < COLUMNS) {
      int end = columnEnd(bytes, at, to);
      froms[columns] = at;
      tos[columns] = end;
      columns++;
      if (end == to) {
        break;
      }
      at = end + (bytes[end] == '\t' ? 1 : ESCAPED_TAB.length());
    }
    return columns;
  }

  private static int columnEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\t' && !Ascii.isAt(bytes, at, to, ESCAPED_TAB)) {
      at++;
    }
    return at;
  }

  private @Nullable String column(byte[] bytes, int column) {
    return froms[column] == tos[column] ? null : names.of(bytes, froms[column], tos[column]);
  }

  /** {@code Mon Jun 15 12:00:00 2026}: the machine's own, where the header's may be a relay's. */
  private void time(byte[] bytes, EventDraft into) {
    time.reset(bytes, froms[TIME], tos[TIME]);
    time.moveTo(time.wordEnd());
    time.skipBlanks();
    if (timestamps.read(time, into.timestamp())) {
      into.timestamp(timestamps.millis());
    }
  }
}
