package org.tharsis.parsers.template;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.text.Addresses;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.HardwareAddress;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.text.Protocols;

/**
 * Turns text into a field's value. Each method says whether the text was of the expected form; an
 * empty one puts nothing. Belongs to one thread.
 */
public final class Values {
  private static final Form[] FORMS =
      Arrays.stream(Field.values()).map(Values::form).toArray(Form[]::new);

  /** How text without blanks around it becomes a field's value. */
  @FunctionalInterface
  private interface Form {
    boolean put(Values values, Field field, byte[] bytes, int from, int to, EventDraft into);
  }

  private final Names names;
  private final Addresses addresses = new Addresses();
  private final HardwareAddress hardware;

  public Values(Names names) {
    this.names = names;
    this.hardware = new HardwareAddress(names);
  }

  /** Puts the text as the field's type wants it. */
  public boolean put(Field field, byte[] bytes, int from, int to, EventDraft into) {
    int start = Ascii.skipBlanks(bytes, from, to);
    int end = field == Field.URL_ORIGINAL ? Ascii.trimEnd(bytes, start, to) : end(bytes, start, to);
    boolean none = start == end || (end - start == 1 && bytes[start] == '-');
    return none || FORMS[field.ordinal()].put(this, field, bytes, start, end, into);
  }

  /** The end without blanks, and without the dot that ends a sentence. */
  private static int end(byte[] bytes, int from, int to) {
    int end = Ascii.trimEnd(bytes, from, to);
    return end > from && bytes[end - 1] == '.' ? end - 1 : end;
  }

  private static Form form(Field field) {
    return switch (field) {
      case SOURCE_IP -> (v, f, bytes, from, to, e) -> v.putAddress(Side.SOURCE, bytes, from, to, e);
      case DESTINATION_IP ->
          (v, f, bytes, from, to, e) -> v.putAddress(Side.DESTINATION, bytes, from, to, e);
      case SOURCE_PORT, DESTINATION_PORT, SOURCE_NAT_PORT, DESTINATION_NAT_PORT ->
          (v, f, bytes, from, to, e) -> putNumber(f, v.port(bytes, from, to), e);
      case SOURCE_MAC, DESTINATION_MAC -> Values::putHardware;
      case EVENT_DURATION ->
          (v, f, bytes, from, to, e) -> putNumber(f, Durations.nanos(bytes, from, to), e);
      case NETWORK_TRANSPORT -> Values::putTransport;
      case NETWORK_PROTOCOL, NETWORK_DIRECTION ->
          (v, f, bytes, from, to, e) -> putText(f, v.names.lowerCase(bytes, from, to), e);
      case NETWORK_SESSION_ID, URL_ORIGINAL ->
          (v, f, bytes, from, to, e) -> putText(f, v.names.once(bytes, from, to), e);
      default -> formOfType(field.type());
    };
  }

  private static Form formOfType(Field.Type type) {
    return switch (type) {
      case LONG -> (v, f, bytes, from, to, e) -> putNumber(f, Ascii.number(bytes, from, to), e);
      case IP -> (v, f, bytes, from, to, e) -> putIp(f, v.addresses.of(bytes, from, to), e);
      default -> (v, f, bytes, from, to, e) -> putText(f, v.names.of(bytes, from, to), e);
    };
  }

  /** A name, or IANA's number. */
  private boolean putTransport(Field field, byte[] bytes, int from, int to, EventDraft into) {
    String name = Ascii.isDigit(bytes[from]) ? Protocols.name(Ascii.number(bytes, from, to)) : null;
    String said = name == null ? names.lowerCase(bytes, from, to) : name;
    return putText(field, said, into);
  }

  private boolean putHardware(Field field, byte[] bytes, int from, int to, EventDraft into) {
    String address = hardware.of(bytes, from, to);
    into.put(field, address);
    return address != null;
  }

  private static boolean putText(Field field, String text, EventDraft into) {
    into.put(field, text);
    return true;
  }

  private void putName(Field field, byte[] bytes, int from, int to, EventDraft into) {
    if (from < to) {
      into.put(field, names.of(bytes, from, to));
    }
  }

  private static boolean putNumber(Field field, long number, EventDraft into) {
    if (number >= 0) {
      into.put(field, number);
    }
    return number >= 0;
  }

  private static boolean putIp(Field field, @Nullable IpAddress address, EventDraft into) {
    if (address != null) {
      into.put(field, address);
    }
    return address != null;
  }

  private long port(byte[] bytes, int from, int to) {
    long number = Ascii.number(bytes, from, to);
    return number >= 0 ? number : Services.port(names.of(bytes, from, to));
  }

  /** An address; or the name that the device shows in place of one; before it maybe a user. */
  private boolean putAddress(Side side, byte[] bytes, int from, int to, EventDraft into) {
    int at = Ascii.lastIndexOf(bytes, from, to, '@');
    if (at > from) {
      putUser(side, bytes, from, at, into);
    }
    IpAddress address = addresses.of(bytes, at + 1 > from ? at + 1 : from, to);
    if (address == null) {
      putName(side.domain, bytes, at + 1 > from ? at + 1 : from, to, into);
    } else {
      into.put(side.ip, address);
    }
    return true;
  }

