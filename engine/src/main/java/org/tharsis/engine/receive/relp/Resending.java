package org.tharsis.engine.receive.relp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the first lines of a session are the last ones of an earlier one, sent again: they are if
 * they go on to the very end of what came of that one.
 */
final class Resending {
  /** More places where they might have begun are not followed: lines that are all alike. */
  private static final int MOST = SentTail.MOST;

  /**
   * Where it began to send again.
   *
   * @param first the line there
   */
  record Begin(SentTail tail, long first) {}

  private final Collection<SentTail> tails;
  private List<Begin> possible = new ArrayList<>();
  private int lines;
  private int again;
  private @Nullable Begin begin;

  Resending(Collection<SentTail> tails) {
    this.tails = tails;
  }

  /**
   * Looks at the next line.
   *
   * @return whether more lines have to tell
   */
  boolean look(long digest) {
    if (lines == 0) {
      tails.forEach(tail -> begin(tail, digest));
    } else {
      possible.removeIf(each -> !goesOn(each, digest));
    }
    lines++;
    possible.removeIf(this::isComplete);
    return !possible.isEmpty();
  }

  private void begin(SentTail tail, long digest) {
    long last = Math.min(tail.next() - 1, tail.unanswered());
    for (long line = last; line >= tail.first() && possible.size() < MOST; line--) {
      if (tail.digest(line) == digest) {
        possible.add(new Begin(tail, line));
      }
    }
  }

  private boolean goesOn(Begin each, long digest) {
    return each.first() >= each.tail().first() && each.tail().digest(at(each)) == digest;
  }

  private long at(Begin each) {
    return each.first() + lines;
  }

  private boolean isComplete(Begin each) {
    if (at(each) < each.tail().next()) {
      return false;
    }
    begin = each;
    again = lines;
    return true;
  }

  /** How many of the lines were sent again, from the first on; no more have to tell. */
  int again() {
    return again;
  }

  /** Where they had begun; null if none was sent again. */
  @Nullable Begin begin() {
    return begin;
  }
}
