package org.tharsis.index;

import java.util.Arrays;
import org.apache.lucene.document.column.Column.Density;

/** Which events of a batch have a value, in ascending order; an event may have several. */
final class Rows {
  private int[] rows = new int[EventBatch.EVENTS];
  private int count;

  /** Adds a value of an event; returns the value's place. */
  int add(int row) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
    }
    rows[count] = row;
    return count++;
  }

  int count() {
    return count;
  }

  int row(int place) {
    return rows[place];
  }

  void clear() {
    count = 0;
  }

  /** Takes back what was added of this event, which was the last one. */
  void drop(int row) {
    while (count > 0 && rows[count - 1] == row) {
      count--;
    }
  }

  /** Where no event has several. */
  Density density(int events) {
    return count == events ? Density.DENSE : Density.SPARSE;
  }
}
