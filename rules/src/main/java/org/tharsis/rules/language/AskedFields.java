package org.tharsis.rules.language;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tharsis.model.Field;

/** Which fields of an event a condition asks, as far as its text says it. */
public final class AskedFields {
  private static final Map<String, Set<Field>> PREDICATES =
      Map.of(
          "allowed", Set.of(Field.EVENT_TYPE),
          "denied", Set.of(Field.EVENT_TYPE),
          "login", Set.of(Field.EVENT_CATEGORY, Field.EVENT_TYPE),
          "failed", Set.of(Field.EVENT_OUTCOME),
          "succeeded", Set.of(Field.EVENT_OUTCOME));

  private static final Set<String> OPERATORS =
      Set.of("true", "false", "null", "contains", "excludes", "str", "startsWith", "endsWith");

  private AskedFields() {}

  /** All fields it asks; none if there is a word in it that is neither field nor operator. */
  public static Optional<Set<Field>> of(String condition) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    for (Word word : Word.all(condition)) {
      Field field = Vocabulary.field(word.text());
      if (field != null) {
        fields.add(field);
      } else if (PREDICATES.containsKey(word.text())) {
        fields.addAll(PREDICATES.get(word.text()));
      } else if (!word.isNumber() && !OPERATORS.contains(word.text())) {
        return Optional.empty();
      }
    }
    return Optional.of(fields);
  }
}
