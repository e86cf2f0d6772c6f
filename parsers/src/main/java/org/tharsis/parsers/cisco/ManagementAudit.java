package org.tharsis.parsers.cisco;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * The audit log of a Firepower Management Center: {@code sender: user@address, subsystem, action}
 * ("Stream Audit Logs to Syslog", Firepower Management Center Configuration Guide). It has no id of
 * its own, so its code is {@code audit}. Belongs to one thread.
 */
public final class ManagementAudit implements MessageFormat {
  private final Names names;
  private int userTo;
  private int originTo;
  private int subsystemTo;

  public ManagementAudit(Names names) {
    this.names = names;
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    byte[] bytes = message.bytes();
    int sender = message.at();
    int senderTo = message.wordEnd() - 1;
    if (header.tag() == null || senderTo <= sender || bytes[senderTo] != ':') {
      return false;
    }
    message.moveTo(senderTo + 1);
    message.skipBlanks();
    int user = message.at();
    if (!parts(message) || !isOrigin(bytes, userTo + 1, originTo)) {
      return false;
    }
    into.put(Field.OBSERVER_VENDOR, "Cisco");
    into.put(Field.OBSERVER_PRODUCT, "FMC");
    into.put(Field.OBSERVER_NAME, names.of(bytes, sender, senderTo));
    into.put(Field.PROCESS_NAME, header.tag());
    into.put(Field.EVENT_CODE, "audit");
    into.put(Field.USER_NAME, names.of(bytes, user, userTo));
    into.put(Field.SOURCE_IP, IpAddress.parse(bytes, userTo + 1, originTo));
    text(Field.RULE_NAME, bytes, originTo + 2, subsystemTo, into);
    int action = Ascii.skipBlanks(bytes, subsystemTo + 1, message.end());
    text(Field.EVENT_REASON, bytes, action, message.end(), into);
    kind(bytes, action, message.end(), into);
    return true;
  }

  private void text(Field field, byte[] bytes, int from, int to, EventDraft into) {
    int start = Ascii.skipBlanks(bytes, from, to);
    int end = Ascii.trimEnd(bytes, start, to);
    into.put(field, start < end ? names.of(bytes, start, end) : null);
  }

  /** {@code user@origin, subsystem, action}; some releases write a {@code >} for the last comma. */
  private boolean parts(Cursor c) {
    byte[] bytes = c.bytes();
    userTo = Ascii.indexOf(bytes, c.at(), c.wordEnd(), '@');
    originTo = userTo <= c.at() ? -1 : Ascii.indexOf(bytes, userTo, c.end(), ", ");
    if (originTo < 0) {
      return false;
    }
    int comma = Ascii.indexOf(bytes, originTo + 2, c.end(), ',');
    subsystemTo = comma < 0 ? Ascii.lastIndexOf(bytes, originTo + 2, c.end(), '>') : comma;
    return subsystemTo > originTo + 2;
  }

  private static boolean isOrigin(byte[] bytes, int from, int to) {
    return Ascii.is(bytes, from, to, "localhost")
        || Ascii.is(bytes, from, to, "Default User IP")
        || IpAddress.parse(bytes, from, to) != null;
  }

  private static void kind(byte[] bytes, int from, int to, EventDraft into) {
    if (Ascii.isAt(bytes, from, to, "Login Success")) {
      put(EventKind.AUTHENTICATION, EventKind.START, EventKind.SUCCESS, "login", into);
    } else if (Ascii.isAt(bytes, from, to, "Login Fail")) {
      put(EventKind.AUTHENTICATION, EventKind.START, EventKind.FAILURE, "login-failed", into);
    } else if (Ascii.isAt(bytes, from, to, "Logout")) {
      put(EventKind.AUTHENTICATION, EventKind.END, EventKind.SUCCESS, "logout", into);
    } else if (Ascii.isAt(bytes, from, to, "Page View")) {
      put(EventKind.CONFIGURATION, EventKind.INFO, null, "page-viewed", into);
    } else {
      put(EventKind.CONFIGURATION, EventKind.CHANGE, null, "configuration", into);
    }
  }

  private static void put(
      String category, String type, @Nullable String outcome, String action, EventDraft into) {
    into.put(Field.EVENT_CATEGORY, category);
    into.put(Field.EVENT_TYPE, type);
    into.put(Field.EVENT_OUTCOME, outcome);
    into.put(Field.EVENT_ACTION, action);
  }
}
