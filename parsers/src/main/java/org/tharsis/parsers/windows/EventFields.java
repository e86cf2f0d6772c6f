package org.tharsis.parsers.windows;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.parsers.template.Side;
import org.tharsis.parsers.text.Protocols;

/**
 * What the data of an event mean, beside what the catalogue says of its id.
 *
 * <p>Who logs on or off, or is locked out, is the target; of all else, who did it is the subject,
 * and to whom the target.
 */
final class EventFields {
  private static final String INBOUND = "%%14592";
  private static final String OUTBOUND = "%%14593";

  private EventFields() {}

  static void put(String code, EventData data, EventDraft into) {
    users(code, data, into);
    outcome(data, into);
    reason(data, into);
    origin(code, data, into);
    traffic(code, data, into);
    data.into(into, Field.RULE_ID, Datum.FILTER);
    data.into(into, Field.PROCESS_NAME, Datum.PROCESS);
    service(data, into);
  }

  private static void users(String code, EventData data, EventDraft into) {
    if (data.has(Datum.ACCOUNT) && (code.equals("4778") || code.equals("4779"))) {
      data.user(into, null, Datum.ACCOUNT);
      data.into(into, Field.USER_DOMAIN, Datum.ACCOUNT_DOMAIN);
      return;
    }
    boolean own = data.has(Datum.TARGET_USER) && (isOwn(into) || !data.has(Datum.SUBJECT_USER));
    data.user(into, null, own ? Datum.TARGET_USER : Datum.SUBJECT_USER);
    if (!into.has(Field.USER_DOMAIN)) {
      boolean ofTarget = own && !code.equals("4740"); // which has the caller's machine there
      data.into(into, Field.USER_DOMAIN, ofTarget ? Datum.TARGET_DOMAIN : Datum.SUBJECT_DOMAIN);
    }
    if (!own) {
      data.user(into, Side.DESTINATION, data.has(Datum.MEMBER) ? Datum.MEMBER : Datum.TARGET_USER);
    }
  }

  private static boolean isOwn(EventDraft into) {
    return EventKind.AUTHENTICATION.equals(into.get(Field.EVENT_CATEGORY))
        && !EventKind.INFO.equals(into.get(Field.EVENT_TYPE));
  }

  /** Ids that stand for success and failure alike tell by their status. */
  private static void outcome(EventData data, EventDraft into) {
    if (!into.has(Field.EVENT_OUTCOME) && data.has(Datum.STATUS)) {
      into.put(Field.EVENT_OUTCOME, isSuccess(data) ? EventKind.SUCCESS : EventKind.FAILURE);
    }
  }

  private static boolean isSuccess(EventData data) {
    return data.is(Datum.STATUS, "0x0") || data.is(Datum.STATUS, "0x00000000");
  }

  /** Of a failure why, of a success what kind of logon. */
  private static void reason(EventData data, EventDraft into) {
    boolean failed = EventKind.FAILURE.equals(into.get(Field.EVENT_OUTCOME));
    @Nullable String reason =
        failed
            ? Reasons.ofFailure(
                data.text(Datum.FAILURE_REASON),
                data.text(Datum.SUB_STATUS),
                data.text(Datum.STATUS))
            : Reasons.ofLogonType(data.number(Datum.LOGON_TYPE));
    if (reason != null) {
      into.putIfAbsent(Field.EVENT_REASON, reason);
    }
  }

  private static void origin(String code, EventData data, EventDraft into) {
    data.into(into, Field.SOURCE_IP, Datum.ADDRESS);
    Datum port = data.has(Datum.PORT) ? Datum.PORT : Datum.SOURCE_PORT; // texts call it so too
    if (data.number(port) > 0) {
      data.into(into, Field.SOURCE_PORT, port);
    }
    if (!into.has(Field.SOURCE_DOMAIN)) {
      boolean caller = code.equals("4740") && !data.has(Datum.WORKSTATION);
      data.into(into, Field.SOURCE_DOMAIN, caller ? Datum.TARGET_DOMAIN : Datum.WORKSTATION);
    }
    data.into(into, Field.DESTINATION_DOMAIN, Datum.TARGET_SERVER);
  }

  /**
   * The filtering platform's: of an inbound connection (5156, 5157), the "source" is the local end
   * ("local IP address on which application received the connection", Microsoft on event 5156), and
   * the "destination" is who opened it. A packet's (5152) are the packet's own.
   */
  private static void traffic(String code, EventData data, EventDraft into) {
    if (!data.has(Datum.SOURCE_ADDRESS)) {
      return;
    }
    into.put(Field.SOURCE_PORT, null);
    String direction = direction(data.text(Datum.DIRECTION));
    into.put(Field.NETWORK_DIRECTION, direction);
    boolean swapped = "inbound".equals(direction) && (code.equals("5156") || code.equals("5157"));
    data.into(into, swapped ? Field.DESTINATION_IP : Field.SOURCE_IP, Datum.SOURCE_ADDRESS);
    data.into(into, swapped ? Field.DESTINATION_PORT : Field.SOURCE_PORT, Datum.SOURCE_PORT);
    data.into(into, swapped ? Field.SOURCE_IP : Field.DESTINATION_IP, Datum.DESTINATION_ADDRESS);
    data.into(into, swapped ? Field.SOURCE_PORT : Field.DESTINATION_PORT, Datum.DESTINATION_PORT);
    long protocol = data.number(Datum.PROTOCOL);
    if (protocol >= 0) {
      into.put(Field.NETWORK_TRANSPORT, Protocols.name(protocol));
    }
  }

  private static @Nullable String direction(@Nullable String said) {
    return said == null
        ? null
        : switch (said) {
          case INBOUND, "Inbound" -> "inbound";
          case OUTBOUND, "Outbound" -> "outbound";
          default -> null;
        };
  }

  /** A service that was installed is what will run; a ticket's is whom it is for. */
  private static void service(EventData data, EventDraft into) {
    if (data.has(Datum.SERVICE_FILE)) {
      data.into(into, Field.PROCESS_NAME, Datum.SERVICE_FILE);
      data.user(into, Side.DESTINATION, Datum.ACCOUNT);
      data.into(into, Field.EVENT_REASON, Datum.SERVICE);
    } else if (!into.has(Field.DESTINATION_USER_NAME)) {
      data.into(into, Field.DESTINATION_USER_NAME, Datum.SERVICE);
    }
  }
}
