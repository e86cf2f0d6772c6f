package org.tharsis.parsers.juniper;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.keyvalue.Verdict;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * What the templates of screens, IDP and web filter leave to do, so that text says what data do.
 */
final class AttackText {
  private static final IpAddress NONE = IpAddress.v4(0);
  private static final List<String> ACTIONS = List.of(" action: ", " action=");

  private AttackText() {}

  static boolean owns(String name) {
    return name.startsWith("RT_SCREEN_")
        || name.startsWith("IDP_")
        || name.startsWith("WEBFILTER_");
  }

  static void complete(Cursor c, Names names, EventDraft into) {
    for (String action : ACTIONS) {
      int at = Ascii.indexOf(c.bytes(), c.at(), c.end(), action);
      if (at >= 0) {
        int from = at + action.length();
        Verdict.put(names.of(c.bytes(), from, wordEnd(c.bytes(), from, c.end())), into);
      }
    }
    if ("none".equals(into.get(Field.NETWORK_PROTOCOL))) {
      into.put(Field.NETWORK_PROTOCOL, null);
    }
    untranslated(Field.SOURCE_NAT_IP, Field.SOURCE_NAT_PORT, into);
    untranslated(Field.DESTINATION_NAT_IP, Field.DESTINATION_NAT_PORT, into);
    join(into.get(Field.DESTINATION_DOMAIN), into.get(Field.URL_ORIGINAL), into);
  }

  private static int wordEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (Ascii.isLetter(bytes[at]) || bytes[at] == '-')) {
      at++;
    }
    return at;
  }

  private static void untranslated(Field ip, Field port, EventDraft into) {
    if (NONE.equals(into.get(ip))) {
      into.put(ip, null);
    }
    if (into.get(port) instanceof Long number && number == 0) {
      into.put(port, null);
    }
  }

  /** Host and path are logged apart. */
  private static void join(@Nullable Object host, @Nullable Object path, EventDraft into) {
    if (host != null && path != null) {
      into.put(Field.URL_ORIGINAL, host.toString() + path);
    }
  }
}
