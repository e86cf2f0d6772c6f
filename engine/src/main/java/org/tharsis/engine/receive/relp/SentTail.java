package org.tharsis.engine.receive.relp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Origin;

/**
 * The last lines that came in a series, each as a digest and the position it is on disk with. Lines
 * have numbers from 0, in the order they came.
 */
final class SentTail {
  /** As many lines as a sender may send ahead of their acknowledgement; rsyslog's are 128. */
  static final int MOST = 4096;

  private static final int FEW = 32;

  private final Origin origin;
  private final long series;
  private long[] digests = new long[FEW];
  private long[] ends = new long[FEW];
  private long first;
  private long next;
  private long unanswered;
  private @Nullable RelpSession owner;

  SentTail(Origin origin, long series) {
    this.origin = origin;
    this.series = series;
  }

  Origin origin() {
    return origin;
  }

  long series() {
    return series;
  }

  /** The session it grows by; null if that is over. */
  @Nullable RelpSession owner() {
    return owner;
  }

  void owner(@Nullable RelpSession session) {
    owner = session;
  }

  /**
   * A line came.
   *
   * @param end it is on disk once all before this position is
   */
  void add(long digest, long end) {
    if (next - first == digests.length) {
      grow();
    }
    int at = slot(next++);
    digests[at] = digest;
    ends[at] = end;
  }

  private void grow() {
    if (digests.length == MOST) {
      first++;
      return;
    }
    int length = digests.length;
    digests = Arrays.copyOf(digests, 2 * length); // nothing was dropped yet: line 0 is in slot 0
    ends = Arrays.copyOf(ends, 2 * length);
  }

  private int slot(long line) {
    return (int) (line & (digests.length - 1));
  }

  /** The oldest line that is remembered. */
  long first() {
    return first;
  }

  /** The line that will come next. */
  long next() {
    return next;
  }

  long digest(long line) {
    return digests[slot(line)];
  }

  long end(long line) {
    return ends[slot(line)];
  }

  /** The first line that nobody ever acknowledged: who sends again sends this one, too. */
  long unanswered() {
    return unanswered;
  }

  /** Who owns it acknowledged all lines before this one, or is about to begin with it. */
  void unanswered(long line) {
    unanswered = line;
  }
}
