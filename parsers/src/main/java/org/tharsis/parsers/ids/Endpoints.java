package org.tharsis.parsers.ids;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.text.Ascii;

/** {@code 192.0.2.1:1029 -> 198.51.100.1:53}, of IPv6 too, where Snort writes no brackets. */
final class Endpoints {
  private Endpoints() {}

  /**
   * Reads one end. A port is what stands behind the last colon, if the protocol has ports; of ICMP,
   * Suricata writes the type in place of the source's, the code in place of the destination's.
   *
   * @param source whether it is the source
   */
  static boolean put(boolean source, byte[] bytes, int from, int to, EventDraft into) {
    Object transport = into.get(Field.NETWORK_TRANSPORT);
    int colon = Ascii.lastIndexOf(bytes, from, to, ':');
    boolean one = Ascii.indexOf(bytes, from, to, ':') == colon;
    IpAddress whole = one && colon >= 0 ? null : IpAddress.parse(bytes, from, to);
    boolean bare = whole != null && !(colon >= 0 && hasPorts(transport));
    if (colon < 0 || bare) {
      return address(source, whole, into);
    }
    IpAddress address = IpAddress.parse(bytes, from, colon);
    if (address == null) {
      return address(source, whole, into);
    }
    number(source, isIcmp(transport), Ascii.number(bytes, colon + 1, to), into);
    return address(source, address, into);
  }

  /** Reads one end whose port says nothing. */
  static boolean putBare(boolean source, byte[] bytes, int from, int to, EventDraft into) {
    int colon = Ascii.lastIndexOf(bytes, from, to, ':');
    return address(source, IpAddress.parse(bytes, from, colon < 0 ? to : colon), into);
  }

  private static boolean address(boolean source, @Nullable IpAddress address, EventDraft into) {
    if (address != null) {
      into.put(source ? Field.SOURCE_IP : Field.DESTINATION_IP, address);
    }
    return address != null;
  }

  private static void number(boolean source, boolean icmp, long number, EventDraft into) {
    if (number < 0) {
      return;
    }
    if (icmp) {
      into.put(source ? Field.NETWORK_ICMP_TYPE : Field.NETWORK_ICMP_CODE, number);
    } else {
      into.put(source ? Field.SOURCE_PORT : Field.DESTINATION_PORT, number);
    }
  }

  static boolean isIcmp(@Nullable Object transport) {
    return transport instanceof String name && name.endsWith("icmp");
  }

  private static boolean hasPorts(@Nullable Object transport) {
    return "tcp".equals(transport) || "udp".equals(transport) || "sctp".equals(transport);
  }
}
