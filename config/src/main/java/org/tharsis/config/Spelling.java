package org.tharsis.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses what a mistyped name was meant to be. */
final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /** The end of a message: {@code ; did you mean 'port'?}, or else what there is to choose from. */
  static String hint(String wrong, Collection<String> known, String kind) {
    int allowed = Math.max(1, wrong.length() / 3);
    return known.stream()
        .filter(name -> distance(wrong, name) <= allowed)
        .min(Comparator.comparingInt((String name) -> distance(wrong, name)))
        .map("; did you mean '%s'?"::formatted)
        .orElseGet(() -> choice(known, kind));
  }

  private static String choice(Collection<String> known, String kind) {
    if (known.isEmpty()) {
      return "; there are no " + kind;
    }
    String names = String.join(", ", known.stream().sorted().limit(20).toList());
    return "; %s: %s%s".formatted(kind, names, known.size() > 20 ? " …" : "");
  }

  /**
   * Letters changed, left out, added or swapped with their neighbour (optimal string alignment).
   */
  static int distance(String one, String other) {
    if (one.length() > LONGEST || other.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
