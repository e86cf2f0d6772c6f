package org.tharsis.console;

import java.util.List;
import java.util.stream.Collectors;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.rules.language.Condition;

/** What an event has in the fields that a condition asks about. */
final class BoundValues {
  private static final int LONGEST = 120;

  private BoundValues() {}

  /** {@code event.type denied, no network.tcp.flags}; not escaped. */
  static String of(Condition condition, Event event) {
    return of(condition.fields(), event);
  }

  private static String of(List<Field> fields, Event event) {
    return fields.stream().map(field -> of(field, event)).collect(Collectors.joining(", "));
  }

  private static String of(Field field, Event event) {
    Object value = event.get(field);
    if (value == null) {
      return "no " + field;
    }
    String text = value.toString();
    return field + " " + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
  }
}
