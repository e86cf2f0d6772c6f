package org.tharsis.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/**
 * A field's {@code in ( … )} or {@code not in ( … )} over what is written there.
 *
 * <p>Drools' own operator compares numbers as decimals, which it makes of them each time: a quarter
 * of a microsecond for a list of four ports, and most events are asked. Single comparisons are not.
 *
 * @param end where it ends
 */
record Membership(boolean negated, List<String> values, int end) {
  Membership {
    values = List.copyOf(values);
  }

  /**
   * The one that stands there; null if something else does, or not every value is a literal of the
   * field's type: that is for the compiler.
   */
  static @Nullable Membership read(Field field, String text, int at) {
    TextCursor cursor = new TextCursor(text, at);
    String word = cursor.word();
    boolean negated = word.equals("not");
    if (negated) {
      word = cursor.word();
    }
    if (!word.equals("in") || !cursor.take('(')) {
      return null;
    }
    List<String> values = new ArrayList<>();
    do {
      String value = literal(field.type(), cursor);
      if (value == null) {
        return null;
      }
      values.add(value);
    } while (cursor.take(','));
    return cursor.take(')') ? new Membership(negated, values, cursor.lastEnd()) : null;
  }

  private static @Nullable String literal(Field.Type type, TextCursor cursor) {
    return switch (type) {
      case LONG -> {
        long number = cursor.number();
        yield number < 0 ? null : String.valueOf(number);
      }
      case KEYWORD, TEXT -> {
        String string = cursor.at('"') ? cursor.string() : null;
        yield string == null ? null : '"' + string + '"';
      }
      case IP, TIME, BOOLEAN -> null;
    };
  }

  /** The same in single comparisons. */
  String compared(String path) {
    String sign = negated ? " != " : " == ";
    return values.stream()
        .map(value -> path + sign + value)
        .collect(Collectors.joining(negated ? " && " : " || ", "( ", " )"));
  }
}
