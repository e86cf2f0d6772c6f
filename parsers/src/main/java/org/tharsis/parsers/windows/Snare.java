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
 * also where a syslog daemon has written each tab as {@code #011}, or as a blank. Belongs to one
 * thread.
 */
public final class Snare implements MessageFormat {
  private static final String MARK = "MSWinEventLog";
  private static final String ESCAPED_TAB = "#011";

  private static final int TIME = 4;
  private static final int CODE = 5;
  private static final int PROVIDER = 6;
  private static final int AUDIT = 9;
  private static final int COMPUTER = 10;
  private static final int TEXT = 13;
  private static final int COLUMNS = 15;

  /** Columns before the time: mark, criticality, log, counter. Behind it, with its five words. */
  private static final int WORDS_TO_TIME = 4;

  private static final int WORDS_OF_TIME = 5;

  private final Names names;
  private final Timestamps timestamps;
  private final EventRecord event;
  private final int[] froms = new int[COLUMNS];
  private final int[] tos = new int[COLUMNS];
  private final Cursor time = new Cursor();

  public Snare(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.timestamps = timestamps;
    this.event = new EventRecord(names, values);
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == MARK.charAt(0);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    if (!message.isAt(MARK)) {
      return false;
    }
    byte[] bytes = message.bytes();
    int columns = columns(bytes, message.at(), message.end());
    if (columns > COMPUTER && Ascii.number(bytes, froms[CODE], tos[CODE]) >= 0) {
      ofColumns(columns, message, into);
    } else if (columns == 1) {
      ofWords(header, message, into);
    } else {
      unreadable(into);
    }
    return true;
  }

  private static void unreadable(EventDraft into) {
    into.put(Field.OBSERVER_VENDOR, "Microsoft");
    into.put(Field.OBSERVER_PRODUCT, "Windows");
    into.remark(Remark.PARTLY_PARSED);
  }

  private void ofColumns(int columns, Cursor message, EventDraft into) {
    byte[] bytes = message.bytes();
    int text = columns > TEXT ? TEXT : COMPUTER;
    // A text may hold tabs: then there is no telling where it ends.
    boolean tabbed = columns == COLUMNS && tos[COLUMNS - 1] < message.end();
    event
        .begin()
        .provider(column(bytes, PROVIDER))
        .computer(column(bytes, COMPUTER))
        .audited(bytes, froms[AUDIT], tos[AUDIT])
        .text(bytes, froms[text], tabbed ? message.end() : tos[text])
        .put(names.of(bytes, froms[CODE], tos[CODE]), into);
    time(bytes, froms[TIME], tos[TIME], into);
  }

  /** With blanks for tabs, columns can be told up to the provider, which then has no blank. */
  private void ofWords(Header header, Cursor c, EventDraft into) {
    skipWords(c, WORDS_TO_TIME);
    int timeFrom = c.at();
    skipWords(c, WORDS_OF_TIME);
    int timeTo = c.at();
    int code = c.at();
    int codeEnd = c.wordEnd();
    if (Ascii.number(c.bytes(), code, codeEnd) < 0) {
      unreadable(into);
      return;
    }
    skipWords(c, 1);
    event.begin().provider(names.of(c.bytes(), c.at(), c.wordEnd())).computer(header.host());
    skipWords(c, 1);
    int auditEnd = Math.min(c.end(), c.at() + 64);
    event
        .audited(c.bytes(), c.at(), auditEnd)
        .text(c.bytes(), c.at(), c.end())
        .put(names.of(c.bytes(), code, codeEnd), into);
    time(c.bytes(), timeFrom, timeTo, into);
  }

  private static void skipWords(Cursor c, int count) {
    for (int i = 0; i < count; i++) {
      c.moveTo(c.wordEnd());
      c.skipBlanks();
    }
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
    int at = Ascii.indexOfEither(bytes, from, to, '\t', '#');
    while (at < to && bytes[at] == '#' && !Ascii.isAt(bytes, at, to, ESCAPED_TAB)) {
      at = Ascii.indexOfEither(bytes, at + 1, to, '\t', '#');
    }
    return at;
  }

  private @Nullable String column(byte[] bytes, int column) {
    return froms[column] == tos[column] ? null : names.of(bytes, froms[column], tos[column]);
  }

  /** {@code Mon Jun 15 12:00:00 2026}: the machine's own, where the header's may be a relay's. */
  private void time(byte[] bytes, int from, int to, EventDraft into) {
    time.reset(bytes, from, to);
    time.moveTo(time.wordEnd());
    time.skipBlanks();
    if (timestamps.read(time, into.timestamp())) {
      into.timestamp(timestamps.millis());
    }
  }
}
