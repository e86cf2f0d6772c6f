package org.tharsis.parsers.keyvalue;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.template.Side;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.text.Protocols;

/**
 * Turns values into fields. Each method says whether the value was of the expected form. Belongs to
 * one thread.
 */
final class Readings {
  private static final IpAddress ANY_V4 = IpAddress.v4(0);
  private static final IpAddress ANY_V6 = IpAddress.of(0, 0);

  /** A century; more would not fit in nanoseconds. */
  private static final long MOST_SECONDS = 100L * 366 * 86_400;

  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private final Names names;

  Readings(Names names) {
    this.names = names;
  }

  boolean putText(Field field, byte[] bytes, int from, int to, EventDraft into) {
    into.put(field, names.of(bytes, from, to));
    return true;
  }

  static boolean putNumber(Field field, byte[] bytes, int from, int to, EventDraft into) {
    return putNumber(field, Ascii.number(bytes, from, to), into);
  }

  private static boolean putNumber(Field field, long number, EventDraft into) {
    if (number >= 0) {
      into.put(field, number);
    }
    return number >= 0;
  }

  /** The unspecified address (RFC 1122 3.2.1.3, RFC 4291 2.5.2) is how vendors write none. */
  static boolean putIp(Field field, @Nullable IpAddress address, EventDraft into) {
    if (address != null && !address.equals(ANY_V4) && !address.equals(ANY_V6)) {
      into.put(field, address);
    }
    return address != null;
  }

  /** An address, or the name that the device shows in place of one. */
  boolean putAddress(Side side, byte[] bytes, int from, int to, EventDraft into) {
    IpAddress address = IpAddress.parse(bytes, from, to);
    if (address != null) {
      into.put(side.ip, address);
    } else {
      into.putIfAbsent(side.domain, names.of(bytes, from, to));
    }
    return true;
  }

  /** Port zero is how vendors write that there is no translation. */
  static boolean putNatPort(Field field, byte[] bytes, int from, int to, EventDraft into) {
    long port = Ascii.number(bytes, from, to);
    return port == 0 || putNumber(field, port, into);
  }

  /** {@code 6}, {@code TCP} or, with the service, {@code tcp/https}. */
  boolean putTransport(byte[] bytes, int from, int to, EventDraft into) {
    int slash = Ascii.indexOf(bytes, from, to, '/');
    int end = slash < 0 ? to : slash;
    String name = Protocols.name(Ascii.number(bytes, from, end));
    if (end > from) {
      into.put(Field.NETWORK_TRANSPORT, name == null ? names.lowerCase(bytes, from, end) : name);
    }
    return slash < 0 || into.has(Field.NETWORK_PROTOCOL) || putProtocol(bytes, end + 1, to, into);
  }

  /** A service that has no name but a port says nothing new. */
  boolean putProtocol(byte[] bytes, int from, int to, EventDraft into) {
    boolean named =
        to > from && Ascii.indexOf(bytes, from, to, '/') < 0 && Ascii.number(bytes, from, to) < 0;
    if (named) {
      into.put(Field.NETWORK_PROTOCOL, names.lowerCase(bytes, from, to));
    }
    return true;
  }

  static boolean putDuration(long nanos, byte[] bytes, int from, int to, EventDraft into) {
    long number = Ascii.number(bytes, from, to);
    boolean fits = number >= 0 && number <= MOST_SECONDS * (NANOS_A_SECOND / nanos);
    if (fits) {
      into.put(Field.EVENT_DURATION, number * nanos);
    }
    return fits;
  }

  boolean putUser(Side side, byte[] bytes, int from, int to, EventDraft into) {
    int backslash = Ascii.indexOf(bytes, from, to, '\\');
    boolean split = backslash > from && backslash + 1 < to;
    String name = names.of(bytes, split ? backslash + 1 : from, to);
    into.put(side.user, name);
    if (side == Side.SOURCE) {
      into.putIfAbsent(Field.USER_NAME, name);
      if (split) {
        into.putIfAbsent(Field.USER_DOMAIN, names.of(bytes, from, backslash));
      }
    }
    return true;
  }

  /** Reads {@code address:port}, {@code [address]:port} or an address. */
  boolean putTranslated(Side side, byte[] bytes, int from, int to, EventDraft into) {
    int end = addressEnd(bytes, from, to);
    if (!into.has(side.natIp) && !putIp(side.natIp, address(bytes, from, end), into)) {
      return false;
    }
    return end + 1 >= to || putNatPort(side.natPort, bytes, end + 1, to, into);
  }

  /** Reads {@code address:port:interface:name}, each of which may be missing. */
  boolean putEndpoint(Side side, byte[] bytes, int from, int to, EventDraft into) {
    int end = addressEnd(bytes, from, to);
    IpAddress address = address(bytes, from, end);
    if (address != null) {
      into.putIfAbsent(side.ip, address);
    }
    int portEnd = colon(bytes, end + 1, to);
    int interfaceEnd = colon(bytes, portEnd + 1, to);
    long port = Ascii.number(bytes, Math.min(end + 1, to), portEnd);
    if (port >= 0) {
      into.putIfAbsent(side.port, port);
    }
    putName(side.networkInterface, bytes, portEnd + 1, interfaceEnd, into);
    putName(side.domain, bytes, interfaceEnd + 1, to, into);
    return (address != null || end == from) && (port >= 0 || end + 1 >= portEnd);
  }

  private void putName(Field field, byte[] bytes, int from, int to, EventDraft into) {
    if (from < to) {
      into.putIfAbsent(field, names.of(bytes, from, to));
    }
  }

  /** Where an address ends that a port may follow: IPv6 is bare without, or bracketed. */
  private static int addressEnd(byte[] bytes, int from, int to) {
    if (from < to && bytes[from] == '[') {
      int bracket = Ascii.indexOf(bytes, from, to, ']');
      return bracket < 0 ? to : bracket + 1;
    }
    int colon = colon(bytes, from, to);
    boolean bareV6 = colon > from && colon < to && IpAddress.parse(bytes, from, to) != null;
    return bareV6 ? to : colon;
  }

  private static @Nullable IpAddress address(byte[] bytes, int from, int to) {
    boolean bracketed = to - from > 2 && bytes[from] == '[' && bytes[to - 1] == ']';
    return bracketed ? IpAddress.parse(bytes, from + 1, to - 1) : IpAddress.parse(bytes, from, to);
  }

  private static int colon(byte[] bytes, int from, int to) {
    int colon = Ascii.indexOf(bytes, from, to, ':');
    return colon < 0 ? to : colon;
  }
}
