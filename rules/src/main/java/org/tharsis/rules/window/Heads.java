package org.tharsis.rules.window;

/**
 * What is known of every set of a {@link Table} without a look at its keys: their {@link Marks},
 * and a time before which none of them had its last event. Marks are read with every event, times
 * only of a set that is full, so these are kept apart.
 */
final class Heads {
  private final long[] marks;
  private final long[] earliest;

  /** No key was taken in that had its last event later. */
  private long newest = Long.MIN_VALUE;

  Heads(int sets) {
    this.marks = new long[sets];
    this.earliest = new long[sets];
  }

  /** The {@link Marks} of a set. */
  long marks(int set) {
    return marks[set];
  }

  /** The time before which none of its keys had its last event, if it has any. */
  long earliest(int set) {
    return earliest[set];
  }

  void earliest(int set, long time) {
    earliest[set] = time;
  }

  /** Takes in a key with its mark, whose last event was then. */
  void add(int set, int way, long mark, long last) {
    long before = marks[set];
    marks[set] = Marks.with(before, way, mark);
    if (before == 0) {
      earliest[set] = last;
    } else if (last < newest) { // else it is no earlier than the others: nothing to wait for
      earliest[set] = Math.min(earliest[set], last);
    }
    newest = Math.max(newest, last);
  }

  void remove(int set, int way) {
    marks[set] = Marks.with(marks[set], way, 0);
  }

  /** How many more keys a set takes. */
  int free(int set) {
    return Long.bitCount(Marks.free(marks(set)));
  }

  long bytes() {
    return (long) (marks.length + earliest.length) * Long.BYTES;
  }
}
