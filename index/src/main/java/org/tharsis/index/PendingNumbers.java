package org.tharsis.index;

import java.util.List;
import org.apache.lucene.document.column.Column;
import org.apache.lucene.document.column.LongColumn;
import org.apache.lucene.document.column.LongColumn.NumericKind;
import org.apache.lucene.document.column.LongTupleCursor;
import org.apache.lucene.document.column.LongValuesCursor;
import org.apache.lucene.index.IndexableFieldType;
import org.apache.lucene.search.DocIdSetIterator;

/** The numbers of one column, of a batch's events. */
class PendingNumbers implements Pending {
  private final String name;
  private final IndexableFieldType type;
  private final NumericKind kind;
  private final Rows rows = new Rows();
  private final long[] numbers = new long[EventBatch.EVENTS];

  PendingNumbers(String name, IndexableFieldType type) {
    this(name, type, NumericKind.LONG);
  }

  /**
   * Numbers of a column.
   *
   * @param kind of which points are, if there are any
   */
  PendingNumbers(String name, IndexableFieldType type, NumericKind kind) {
    this.name = name;
    this.type = type;
    this.kind = kind;
  }

  final void add(int row, long number) {
    numbers[rows.add(row)] = number;
  }

  @Override
  public final void give(int events, List<Column> columns) {
    if (rows.count() > 0) {
      columns.add(new Numbers(rows.density(events)));
    }
  }

  @Override
  public final void clear() {
    rows.clear();
  }

  @Override
  public final void drop(int row) {
    rows.drop(row);
  }

  private final class Numbers extends LongColumn {
    Numbers(Density density) {
      super(name, type, density, kind);
    }

    @Override
    public LongTupleCursor tuples() {
      return new LongTupleCursor() {
        private int place = -1;

        @Override
        public int nextDoc() {
          return ++place < rows.count() ? rows.row(place) : DocIdSetIterator.NO_MORE_DOCS;
        }

        @Override
        public long longValue() {
          return numbers[place];
        }
      };
    }

    @Override
    public LongValuesCursor values() {
      return new LongValuesCursor(rows.count()) {
        private int place;

        @Override
        public long nextLong() {
          return numbers[place++];
        }

        @Override
        public void fillDocValues(long[] to, int offset, int length) {
          System.arraycopy(numbers, place, to, offset, length);
          place += length;
        }
      };
    }
  }
}
