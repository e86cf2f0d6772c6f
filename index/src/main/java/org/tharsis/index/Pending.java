package org.tharsis.index;

import java.util.List;
import org.apache.lucene.document.column.Column;

/** What one field of a batch's events has, until Lucene gets it. */
interface Pending {
  /** Adds what it has as Lucene takes it; that is only read until {@link #clear}. */
  void give(int events, List<Column> columns);

  /** Begins anew. */
  void clear();

  /** Takes back what was added of the last event. */
  void drop(int row);
}
