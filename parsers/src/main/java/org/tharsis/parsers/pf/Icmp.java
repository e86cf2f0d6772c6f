package org.tharsis.parsers.pf;

import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;

/** The names that filterlog gives ICMP types, as RFC 792 and its successors number them. */
final class Icmp {
  private Icmp() {}

  /** Puts type and, where the name says it, code; nothing for a name that is none. */
  static void put(String name, EventDraft into) {
    switch (name) {
      case "reply" -> type(0, into);
      case "unreach" -> type(3, into);
      case "unreachproto" -> code(3, 2, into);
      case "unreachport" -> code(3, 3, into);
      case "needfrag" -> code(3, 4, into);
      case "redirect" -> type(5, into);
      case "request" -> type(8, into);
      case "timexceed" -> type(11, into);
      case "paramprob" -> type(12, into);
      case "tstamp" -> type(13, into);
      case "tstampreply" -> type(14, into);
      case "maskreply" -> type(18, into);
      default -> {
        // Of the others, only a description is written.
      }
    }
  }

  private static void type(long type, EventDraft into) {
    into.put(Field.NETWORK_ICMP_TYPE, type);
  }

  private static void code(long type, long code, EventDraft into) {
    type(type, into);
    into.put(Field.NETWORK_ICMP_CODE, code);
  }
}
