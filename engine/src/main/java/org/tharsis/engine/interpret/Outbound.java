package org.tharsis.engine.interpret;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;

/**
 * Tells the opening of a conversation from all else that a firewall lets through. A device that
 * follows conversations says who opened them; one that logs packets logs answers too, whose source
 * only seems to go out. The direction that devices name is no help: pf means the interface's.
 */
final class Outbound {
  private static final long FIRST_FREE_PORT = 1024; // below are services (RFC 6335, 6)

  private Outbound() {}

  /** Whether it says that somebody was let through who had begun to talk. */
  static boolean isOpening(EventDraft draft) {
    return EventKind.ALLOWED.equals(draft.get(Field.EVENT_TYPE))
        && EventKind.NETWORK.equals(draft.get(Field.EVENT_CATEGORY))
        && !isAnswer(draft);
  }

  private static boolean isAnswer(EventDraft draft) {
    if (draft.get(Field.NETWORK_TCP_FLAGS) instanceof String flags) {
      return !opens(flags);
    }
    if (draft.get(Field.NETWORK_ICMP_TYPE) instanceof Long type) {
      return !isRequest(draft.get(Field.NETWORK_TRANSPORT), type);
    }
    return !draft.has(Field.NETWORK_SESSION_ID)
        && draft.get(Field.SOURCE_PORT) instanceof Long from
        && draft.get(Field.DESTINATION_PORT) instanceof Long to
        && from < FIRST_FREE_PORT
        && to >= FIRST_FREE_PORT;
  }

  /** SYN without ACK (RFC 9293, 3.5), in words or as pf's letters. */
  private static boolean opens(String flags) {
    return flags.contains("SYN")
        ? !flags.contains("ACK")
        : flags.startsWith("S") && flags.indexOf('A') < 0;
  }

  /** Answers and errors go to whoever asked (RFC 792, RFC 4443). */
  private static boolean isRequest(@Nullable Object transport, long type) {
    if ("ipv6-icmp".equals(transport)) {
      return type == 128;
    }
    return type == 8 || type == 13 || type == 15 || type == 17;
  }
}
