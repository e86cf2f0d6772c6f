package org.tharsis.parsers.juniper;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.template.Catalogue;
import org.tharsis.parsers.template.Messages;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * {@code RT_FLOW - RT_FLOW_SESSION_CREATE [junos@2636.1.1.1.2.129 source-address="192.0.2.1" ...]}
 * and {@code RT_FLOW: RT_FLOW_SESSION_CREATE: session created 192.0.2.1/40000->...}. Belongs to one
 * thread.
 */
public final class Junos implements MessageFormat {
  private static final Catalogue CATALOGUE = Catalogue.load(Junos.class, "messages.txt");
  private static final String LOGICAL_SYSTEM = "_LS";
  private static final String FILTER = "PFE_FW_SYSLOG_IP";
  private static final String IKE_FAILED = "IKE negotiation failed with error: ";
  private static final String DATA = " [junos@2636.";
  private static final int SEVERITIES = 8;

  /** Where structured data begins at the latest that a relay left in the text. */
  private static final int LATEST_DATA = 160;

  private final Names names;
  private final Messages messages;
  private final StructuredLog structured;
  private final FlowText flow;
  private final FilterText filter;

  public Junos(Names names, Values values) {
    this.names = names;
    this.messages = new Messages(CATALOGUE, values);
    this.structured = new StructuredLog(names);
    this.flow = new FlowText(names, values);
    this.filter = new FilterText(names, values);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    boolean is =
        isStructured(header, message.bytes())
            ? data(header, message, into)
            : embedded(message, into) || text(header, message, into);
    if (is) {
      into.put(Field.OBSERVER_VENDOR, "Juniper");
      into.put(Field.OBSERVER_PRODUCT, "Junos");
      if (header.priority() >= 0) {
        into.put(Field.EVENT_SEVERITY, (long) (header.priority() % SEVERITIES));
      }
    }
    return is;
  }

  private static boolean isStructured(Header header, byte[] bytes) {
    String id = header.messageId();
    return id != null
        && header.dataFrom() < header.dataTo()
        && (Ascii.isAt(bytes, header.dataFrom(), header.dataTo(), "[junos@") || isSecurity(header));
  }

  /** Some releases leave the SD-ID out. */
  private static boolean isSecurity(Header header) {
    String tag = header.tag();
    return tag != null && tag.startsWith("RT_");
  }

  private boolean data(Header header, Cursor message, EventDraft into) {
    String id = header.messageId();
    data(id == null ? "" : id, message.bytes(), header.dataFrom(), header.dataTo(), into);
    return true;
  }

  private void data(String id, byte[] bytes, int from, int to, EventDraft into) {
    String name = plain(id);
    into.put(Field.EVENT_CODE, name);
    messages.categorize(name, into);
    structured.read(bytes, from, to, into);
  }

  /** {@code RT_IDS - RT_SCREEN_TCP [junos@2636... ]}, where no header was understood. */
  private boolean embedded(Cursor c, EventDraft into) {
    if (!c.isAt("RT_")) {
      return false;
    }
    int latest = Math.min(c.end(), c.at() + LATEST_DATA);
    int blank = Ascii.indexOf(c.bytes(), c.at(), latest, DATA);
    int before = blank < 0 ? -1 : Ascii.lastIndexOf(c.bytes(), c.at(), blank, ' ');
    int from = Math.max(before + 1, c.at());
    if (blank <= from || !isUpper(c.bytes()[from])) {
      return false;
    }
    int close = Ascii.lastIndexOf(c.bytes(), blank, c.end(), ']');
    data(names.of(c.bytes(), from, blank), c.bytes(), blank + 1, end(close, c.end()), into);
    return true;
  }

  private static int end(int bracket, int end) {
    return bracket < 0 ? end : bracket + 1;
  }

  /** A logical system's messages have a suffix. */
  private static String plain(String name) {
    return name.endsWith(LOGICAL_SYSTEM) && name.length() > LOGICAL_SYSTEM.length()
        ? name.substring(0, name.length() - LOGICAL_SYSTEM.length())
        : name;
  }

  private boolean text(Header header, Cursor c, EventDraft into) {
    mark(c);
    if (c.isAt(IKE_FAILED)) {
      messages.read("IKE", c.bytes(), c.at(), c.end(), into);
      return true;
    }
    if (filter.read(header, c, into)) {
      into.put(Field.EVENT_CODE, FILTER);
      return true;
    }
    int start = c.at();
    String name = name(header, c);
    if (name != null && (messages.knows(name) || Daemon.wrote(header, c))) {
      named(name, c, into);
      return true;
    }
    c.moveTo(start);
    return unnamed(header, c, into);
  }

  private void named(String name, Cursor c, EventDraft into) {
    into.put(Field.EVENT_CODE, name);
    if (FlowText.owns(name)) {
      messages.categorize(name, into);
      flow.read(c, into);
    } else if (messages.knows(name)) {
      messages.read(name, c.bytes(), c.at(), c.end(), into);
    } else {
      messages.categorize(name, into);
      reason(c, into);
    }
    if (AttackText.owns(name)) {
      AttackText.complete(c, names, into);
    }
  }

  /** What a daemon says in its own words. */
  private boolean unnamed(Header header, Cursor c, EventDraft into) {
    boolean is = Daemon.wrote(header, c);
    if (is) {
      messages.categorize("", into);
      into.put(Field.PROCESS_NAME, header.tag());
      reason(c, into);
    }
    return is;
  }

  private void reason(Cursor c, EventDraft into) {
    if (!c.atEnd()) {
      into.put(Field.EVENT_REASON, names.of(c.bytes(), c.at(), c.end()));
    }
  }

  /** {@code %PFE-6-}, or what is left of it: {@code %-}. */
  private static void mark(Cursor c) {
    if (c.peek() == '%') {
      int name = Ascii.indexOf(c.bytes(), c.at(), c.wordEnd(), '-');
      if (Ascii.indexOf(c.bytes(), c.at(), name, '_') >= 0) {
        return; // Cisco's %SEC_LOGIN-4-LOGIN_FAILED: no facility of Junos has an underscore
      }
      c.moveTo(name < 0 ? c.at() : name + 1);
      if (Ascii.isDigit(c.peek()) && c.peek(1) == '-') {
        c.moveTo(c.at() + 2);
      }
    }
  }

  /** {@code RT_FLOW_SESSION_CREATE: }; behind the category where that is no tag of a header. */
  private @Nullable String name(Header header, Cursor c) {
    String tag = header.tag();
    if (tag != null && tag.indexOf('_') > 0 && messages.knows(plain(tag))) {
      return plain(tag);
    }
    while (true) {
      int from = c.at();
      int to = isUpper(c.peek()) ? c.wordEnd() : from;
      if (to - from <= 2 || c.bytes()[to - 1] != ':') {
        return null;
      }
      c.moveTo(to);
      c.skipBlanks();
      boolean category = Ascii.isAt(c.bytes(), from, to, "RT_") && !isMessage(c.bytes(), from, to);
      if (!category) {
        return plain(names.of(c.bytes(), from, to - 1));
      }
    }
  }

  private static boolean isUpper(int b) {
    return b >= 'A' && b <= 'Z';
  }

  /** A category has one underscore: {@code RT_IDP}. */
  private static boolean isMessage(byte[] bytes, int from, int to) {
    return Ascii.indexOf(bytes, from + 3, to, '_') > 0;
  }
}
