package org.tharsis.parsers.keyvalue;

import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.template.Side;

/** What becomes of a key's value. */
sealed interface Reading {
  /** Puts it in where nothing is yet; false if it is not what was expected. */
  boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into);

  /** The reading of that name; {@link IllegalArgumentException} if there is none. */
  static Reading of(String name) {
    return switch (name) {
      case "source" -> new EndpointText(Side.SOURCE);
      case "destination" -> new EndpointText(Side.DESTINATION);
      case "source.nat" -> new Translated(Side.SOURCE);
      case "destination.nat" -> new Translated(Side.DESTINATION);
      case "source.user" -> new User(Side.SOURCE);
      case "destination.user" -> new User(Side.DESTINATION);
      case "event.duration:seconds" -> new Duration(1_000_000_000L);
      case "event.duration:milliseconds" -> new Duration(1_000_000L);
      default -> of(field(name));
    };
  }

  /** The reading as the field's type wants it. */
  static Reading of(Field field) {
    return switch (field) {
      case SOURCE_IP -> new Address(Side.SOURCE);
      case DESTINATION_IP -> new Address(Side.DESTINATION);
      case SOURCE_NAT_PORT, DESTINATION_NAT_PORT -> new NatPort(field);
      case NETWORK_TRANSPORT -> new Transport();
      case NETWORK_PROTOCOL -> new Protocol();
      default ->
          switch (field.type()) {
            case LONG -> new Decimal(field);
            case IP -> new Ip(field);
            default -> new Text(field);
          };
    };
  }

  private static Field field(String name) {
    Field field = Field.of(name);
    if (field == null || field.intrinsic() || !field.ecsName().equals(name)) {
      throw new IllegalArgumentException("there is no field " + name);
    }
    return field;
  }

  /** Text as it stands. */
  record Text(Field field) implements Reading {
    @Override
    public boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into) {
      return into.has(field) || readings.putText(field, bytes, from, to, into);
    }
  }

  /** A decimal number without sign. */
  record Decimal(Field field) implements Reading {
    @Override
    public boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into) {
      return into.has(field) || Readings.putNumber(field, bytes, from, to, into);
    }
  }

  /** An address and nothing else. */
  record Ip(Field field) implements Reading {
    @Override
    public boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into) {
      return into.has(field) || Readings.putIp(field, IpAddress.parse(bytes, from, to), into);
    }
  }

  /** An address, or the name that the device shows in place of one. */
  record Address(Side side) implements Reading {
    @Override
    public boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into) {
      return into.has(side.ip) || readings.putAddress(side, bytes, from, to, into);
    }
  }

  /** A port, where zero says that there is no translation. */
  record NatPort(Field field) implements Reading {
    @Override
    public boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into) {
      return into.has(field) || Readings.putNatPort(field, bytes, from, to, into);
    }
  }

  /** {@code 6}, {@code TCP} or, with the service, {@code tcp/https}. */
  record Transport() implements Reading {
    @Override
    public boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into) {
      return into.has(Field.NETWORK_TRANSPORT) || readings.putTransport(bytes, from, to, into);
    }
  }

  /** The name of a service. */
  record Protocol() implements Reading {
    @Override
    public boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into) {
      return into.has(Field.NETWORK_PROTOCOL) || readings.putProtocol(bytes, from, to, into);
    }
  }

  /** {@code address:port:interface:name}, each of which may be missing. */
  record EndpointText(Side side) implements Reading {
    @Override
    public boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into) {
      return readings.putEndpoint(side, bytes, from, to, into);
    }
  }

  /** {@code address:port} as the other side of the firewall sees it. */
  record Translated(Side side) implements Reading {
    @Override
    public boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into) {
      return readings.putTranslated(side, bytes, from, to, into);
    }
  }

  /** {@code DOMAIN\name} or a name. */
  record User(Side side) implements Reading {
    @Override
    public boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into) {
      return into.has(side.user) || readings.putUser(side, bytes, from, to, into);
    }
  }

  /** A number of units; {@code nanos} is one. */
  record Duration(long nanos) implements Reading {
    @Override
    public boolean put(Readings readings, byte[] bytes, int from, int to, EventDraft into) {
      return into.has(Field.EVENT_DURATION) || Readings.putDuration(nanos, bytes, from, to, into);
    }
  }
}
