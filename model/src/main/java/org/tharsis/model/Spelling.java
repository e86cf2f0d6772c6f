package org.tharsis.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Guesses what a mistyped name was meant to be. */
public final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /**
   * The known name with the fewest slips away, at most one in three letters; the first of equals.
   * If none is that near, the shortest that goes on with a dot behind such a beginning: {@code
   * source.ip} for {@code sorce}.
   */
  public static Optional<String> nearest(String wrong, Collection<String> known) {
    return nearest(wrong, known, name -> name).or(() -> nearest(wrong, known, Spelling::beginning));
  }

  private static Optional<String> nearest(
      String wrong, Collection<String> known, UnaryOperator<String> part) {
    int allowed = Math.max(1, wrong.length() / 3);
    return known.stream()
        .filter(name -> distance(wrong, part.apply(name)) <= allowed)
        .min(
            Comparator.comparingInt((String name) -> distance(wrong, part.apply(name)))
                .thenComparingInt(name -> name.length() - part.apply(name).length())
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String beginning(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** {@code ; did you mean 'port'?}, the end of a message; empty where nothing is near. */
  public static String hint(String wrong, Collection<String> known) {
    return nearest(wrong, known).map("; did you mean '%s'?"::formatted).orElse("");
  }

  /**
   * Letters changed, left out, added or swapped with their neighbour (optimal string alignment),
   * case apart.
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
