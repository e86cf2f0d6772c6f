package org.tharsis.parsers.windows;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * A Windows event as a plain syslog message: {@code host Tcpip: 4226: text}, maybe behind a tag of
 * the site's own (eventlog-to-syslog), {@code host Tcpip[4]: text} (NXLog, RFC 3164), with {@code
 * EventID="4226"} among its structured data (NXLog, RFC 5424), or as a text without anything.
 * Belongs to one thread.
 */
public final class EventLogText implements MessageFormat {
  private static final int LONGEST_CODE = 5;

  private final Names names;
  private final EventRecord event;
  private final Cursor inner = new Cursor();
  private byte[] scratch = {};

  public EventLogText(Names names, Values values) {
    this.names = names;
    this.event = new EventRecord(names, values);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    return structured(header, message, into)
        || coded(header.tag(), header, message, into)
        || taggedTwice(header, message, into)
        || worded(header, message, into);
  }

  /** NXLog puts all of an event's fields into one element. */
  private boolean structured(Header header, Cursor message, EventDraft into) {
    byte[] bytes = message.bytes();
    if (Ascii.indexOf(bytes, header.dataFrom(), header.dataTo(), " EventID=\"") < 0) {
      return false;
    }
    event.begin().provider(header.tag()).computer(header.host());
    String code = null;
    inner.reset(bytes, header.dataFrom(), header.dataTo());
    inner.moveTo(inner.wordEnd());
    inner.skipBlanks();
    while (!inner.atEnd() && inner.peek() != ']') {
      int from = inner.at();
      int equals = Ascii.indexOf(bytes, from, inner.end(), '=');
      if (equals < 0 || equals + 1 == inner.end() || bytes[equals + 1] != '"') {
        break;
      }
      int to = valueEnd(bytes, equals + 2, inner.end());
      String name = names.of(bytes, from, equals);
      boolean number = Ascii.number(bytes, equals + 2, to) >= 0;
      if (name.equals("EventID") && number) {
        code = names.of(bytes, equals + 2, to);
      } else {
        parameter(name, bytes, equals + 2, to);
      }
      inner.moveTo(to + 1);
      inner.skipBlanks();
    }
    if (code == null) {
      return false;
    }
    event.text(bytes, message.at(), message.end()).put(code, into);
    return true;
  }

  private void parameter(String name, byte[] bytes, int from, int to) {
    Datum datum = Datum.of(name);
    if (datum != null) {
      if (scratch.length < to - from) {
        scratch = new byte[to - from];
      }
      event.data().put(datum, scratch, 0, resolve(bytes, from, to));
    } else if (name.equals("SourceName") && to > from) {
      event.provider(names.of(bytes, from, to));
    } else if (name.equals("EventType")) {
      event.audited(bytes, from, to);
    }
  }

  /** Writes a value without the escapes of RFC 5424, 6.3.3 to {@code scratch}; gives its length. */
  private int resolve(byte[] bytes, int from, int to) {
    int length = 0;
    for (int at = from; at < to; at++) {
      boolean escape =
          bytes[at] == '\\'
              && at + 1 < to
              && (bytes[at + 1] == '"' || bytes[at + 1] == '\\' || bytes[at + 1] == ']');
      scratch[length++] = bytes[escape ? ++at : at];
    }
    return length;
  }

  /** A quote within a value is escaped (RFC 5424, 6.3.3). */
  private static int valueEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, to);
  }

  /** {@code 4226: text} behind a provider's name. */
  private boolean coded(@Nullable String provider, Header header, Cursor message, EventDraft into) {
    if (provider == null || !Provider.isWellKnown(provider)) {
      return false;
    }
    int from = message.at();
    message.number(LONGEST_CODE);
    int to = message.at();
    if (to == from || !message.skip(": ")) {
      message.moveTo(from);
      return false;
    }
    event
        .begin()
        .provider(provider)
        .computer(header.host())
        .text(message.bytes(), message.at(), message.end())
        .put(names.of(message.bytes(), from, to), into);
    return true;
  }

  /** {@code tag: Tcpip: 4226: text}: what eventlog-to-syslog makes of a tag that was asked for. */
  private boolean taggedTwice(Header header, Cursor message, EventDraft into) {
    int from = message.at();
    int to = message.wordEnd();
    boolean name = to - from > 1 && message.bytes()[to - 1] == ':';
    if (header.tag() == null || !name || !Ascii.isLetter(message.peek())) {
      return false;
    }
    message.moveTo(to);
    message.skipBlanks();
    boolean digits = Ascii.isDigit(message.peek());
    String provider = digits ? names.of(message.bytes(), from, to - 1) : null;
    boolean there = coded(provider, header, message, into);
    if (!there) {
      message.moveTo(from);
    }
    return there;
  }

  private boolean worded(Header header, Cursor message, EventDraft into) {
    String provider = header.tag();
    if (!Ascii.isLetter(message.peek()) || (provider != null && !Provider.isWellKnown(provider))) {
      return false;
    }
    byte[] bytes = message.bytes();
    Sentences.Origin origin = Sentences.find(provider, bytes, message.at(), message.end(), names);
    if (origin == null) {
      return false;
    }
    event
        .begin()
        .provider(origin.family())
        .computer(header.host())
        .text(bytes, message.at(), message.end())
        .put(origin.code(), into);
    return true;
  }
}
