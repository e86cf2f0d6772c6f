package org.tharsis.parsers.text;

import org.jspecify.annotations.Nullable;

/** IANA's protocol numbers as {@code network.transport}. */
public final class Protocols {
  private Protocols() {}

  /** The name, the number itself where it has none here, or null for no number. */
  public static @Nullable String name(long number) {
    return number < 0
        ? null
        : switch ((int) Math.min(number, Integer.MAX_VALUE)) {
          case 1 -> "icmp";
          case 2 -> "igmp";
          case 6 -> "tcp";
          case 17 -> "udp";
          case 47 -> "gre";
          case 50 -> "esp";
          case 51 -> "ah";
          case 58 -> "ipv6-icmp";
          case 89 -> "ospf";
          case 132 -> "sctp";
          default -> Long.toString(number);
        };
  }
}
