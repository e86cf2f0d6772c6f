package org.tharsis.parsers.cisco;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.template.Side;
import org.tharsis.parsers.text.Ascii;

/**
 * Puts right what an end's annotations and colons were taken for: {@code (9999:guests)} is a
 * security group (Cisco TrustSec), neither a user nor a name; the interface of {@code
 * v1:outside:192.0.2.1} is {@code v1:outside}; an end that keeps its address is not translated.
 */
final class Annotations {
  private Annotations() {}

  static void correct(EventDraft into) {
    dropGroup(Field.USER_NAME, into);
    correct(Side.SOURCE, into);
    correct(Side.DESTINATION, into);
  }

  private static void correct(Side side, EventDraft into) {
    dropGroup(side.user, into);
    dropNoTranslation(side, into);
    if (into.has(side.domain)) {
      dropGroup(side.domain, into);
      splitInterface(side, into);
    }
  }

  private static void dropGroup(Field field, EventDraft into) {
    if (isGroup(into.get(field))) {
      into.put(field, null);
    }
  }

  /** ICMP's {@code gaddr} stands before the end that it may be the same as. */
  private static void dropNoTranslation(Side side, EventDraft into) {
    Object port = into.get(side.natPort);
    boolean samePort = port == null || port.equals(into.get(side.port));
    Object address = into.get(side.natIp);
    if (address != null && samePort && address.equals(into.get(side.ip))) {
      into.put(side.natIp, null);
      into.put(side.natPort, null);
    }
  }

  /** {@code tag:name}, the tag a number. */
  private static boolean isGroup(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return false;
    }
    int digits = 0;
    while (digits < text.length() && Ascii.isDigit(text.charAt(digits))) {
      digits++;
    }
    return digits > 0 && digits < text.length() && text.charAt(digits) == ':';
  }

  private static void splitInterface(Side side, EventDraft into) {
    if (into.has(side.ip)
        || !(into.get(side.domain) instanceof String host)
        || !(into.get(side.networkInterface) instanceof String before)) {
      return;
    }
    int colon = host.lastIndexOf(':');
    IpAddress address = colon < 0 ? null : IpAddress.parse(host.substring(colon + 1));
    if (address != null && address.isV4()) {
      into.put(side.ip, address);
      into.put(side.domain, null);
      into.put(side.networkInterface, before + ":" + host.substring(0, colon));
    }
  }
}
