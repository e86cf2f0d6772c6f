package org.tharsis.index;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/** Guesses which field a misspelt name means. */
final class NearestField {
  private static final int MAX_CHARS = 64;

  private NearestField() {}

  /** The ECS name or alias with the fewest slips away, or null if all are far. */
  static @Nullable String to(String wrong) {
    if (wrong.length() > MAX_CHARS) {
      return null;
    }
    String name = wrong.toLowerCase(Locale.ROOT);
    String nearest = null;
    int least = 1 + name.length() / 3;
    for (Field field : Field.byName()) {
      int distance = distance(name, field.ecsName());
      if (distance < least) {
        least = distance;
        nearest = field.ecsName();
      }
      for (String alias : field.aliases()) {
        int ofAlias = distance(name, alias);
        if (ofAlias < least) {
          least = ofAlias;
          nearest = alias;
        }
      }
    }
    return nearest;
  }

  /** Insertions, deletions, substitutions and swaps of neighbours between two words. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    int[] next = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        next[j] = Math.min(Math.min(next[j - 1], row[j]) + 1, row[j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      int[] spare = before;
      before = row;
      row = next;
      next = spare;
    }
    return row[b.length()];
  }
}
