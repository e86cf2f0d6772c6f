package org.tharsis.parsers.windows;

import org.tharsis.model.EventDraft;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * {@code EvntSLog: [AUF] Mon Jun 15 12:00:00 2026: HOST/Security (529) - "text"}: Adiscon's
 * EventReporter ("What is the format of an EventReporter Syslog Message?"). Belongs to one thread.
 */
public final class EventReporter implements MessageFormat {
  private static final String MARK = "EvntSLog";
  private static final int LONGEST_CODE = 10;

  private final Names names;
  private final Timestamps timestamps;
  private final EventRecord event;

  public EventReporter(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.timestamps = timestamps;
    this.event = new EventRecord(names, values);
  }

  @Override
  public boolean read(Header header, Cursor c, EventDraft into) {
    if (!(c.skip(MARK) && c.skip(':')) && !MARK.equals(header.tag())) {
      return false;
    }
    long arrived = into.timestamp();
    c.skipBlanks();
    event.begin();
    severity(c);
    boolean timed = time(c, arrived);
    long time = timed ? timestamps.millis() : arrived;
    if (!machine(c) || !c.skip('(')) {
      return false;
    }
    int code = c.at();
    int codeEnd = c.number(LONGEST_CODE) < 0 ? code : c.at();
    if (codeEnd == code || !c.skip(')')) {
      return false;
    }
    c.skipBlanks();
    c.skip('-');
    c.skipBlanks();
    text(c);
    into.timestamp(time);
    event.put(names.of(c.bytes(), code, codeEnd), into);
    return true;
  }

  /** {@code [AUS]}, {@code [AUF]}, {@code [INF]}, {@code [WRN]}, {@code [ERR]}. */
  private void severity(Cursor c) {
    int close = c.peek() == '[' ? Ascii.indexOf(c.bytes(), c.at(), c.end(), ']') : -1;
    if (close > 0) {
      event.audited(c.bytes(), c.at() + 1, close);
      c.moveTo(close + 1);
      c.skipBlanks();
    }
  }

  private boolean time(Cursor c, long arrived) {
    int start = c.at();
    c.moveTo(c.wordEnd()); // the day of the week
    c.skipBlanks();
    if (!timestamps.read(c, arrived)) {
      c.moveTo(start);
      return false;
    }
    c.skip(':');
    c.skipBlanks();
    return true;
  }

  /** {@code HOST/Source}, of which the source may hold blanks. */
  private boolean machine(Cursor c) {
    int slash = Ascii.indexOf(c.bytes(), c.at(), c.end(), '/');
    int open = slash < 0 ? -1 : Ascii.indexOf(c.bytes(), slash, c.end(), '(');
    int sourceEnd = open < 0 ? -1 : Ascii.trimEnd(c.bytes(), slash + 1, open);
    if (sourceEnd <= slash + 1 || slash == c.at()) {
      return false;
    }
    event
        .computer(names.of(c.bytes(), c.at(), slash))
        .provider(names.of(c.bytes(), slash + 1, sourceEnd));
    c.moveTo(open);
    return true;
  }

  private void text(Cursor c) {
    boolean quoted = c.skip('"');
    boolean closed = quoted && c.end() > c.at() && c.bytes()[c.end() - 1] == '"';
    event.text(c.bytes(), c.at(), closed ? c.end() - 1 : c.end());
  }
}
