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
 * A Windows event as a plain syslog message: {@code host Tcpip: 4226: text} (eventlog-to-syslog),
 * {@code host Tcpip[4]: text} (NXLog, RFC 3164), or with {@code EventID="4226"} among its
 * structured data (NXLog, RFC 5424). Belongs to one thread.
 */
public final class EventLogText implements MessageFormat {
  private static final int LONGEST_CODE = 5;

  /** NXLog's RFC 3164 form drops the id; this one's text is known and in English on all systems. */
  private static final String LIMIT_TEXT = "TCP/IP has reached the security limit";

  private static final String LIMIT_CODE = "4226";

  private final Names names;
  private final EventRecord records;

  public EventLogText(Names names, Values values) {
    this.names = names;
    this.records = new EventRecord(values);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    String provider = header.tag();
    if (provider == null) {
      return false;
    }
    String code = structured(header, message.bytes());
    if (code == null && Provider.isWellKnown(provider)) {
      code = leading(message);
    }
    if (code == null && provider.equals(Provider.TCPIP) && message.isAt(LIMIT_TEXT)) {
      code = LIMIT_CODE;
    }
    if (code == null) {
      return false;
    }
    records.put(provider, code, header.host(), message.bytes(), message.at(), message.end(), into);
    return true;
  }

  private @Nullable String structured(Header header, byte[] bytes) {
    String name = " EventID=\"";
    int at = Ascii.indexOf(bytes, header.dataFrom(), header.dataTo(), name);
    if (at < 0) {
      return null;
    }
    int from = at + name.length();
    int to = Ascii.indexOf(bytes, from, header.dataTo(), '"');
    return to > from && Ascii.number(bytes, from, to) >= 0 ? names.of(bytes, from, to) : null;
  }

  private @Nullable String leading(Cursor message) {
    int from = message.at();
    message.number(LONGEST_CODE);
    int to = message.at();
    if (to == from || !message.skip(": ")) {
      message.moveTo(from);
      return null;
    }
    return names.of(message.bytes(), from, to);
  }
}
