package org.tharsis.parsers.template;

import java.util.Comparator;
import java.util.List;
import org.tharsis.parsers.text.Ascii;

/** What may follow a piece of a template. */
final class Next {
  private final Literal[] literals;
  private final int[] pieces;

  private final Starts starts;

  /** Whether the line may end here. */
  final boolean end;

  /**
   * @param candidates indexes into {@code pieces}; of two texts at one place the longer is meant
   */
  Next(Piece[] pieces, List<Integer> candidates, boolean end) {
    this.end = end;
    this.pieces =
        candidates.stream()
            .sorted(Comparator.comparingInt((Integer i) -> -pieces[i].literal().length()))
            .mapToInt(Integer::intValue)
            .toArray();
    this.literals = new Literal[this.pieces.length];
    for (int i = 0; i < literals.length; i++) {
      literals[i] = pieces[this.pieces[i]].literal();
    }
    starts = new Starts(literals);
  }

  /** Looks for the earliest that begins in {@code [from, latest]}, and notes it. */
  boolean find(byte[] bytes, int from, int latest, int to, Match match) {
    int at = starts.next(bytes, from, latest);
    while (at <= latest) {
      for (int i = 0; i < literals.length; i++) {
        int past = literals[i].end(bytes, at, to);
        if (past >= 0) {
          match.found(pieces[i], at, past);
          return true;
        }
      }
      at = at < latest ? starts.next(bytes, beyond(bytes, at, latest), latest) : at + 1;
    }
    return false;
  }

  /** What is not there at the first of some blanks is not there at the others. */
  private static int beyond(byte[] bytes, int at, int latest) {
    return Ascii.isBlank(bytes[at]) ? Ascii.skipBlanks(bytes, at, latest) : at + 1;
  }
}
