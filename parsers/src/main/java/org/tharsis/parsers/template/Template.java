package org.tharsis.parsers.template;

import java.util.ArrayList;
import java.util.List;

/**
 * How one message is worded. Matching walks over line and pieces once: what is taken ends where the
 * earliest text begins that may follow, of two at one place the longer. It never goes back, so its
 * work grows with the length of the line, whatever the line says.
 */
final class Template {
  private final Piece[] pieces;

  /** What may come when the pieces before are done. */
  private final Next[] nexts;

  /** At most {@link Match#MOST_PIECES}; {@link IllegalArgumentException} otherwise. */
  Template(Piece... pieces) {
    if (pieces.length > Match.MOST_PIECES) {
      throw new IllegalArgumentException("more than " + Match.MOST_PIECES + " pieces");
    }
    this.pieces = pieces;
    this.nexts = new Next[pieces.length + 1];
    for (int i = 0; i <= pieces.length; i++) {
      nexts[i] = next(i);
    }
  }

  /** A piece that must be there, and the options before it. */
  private Next next(int first) {
    List<Integer> candidates = new ArrayList<>();
    int i = first;
    while (i < pieces.length) {
      candidates.add(i);
      if (pieces[i].afterOption() < 0) {
        return new Next(pieces, candidates, false);
      }
      i = pieces[i].afterOption();
    }
    return new Next(pieces, candidates, true);
  }

  Piece piece(int i) {
    return pieces[i];
  }

  /** Notes in {@code match} how far {@code bytes[from, to)} goes along with this template. */
  void match(byte[] bytes, int from, int to, Match match) {
    match.begin(this, from);
    Next next = nexts[0];
    boolean open = false;
    while (next.find(bytes, match.at, open ? to : match.at, to, match)) {
      if (open) {
        match.captured(match.foundAt);
      }
      open = pieces[match.found].capture() != null;
      match.took(match.found, match.foundEnd);
      next = nexts[match.found + 1];
    }
    if (next.end) {
      if (open) {
        match.captured(to);
        match.at = to;
      }
      match.whole = true;
    }
  }
}
