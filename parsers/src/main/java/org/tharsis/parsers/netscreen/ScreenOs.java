package org.tharsis.parsers.netscreen;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Catalogue;
import org.tharsis.parsers.template.Messages;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.text.Severities;

/**
 * {@code NetScreen device_id=fw [Root]system-notification-00257(traffic): ...}. Belongs to one
 * thread.
 */
public final class ScreenOs implements MessageFormat {
  private static final Catalogue CATALOGUE = Catalogue.load(ScreenOs.class, "messages.txt");
  private static final String TRAFFIC = "00257";
  private static final String QUIET = "notification-";
  private static final int NOTIFICATION = 5;
  private static final int CODE_LENGTH = 5;

  private final Names names;
  private final Messages messages;
  private final Traffic traffic;
  private final Timestamps timestamps;
  private final Cursor time = new Cursor();

  public ScreenOs(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.messages = new Messages(CATALOGUE, values);
    this.traffic = new Traffic(values, timestamps);
    this.timestamps = timestamps;
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == 'N';
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    if (!message.skip("NetScreen device_id=")) {
      return false;
    }
    int idFrom = message.at();
    int idTo = message.wordEnd();
    message.moveTo(idTo);
    message.skipBlanks();
    into.put(Field.OBSERVER_VENDOR, "Juniper");
    into.put(Field.OBSERVER_PRODUCT, "ScreenOS");
    into.put(Field.OBSERVER_NAME, deviceName(header, message.bytes(), idFrom, idTo));
    virtualSystem(message);
    if (!type(message, into)) {
      into.remark(org.tharsis.model.Remark.PARTLY_PARSED);
      return true;
    }
    body(header, message, into);
    return true;
  }

  /** The name stands before {@code NetScreen}; the id is the same, or a serial number. */
  private @Nullable String deviceName(Header header, byte[] bytes, int from, int to) {
    String name = header.tag() == null ? header.host() : header.tag();
    return name == null && from < to ? names.of(bytes, from, to) : name;
  }

  /** {@code [Root]}. */
  private static void virtualSystem(Cursor c) {
    int close = c.peek() == '[' ? Ascii.indexOf(c.bytes(), c.at(), c.end(), ']') : -1;
    if (close >= 0) {
      c.moveTo(close + 1);
    }
  }

  /** {@code system-notification-00257(traffic): }. */
  private boolean type(Cursor c, EventDraft into) {
    if (!c.skip("system-")) {
      return false;
    }
    int levelFrom = c.at();
    int dash = Ascii.indexOf(c.bytes(), levelFrom, c.wordEnd(), '-');
    if (dash < 0) {
      return false;
    }
    c.moveTo(dash + 1);
    int codeFrom = c.at();
    if (c.number(CODE_LENGTH) < 0) {
      return false;
    }
    into.put(Field.EVENT_CODE, names.of(c.bytes(), codeFrom, c.at()));
    into.put(Field.EVENT_SEVERITY, Severities.number(names.of(c.bytes(), levelFrom, dash)));
    module(c);
    return true;
  }

  private static void module(Cursor c) {
    int close = c.peek() == '(' ? Ascii.indexOf(c.bytes(), c.at(), c.end(), ')') : -1;
    if (close >= 0) {
      c.moveTo(close + 1);
    }
    c.skip(':');
    c.skipBlanks();
  }

  private void body(Header header, Cursor c, EventDraft into) {
    if (TRAFFIC.equals(into.get(Field.EVENT_CODE))) {
      traffic.read(header, c, into);
    } else {
      trailingTime(header, c, into);
      messages.read(id(into), c.bytes(), c.at(), c.end(), into);
    }
  }

  /**
   * One code is two messages: as emergency, alert or critical an attack, as notification or
   * information a change of the settings against it, or something else altogether.
   */
  private String id(EventDraft into) {
    String code = into.get(Field.EVENT_CODE) instanceof String text ? text : "";
    boolean told = into.get(Field.EVENT_SEVERITY) instanceof Long level && level >= NOTIFICATION;
    String quiet = QUIET + code;
    return told && messages.knows(quiet) ? quiet : code;
  }

  /** Events end with the device's time: {@code (2026-06-15 12:00:00)}. */
  private void trailingTime(Header header, Cursor c, EventDraft into) {
    int open = Ascii.lastIndexOf(c.bytes(), c.at(), c.end(), '(');
    if (open < 0) {
      return;
    }
    time.reset(c.bytes(), open + 1, c.end());
    if (timestamps.read(time, into.timestamp()) && time.skip(')') && time.atEnd()) {
      c.endAt(Ascii.trimEnd(c.bytes(), c.at(), open));
      if (!header.timed()) {
        into.timestamp(timestamps.millis());
      }
    }
  }
}
