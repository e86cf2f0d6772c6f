package org.tharsis.parsers.template;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;

/** What becomes of a piece of text that a template takes. */
sealed interface Capture {
  /** Puts it in; false if it is not what was expected. */
  boolean put(Values values, byte[] bytes, int from, int to, EventDraft into);

  /** The capture of that name; {@link IllegalArgumentException} if there is none. */
  static Capture of(String name) {
    return switch (name) {
      case "" -> new Nothing();
      case "source" -> new EndpointText(Side.SOURCE);
      case "destination" -> new EndpointText(Side.DESTINATION);
      case "source.nat" -> new Translated(Side.SOURCE);
      case "destination.nat" -> new Translated(Side.DESTINATION);
      case "source.user" -> new User(Side.SOURCE);
      case "destination.user" -> new User(Side.DESTINATION);
      case "user" -> new User(null);
      default -> new Value(field(name));
    };
  }

  static Field field(String name) {
    Field field = Field.of(name);
    if (field == null || !field.ecsName().equals(name)) {
      throw new IllegalArgumentException("there is no field {" + name + "}");
    }
    return field;
  }

  /** Text that says nothing. */
  record Nothing() implements Capture {
    @Override
    public boolean put(Values values, byte[] bytes, int from, int to, EventDraft into) {
      return true;
    }
  }

  /** A field's value. */
  record Value(Field field) implements Capture {
    @Override
    public boolean put(Values values, byte[] bytes, int from, int to, EventDraft into) {
      return values.put(field, bytes, from, to, into);
    }
  }

  /** {@code interface:address/port} and what may be missing of it. */
  record EndpointText(Side side) implements Capture {
    @Override
    public boolean put(Values values, byte[] bytes, int from, int to, EventDraft into) {
      return values.putEndpoint(side, bytes, from, to, into);
    }
  }

  /** {@code address/port} as the other side of the firewall sees it. */
  record Translated(Side side) implements Capture {
    @Override
    public boolean put(Values values, byte[] bytes, int from, int to, EventDraft into) {
      return values.putTranslated(side, bytes, from, to, into);
    }
  }

  /** {@code DOMAIN\name} or {@code name@domain}; of neither side where {@code side} is null. */
  record User(@Nullable Side side) implements Capture {
    @Override
    public boolean put(Values values, byte[] bytes, int from, int to, EventDraft into) {
      return values.putUser(side, bytes, from, to, into);
    }
  }
}
