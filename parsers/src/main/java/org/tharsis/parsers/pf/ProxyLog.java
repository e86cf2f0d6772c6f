package org.tharsis.parsers.pf;

import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * The access logs of HAProxy ("HTTP log format", "TCP log format" and "Error log format", HAProxy
 * Configuration Manual, 8.2) and Squid ("Squid native access.log format"). Belongs to one thread.
 */
final class ProxyLog {
  private static final long NANOS_A_MILLISECOND = 1_000_000L;
  private static final int FIRST_ERROR = 400;

  private final Names names;
  private int from;
  private int to;

  ProxyLog(Names names) {
    this.names = names;
  }

  private boolean word(Cursor c) {
    c.skipBlanks();
    from = c.at();
    to = c.wordEnd();
    c.moveTo(to);
    return to > from;
  }

  private static void access(EventDraft into) {
    into.put(Field.EVENT_CATEGORY, EventKind.NETWORK);
    into.put(Field.EVENT_TYPE, EventKind.INFO);
    into.put(Field.EVENT_ACTION, "proxy-request");
  }

  private static void status(long status, EventDraft into) {
    if (status > 0) {
      into.put(Field.EVENT_OUTCOME, status < FIRST_ERROR ? EventKind.SUCCESS : EventKind.FAILURE);
      into.put(Field.EVENT_REASON, Long.toString(status));
    }
  }

  private void number(Field field, Cursor c, EventDraft into) {
    long number = Ascii.number(c.bytes(), from, to);
    if (number >= 0) {
      into.put(field, number);
    }
  }

  /** {@code client:port [accept date] frontend backend/server ...}; false if it is none. */
  boolean haproxy(Cursor c, EventDraft into) {
    int start = c.at();
    int date = c.wordEnd() + 1;
    boolean dated = date < c.end() && c.bytes()[date] == '[';
    int close = dated ? Ascii.indexOf(c.bytes(), date, c.end(), ']') : -1;
    if (close < 0 || !Peer.SOURCE.put(c.bytes(), start, c.wordEnd(), into)) {
      return false;
    }
    access(into);
    c.moveTo(close + 1);
    if (word(c) && c.bytes()[to - 1] == ':') {
      handshake(c, into);
    } else {
      frontend(c, into);
      word(c); // backend/server
      word(c);
      timers(c, into);
    }
    return true;
  }

  /** {@code frontend/listener: text}: the connection failed before there was a request. */
  private void handshake(Cursor c, EventDraft into) {
    into.put(Field.EVENT_ACTION, "proxy-connection-failed");
    into.put(Field.EVENT_OUTCOME, EventKind.FAILURE);
    int slash = Ascii.indexOf(c.bytes(), from, to, '/');
    Peer.DESTINATION.put(c.bytes(), slash + 1, to - 1, into);
    to = slash < 0 ? to - 1 : slash;
    frontend(c, into);
    c.skipBlanks();
    if (!c.atEnd()) {
      into.put(Field.EVENT_REASON, names.of(c.bytes(), c.at(), c.end()));
    }
  }

  /** A tilde behind its name: the connection came over TLS. */
  private void frontend(Cursor c, EventDraft into) {
    int end = to > from && c.bytes()[to - 1] == '~' ? to - 1 : to;
    if (end > from) {
      into.put(Field.RULE_NAME, names.of(c.bytes(), from, end));
    }
  }

  /** {@code Tw/Tc/Tt bytes}, or {@code TR/Tw/Tc/Tr/Ta status bytes … "request"} for HTTP. */
  private void timers(Cursor c, EventDraft into) {
    int last = Ascii.lastIndexOf(c.bytes(), from, to, '/');
    int skipped = last > from && c.bytes()[last + 1 < to ? last + 1 : last] == '+' ? 2 : 1;
    long millis = Ascii.number(c.bytes(), last + skipped, to);
    if (last > from && millis >= 0 && millis < Integer.MAX_VALUE) {
      into.put(Field.EVENT_DURATION, millis * NANOS_A_MILLISECOND);
    }
    boolean http = slashes(c.bytes()) > 2;
    word(c);
    if (http) {
      status(Ascii.number(c.bytes(), from, to), into);
      word(c);
    }
    number(Field.DESTINATION_BYTES, c, into);
    if (http) {
      request(c, into);
    }
  }

  private int slashes(byte[] bytes) {
    int count = 0;
    for (int at = from; at < to; at++) {
      count += bytes[at] == '/' ? 1 : 0;
    }
    return count;
  }

  /** {@code "GET /path HTTP/1.1"}. */
  private void request(Cursor c, EventDraft into) {
    int quote = Ascii.indexOf(c.bytes(), c.at(), c.end(), '"');
    if (quote >= 0) {
      c.moveTo(quote + 1);
      word(c);
      if (word(c)) {
        into.put(Field.URL_ORIGINAL, names.of(c.bytes(), from, to));
      }
    }
  }

  /** {@code time elapsed client code/status bytes method URL user hierarchy/peer type}. */
  boolean squid(Cursor c, EventDraft into) {
    IpAddress client = null;
    int elapsedFrom = 0;
    int elapsedTo = 0;
    int start = c.at();
    while (client == null && word(c)) {
      client = IpAddress.parse(c.bytes(), from, to);
      if (client == null) {
        elapsedFrom = from;
        elapsedTo = to;
      }
    }
    word(c);
    int slash = Ascii.indexOf(c.bytes(), from, to, '/');
    if (client == null || slash <= from) {
      c.moveTo(start);
      return false;
    }
    into.put(Field.SOURCE_IP, client);
    access(into);
    elapsed(Ascii.number(c.bytes(), elapsedFrom, elapsedTo), into);
    result(c, slash, into);
    word(c);
    number(Field.DESTINATION_BYTES, c, into);
    target(c, into);
    return true;
  }

  private static void elapsed(long millis, EventDraft into) {
    if (millis >= 0 && millis < Integer.MAX_VALUE) {
      into.put(Field.EVENT_DURATION, millis * NANOS_A_MILLISECOND);
    }
  }

  private void result(Cursor c, int slash, EventDraft into) {
    into.put(Field.EVENT_CODE, names.of(c.bytes(), from, slash));
    status(Ascii.number(c.bytes(), slash + 1, to), into);
    if (Ascii.isAt(c.bytes(), from, slash, "TCP_DENIED")) {
      into.put(Field.EVENT_ACTION, "proxy-request-denied");
      into.put(Field.EVENT_TYPE, EventKind.DENIED);
      into.put(Field.EVENT_OUTCOME, EventKind.FAILURE);
    }
  }

  private void target(Cursor c, EventDraft into) {
    word(c); // method
    if (word(c)) {
      into.put(Field.URL_ORIGINAL, names.of(c.bytes(), from, to));
    }
    if (word(c) && !Ascii.is(c.bytes(), from, to, "-")) {
      String user = names.of(c.bytes(), from, to);
      into.put(Field.SOURCE_USER_NAME, user);
      into.put(Field.USER_NAME, user);
    }
    word(c);
    int slash = Ascii.indexOf(c.bytes(), from, to, '/');
    if (slash >= 0) {
      peer(c, slash + 1, into);
    }
  }

  private void peer(Cursor c, int start, EventDraft into) {
    IpAddress address = IpAddress.parse(c.bytes(), start, to);
    if (address != null) {
      into.put(Field.DESTINATION_IP, address);
    } else if (start < to && !Ascii.is(c.bytes(), start, to, "-")) {
      into.put(Field.DESTINATION_DOMAIN, names.of(c.bytes(), start, to));
    }
  }
}
