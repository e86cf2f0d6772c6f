package org.tharsis.parsers.windows;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * A Windows event as its own XML ("Event Schema", Windows Event Log, Microsoft): {@code <Event
 * xmlns="…"><System>…</System><EventData><Data Name="IpAddress">…}. Belongs to one thread.
 */
public final class EventLogXml implements MessageFormat {
  private static final String NAMESPACE = "http://schemas.microsoft.com/win/2004/08/events/event";

  private final Names names;
  private final Timestamps timestamps;
  private final EventRecord event;
  private final XmlReader xml = new XmlReader();
  private @Nullable String code;

  public EventLogXml(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.timestamps = timestamps;
    this.event = new EventRecord(names, values);
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == '<';
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    if (!message.isAt("<Event ") && !message.isAt("<Event>")) {
      return false;
    }
    byte[] bytes = message.bytes();
    int close = Ascii.indexOf(bytes, message.at(), message.end(), '>');
    boolean ours =
        Ascii.indexOf(bytes, message.at(), Math.max(close, message.at()), NAMESPACE) >= 0;
    if (!ours && !message.isAt("<Event><System>")) {
      return false;
    }
    event.begin();
    code = null;
    long time = into.timestamp();
    xml.reset(message);
    while (xml.next()) {
      time = element(time);
    }
    if (code == null) {
      return false;
    }
    event.put(code, into);
    into.timestamp(time);
    return true;
  }

  /** Takes in what an element says; gives the time, which one of them says. */
  private long element(long time) {
    if (xml.is("Data")) {
      Cursor key = xml.attribute("Name");
      datum(names.of(key.bytes(), key.at(), key.end()));
    } else if (xml.is("Provider")) {
      event.provider(text(xml.attribute("Name")));
    } else if (xml.is("EventID")) {
      Cursor id = xml.content();
      code = Ascii.number(id.bytes(), id.at(), id.end()) < 0 ? null : text(id);
    } else if (xml.is("TimeCreated")) {
      return timestamps.read(xml.attribute("SystemTime"), time) ? timestamps.millis() : time;
    } else if (xml.is("Computer")) {
      event.computer(text(xml.content()));
    } else if (xml.is("Keywords")) {
      Cursor mask = xml.content();
      event.audited(mask.bytes(), mask.at(), mask.end());
    } else if (xml.isLeaf()) {
      datum(xml.name(names)); // UserData has elements of its own
    }
    return time;
  }

  private void datum(String name) {
    Datum datum = Datum.of(name);
    if (datum != null) {
      Cursor value = xml.content();
      event.data().put(datum, value.bytes(), value.at(), value.end());
    }
  }

  private @Nullable String text(Cursor value) {
    return value.atEnd() ? null : names.of(value.bytes(), value.at(), value.end());
  }
}
