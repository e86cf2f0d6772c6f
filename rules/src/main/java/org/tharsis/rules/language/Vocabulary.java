package org.tharsis.rules.language;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;
import org.tharsis.model.Spelling;

/** The words a rule may use. */
final class Vocabulary {
  /** What an event is, without a field's name: the predicates of {@code Event}. */
  static final Set<String> PREDICATES = Set.of("allowed", "denied", "login", "failed", "succeeded");

  private static final Set<String> FIELDS = fields();
  private static final Set<String> OBJECTS = objects();

  private Vocabulary() {}

  static @Nullable Field field(String name) {
    return FIELDS.contains(name) ? Field.of(name) : null;
  }

  /** Whether the word names an object that has fields, as {@code source} or {@code source.nat}. */
  static boolean isObject(String word) {
    return OBJECTS.contains(word);
  }

  static String noField(String name) {
    return "there is no field '" + name + "'" + Spelling.hint(name, FIELDS);
  }

  static String noWord(String word) {
    Set<String> words = new TreeSet<>(FIELDS);
    words.addAll(PREDICATES);
    return "'"
        + word
        + "' is neither a field nor one of "
        + String.join(", ", PREDICATES.stream().sorted().toList())
        + Spelling.hint(word, words);
  }

  private static Set<String> fields() {
    Set<String> names = new TreeSet<>();
    Arrays.stream(Field.values())
        .filter(field -> !field.intrinsic())
        .forEach(field -> names.add(field.ecsName()));
    return names;
  }

  private static Set<String> objects() {
    Set<String> objects = new TreeSet<>();
    for (String name : FIELDS) {
      List<String> parts = List.of(name.split("\\.", -1));
      for (int i = 1; i < parts.size(); i++) {
        objects.add(String.join(".", parts.subList(0, i)));
      }
    }
    return objects;
  }
}
