package org.tharsis.parsers.template;

import java.util.Arrays;
import java.util.Comparator;
import org.tharsis.parsers.text.Ascii;

/**
 * How one message is worded. Matching walks over line and pieces once: what is taken ends where the
 * earliest text begins that may follow, of two at one place the longer. It never goes back, so its
 * work grows with the length of the line, whatever the line says.
 */
final class Template {
  private final Piece[] pieces;

  /** The pieces that may come next, the longest first, when those before this one are done. */
  private final int[][] nexts;

  /** Whether the line may end there. */
  private final boolean[] ends;

  /** At most {@link Match#MOST_PIECES}; {@link IllegalArgumentException} otherwise. */
  Template(Piece... pieces) {
    if (pieces.length > Match.MOST_PIECES) {
      throw new IllegalArgumentException("more than " + Match.MOST_PIECES + " pieces");
    }
    this.pieces = pieces;
    this.nexts = new int[pieces.length + 1][];
    this.ends = new boolean[pieces.length + 1];
    for (int i = 0; i <= pieces.length; i++) {
      next(i);
    }
  }

  private void next(int first) {
    int[] candidates = new int[pieces.length - first];
    int count = 0;
    int i = first;
    while (i < pieces.length) {
      candidates[count++] = i;
      if (pieces[i].afterOption() < 0) {
        nexts[first] = longestFirst(candidates, count);
        return;
      }
      i = pieces[i].afterOption();
    }
    nexts[first] = longestFirst(candidates, count);
    ends[first] = true;
  }

  private int[] longestFirst(int[] candidates, int count) {
    return Arrays.stream(candidates, 0, count)
        .boxed()
        .sorted(Comparator.comparingInt((Integer i) -> -pieces[i].literal().length()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  Piece piece(int i) {
    return pieces[i];
  }

  /** Notes in {@code match} how far {@code bytes[from, to)} goes along with this template. */
  void match(byte[] bytes, int from, int to, Match match) {
    match.begin(this, from);
    int i = 0;
    boolean open = false;
    while (find(i, bytes, match.at, open ? to : match.at, to, match)) {
      if (open) {
        match.captured(match.foundAt);
      }
      open = pieces[match.found].capture() != null;
      match.took(match.found, match.foundEnd);
      i = match.found + 1;
    }
    if (ends[i]) {
      if (open) {
        match.captured(to);
        match.at = to;
      }
      match.whole = true;
    }
  }

  /**
   * Looks for what may follow piece {@code i}, at each place from {@code from} to {@code latest}.
   */
  private boolean find(int i, byte[] bytes, int from, int latest, int to, Match match) {
    for (int at = from; at <= latest; at++) {
      for (int candidate : nexts[i]) {
        int end = literalEnd(pieces[candidate].literal(), bytes, at, to);
        if (end >= 0) {
          match.found(candidate, at, end);
          return true;
        }
      }
    }
    return false;
  }

  private static int literalEnd(String literal, byte[] bytes, int from, int to) {
    int at = from;
    for (int i = 0; i < literal.length(); i++) {
      if (at >= to) {
        return -1;
      }
      char wanted = literal.charAt(i);
      if (wanted == ' ') {
        int past = Ascii.skipBlanks(bytes, at, to);
        if (past == at) {
          return -1;
        }
        at = past;
      } else if (Ascii.lower(bytes[at++]) != wanted) {
        return -1;
      }
    }
    return at;
  }
}
