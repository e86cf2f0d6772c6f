package org.tharsis.rules.language;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/** The words a rule may use, and the nearest one to a word that is none. */
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
    return "there is no field '" + name + "'" + suggestion(name, FIELDS);
  }

  static String noWord(String word) {
    Set<String> words = new TreeSet<>(FIELDS);
    words.addAll(PREDICATES);
    return "'"
        + word
        + "' is neither a field nor one of "
        + String.join(", ", PREDICATES.stream().sorted().toList())
        + suggestion(word, words);
  }

  /** {@code "; did you mean …?"}, or nothing where nothing is near. */
  static String suggestion(String word, Collection<String> words) {
    return words.stream()
        .min(
            Comparator.comparingInt((String each) -> distance(word, each))
                .thenComparing(each -> each))
        .filter(near -> distance(word, near) <= Math.max(2, word.length() / 4))
        .map(near -> "; did you mean '" + near + "'?")
        .orElse("");
  }

  /** Levenshtein's distance, with neighbours exchanged as one step. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] d, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(least, d[i - 2][j - 2] + 1) : least;
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