  /**
   * Reads {@code interface:address/port(DOMAIN\\user)}, of which only the address is always there.
   * An interface's name may hold blanks ({@code NP Identity Ifc}).
   */
  public boolean putEndpoint(Side side, byte[] bytes, int from, int to, EventDraft into) {
    int start = Ascii.skipBlanks(bytes, from, to);
    int end = end(bytes, start, to);
    int colon = Ascii.indexOf(bytes, start, end, ':');
    int slash = colon > start ? Ascii.indexOf(bytes, colon, end, '/') : -1;
    long port = slash < 0 ? -1 : Ascii.number(bytes, slash + 1, end);
    IpAddress address = port < 0 ? null : addresses.of(bytes, colon + 1, slash);
    if (address == null || !address.isV4()) {
      return putUnusualEndpoint(side, bytes, start, end, into);
    }
    into.put(side.networkInterface, names.of(bytes, start, colon));
    into.put(side.ip, address);
    into.put(side.port, port);
    return true;
  }

  /** One with an annotation, IPv6, or with parts missing. */
  private boolean putUnusualEndpoint(Side side, byte[] bytes, int from, int to, EventDraft into) {
    int end = annotation(side, bytes, from, to, into);
    int slash = Ascii.lastIndexOf(bytes, from, end, '/');
    boolean whole = slash < 0 || putPort(side, bytes, slash + 1, end, into);
    int hostEnd = slash < 0 ? end : slash;
    return putHost(side, bytes, from, hostEnd, into) && whole;
  }

  /** Reads what stands in parentheses at the end; gives where it begins. */
  private int annotation(Side side, byte[] bytes, int from, int to, EventDraft into) {
    int open = Ascii.indexOf(bytes, from, to, '(');
    if (open <= from) {
      return to;
    }
    int close = Ascii.lastIndexOf(bytes, open, to, ')');
    int inner = close < 0 ? to : close;
    if (Ascii.indexOf(bytes, open, inner, '\\') >= 0) {
      putUser(side, bytes, open + 1, inner, into);
    } else {
      putName(side.domain, bytes, open + 1, inner, into);
    }
    return Ascii.trimEnd(bytes, from, open);
  }

  /** Old releases put the user behind the port: {@code 192.0.2.1/53 bob}. */
  private boolean putPort(Side side, byte[] bytes, int from, int to, EventDraft into) {
    int blank = Ascii.indexOf(bytes, from, to, ' ');
    if (blank >= 0) {
      putUser(side, bytes, blank, to, into);
    }
    return put(side.port, bytes, from, blank < 0 ? to : blank, into);
  }

  private boolean putHost(Side side, byte[] bytes, int from, int to, EventDraft into) {
    IpAddress address = addresses.of(bytes, from, to);
    if (address != null) {
      into.put(side.ip, address);
      return true;
    }
    int colon = Ascii.indexOf(bytes, from, to, ':');
    if (colon > from) {
      putName(side.networkInterface, bytes, from, colon, into);
    }
    int start = Ascii.skipBlanks(bytes, colon + 1 > from ? colon + 1 : from, to);
    return start < to && putAddress(side, bytes, start, to, into);
  }

  /** Reads {@code address/port}; says nothing where it is the end's own, that is, untranslated. */
  public boolean putTranslated(Side side, byte[] bytes, int from, int to, EventDraft into) {
    int start = Ascii.skipBlanks(bytes, from, to);
    int end = Ascii.trimEnd(bytes, start, to);
    int slash = Ascii.lastIndexOf(bytes, start, end, '/');
    IpAddress address = addresses.of(bytes, start, slash < 0 ? end : slash);
    long port = slash < 0 ? -1 : port(bytes, slash + 1, end);
    boolean samePort = port < 0 || (into.get(side.port) instanceof Long own && own == port);
    if ((address == null || address.equals(into.get(side.ip))) && samePort) {
      return true;
    }
    putIp(side.natIp, address, into);
    putNumber(side.natPort, port, into);
    return true;
  }

  /**
   * Reads {@code DOMAIN\\name}, {@code name@domain} or a bare name; the group tag that may follow a
   * comma is no part of it.
   *
   * @param side whose user it is, or null where it is of no side
   */
  public boolean putUser(@Nullable Side side, byte[] bytes, int from, int to, EventDraft into) {
    int start = Ascii.skipBlanks(bytes, from, to);
    int comma = Ascii.indexOf(bytes, start, to, ',');
    int end = Ascii.trimEnd(bytes, start, comma < 0 ? to : comma);
    if (end - start > 1 && bytes[start] == bytes[end - 1] && isQuote(bytes[start])) {
      start++;
      end--;
    }
    int domainEnd = Ascii.lastIndexOf(bytes, start, end, '\\');
    int name = domainEnd + 1 > start ? domainEnd + 1 : start;
    int at = Ascii.indexOf(bytes, name, end, '@');
    int nameEnd = at > name ? at : end;
    if (name == nameEnd) {
      return false;
    }
    putUserName(side, names.of(bytes, name, nameEnd), into);
    if (side != Side.DESTINATION) {
      putDomain(bytes, start, domainEnd, at > name ? at + 1 : end, end, into);
    }
    return true;
  }

  private static boolean isQuote(int b) {
    return b == '\'' || b == '"';
  }

  private static void putUserName(@Nullable Side side, String name, EventDraft into) {
    if (side != null) {
      into.put(side.user, name);
    }
    if (side == null) {
      into.put(Field.USER_NAME, name);
    } else if (side == Side.SOURCE) {
      into.putIfAbsent(Field.USER_NAME, name);
    }
  }

  private void putDomain(byte[] bytes, int start, int backslash, int at, int end, EventDraft into) {
    if (at < end) {
      putName(Field.USER_DOMAIN, bytes, at, end, into);
    } else if (backslash > start) {
      int last = backslash;
      while (last > start && bytes[last - 1] == '\\') {
        last--; // some releases double it
      }
      putName(Field.USER_DOMAIN, bytes, start, last, into);
    }
  }
}
