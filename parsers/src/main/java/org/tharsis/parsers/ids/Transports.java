package org.tharsis.parsers.ids;

import org.jspecify.annotations.Nullable;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.text.Protocols;

/**
 * The names of protocols in alerts: {@code TCP}, {@code IPV6-ICMP}, {@code PROTO:255}, {@code 6}.
 */
final class Transports {
  private static final String NUMBERED = "PROTO:";

  private Transports() {}

  /** {@code network.transport}, or null where there is none. */
  static @Nullable String name(Names names, byte[] bytes, int from, int to) {
    int start = Ascii.isAt(bytes, from, to, NUMBERED) ? from + NUMBERED.length() : from;
    long number = Ascii.number(bytes, start, to);
    if (number >= 0) {
      return Protocols.name(number);
    }
    return from == to ? null : names.lowerCase(bytes, from, to);
  }
}
