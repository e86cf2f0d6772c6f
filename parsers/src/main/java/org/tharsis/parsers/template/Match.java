package org.tharsis.parsers.template;

/**
 * How a line went along with a template: the pieces it has, and where what they take lies.
 *
 * <p>Scratch of one thread: its fields are written by {@link Template} and read by {@link
 * Messages}.
 */
final class Match {
  static final int MOST_PIECES = 64;

  final int[] pieces = new int[MOST_PIECES];
  final int[] froms = new int[MOST_PIECES];
  final int[] tos = new int[MOST_PIECES];
  int count;
  int at;
  boolean whole;
  int found;
  int foundAt;
  int foundEnd;
  private Template template = new Template();

  void begin(Template matched, int from) {
    template = matched;
    at = from;
    count = 0;
    whole = false;
  }

  void found(int piece, int from, int end) {
    found = piece;
    foundAt = from;
    foundEnd = end;
  }

  /** The piece is there; what it takes begins at {@code end}, and ends nowhere yet. */
  void took(int piece, int end) {
    pieces[count] = piece;
    froms[count] = end;
    tos[count] = -1;
    count++;
    at = end;
  }

  /** What the last piece takes ends here. */
  void captured(int end) {
    tos[count - 1] = end;
  }

  Piece piece(int i) {
    return template.piece(pieces[i]);
  }
}
