package org.tharsis.parsers.cisco;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Repetition;
import org.tharsis.parsers.template.Catalogue;
import org.tharsis.parsers.template.Messages;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * {@code %ASA-6-302013: ...}, and the same of FTD, PIX, FWSM and whatever else numbers its messages
 * with six digits. Belongs to one thread.
 */
public final class CiscoFirewall implements MessageFormat {
  static final Catalogue CATALOGUE = Catalogue.load(CiscoFirewall.class, "messages.txt");
  private static final Long[] SEVERITIES = {0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L};
  private static final int SHORTEST_CODE = 6;
  private static final int LONGEST_CODE = 7;

  private final Names names;
  private final Messages messages;
  private final FtdConnection ftdConnection;

  public CiscoFirewall(Names names, Values values) {
    this.names = names;
    this.messages = new Messages(CATALOGUE, values);
    this.ftdConnection = new FtdConnection(names, values);
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == '%' || first == 'A';
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    boolean marked = message.skip('%') || message.isAt("ASA-");
    if (!marked) {
      return false;
    }
    String product = product(message);
    if (product == null) {
      return false;
    }
    messageClass(message);
    long severity = message.number(1);
    if (severity < 0 || !message.skip('-')) {
      return false;
    }
    int codeFrom = message.at();
    long code = message.number(LONGEST_CODE);
    if (code < 0 || message.at() - codeFrom < SHORTEST_CODE) {
      return false;
    }
    into.put(Field.OBSERVER_VENDOR, "Cisco");
    into.put(Field.OBSERVER_PRODUCT, product);
    into.put(Field.EVENT_SEVERITY, SEVERITIES[(int) severity]);
    body(names.of(message.bytes(), codeFrom, message.at()), message, into);
    return true;
  }

  private @Nullable String product(Cursor c) {
    int from = c.at();
    while (Ascii.isLetter(c.peek())) {
      c.next();
    }
    int to = c.at();
    skipState(c);
    return to > from && c.skip('-') ? names.of(c.bytes(), from, to) : null;
  }

  /** Some releases say how the unit is: {@code %FTD<Up>-4-313005}. */
  private static void skipState(Cursor c) {
    if (c.skip('<')) {
      while (Ascii.isLetter(c.peek())) {
        c.next();
      }
      c.skip('>');
    }
  }

  /** Some releases name the message's class: {@code %ASA-session-6-302013}. */
  private static void messageClass(Cursor c) {
    while (!c.atEnd() && (Ascii.isLetter(c.peek()) || c.peek() == '-')) {
      c.next();
    }
  }

  private void body(String code, Cursor message, EventDraft into) {
    into.put(Field.EVENT_CODE, code);
    message.skip(':');
    message.skipBlanks();
    message.skip("- - - "); // what RFC 5424 puts behind a name that was our mark
    message.skipBlanks();
    skipRepeatedMark(code, message);
    long count = Repetition.open(message);
    if (count >= 0) {
      into.put(Field.EVENT_COUNT, count);
    }
    if (FtdConnection.owns(code)) {
      ftdConnection.read(message, into);
    } else {
      messages.read(code, message.bytes(), message.at(), message.end(), into);
      Annotations.correct(into);
      totalBytes(into);
    }
  }

  private static void totalBytes(EventDraft into) {
    if (into.get(Field.SOURCE_BYTES) instanceof Long sent
        && into.get(Field.DESTINATION_BYTES) instanceof Long received) {
      into.put(Field.NETWORK_BYTES, sent + received);
    }
  }

  /**
   * FTD may hand on its data plane's mark within its own: {@code %FTD-6-113005: %ASA-6-113005:}.
   */
  private void skipRepeatedMark(String code, Cursor c) {
    int start = c.at();
    if (!c.skip('%')) {
      return;
    }
    boolean mark = product(c) != null && c.number(1) >= 0 && c.skip('-');
    int codeFrom = c.at();
    boolean same = mark && c.number(LONGEST_CODE) >= 0 && c.at() - codeFrom == code.length();
    if (same && code.equals(names.of(c.bytes(), codeFrom, c.at()))) {
      c.skip(':');
      c.skipBlanks();
    } else {
      c.moveTo(start);
    }
  }
}
