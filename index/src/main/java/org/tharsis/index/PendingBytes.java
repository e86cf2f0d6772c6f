package org.tharsis.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.column.BinaryColumn;
import org.apache.lucene.document.column.Column;
import org.apache.lucene.document.column.ObjectTupleCursor;
import org.apache.lucene.index.IndexableFieldType;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * What is stored or posted of a batch's events, each value by itself; an event may have several.
 */
final class PendingBytes implements Pending {
  private final String name;
  private final IndexableFieldType type;
  private final Rows rows = new Rows();
  private final List<BytesRef> values = new ArrayList<>();

  PendingBytes(String name, IndexableFieldType type) {
    this.name = name;
    this.type = type;
  }

  void add(int row, BytesRef value) {
    rows.add(row);
    values.add(value);
  }

  @Override
  public void give(int events, List<Column> columns) {
    if (rows.count() > 0) {
      columns.add(new Bytes());
    }
  }

  @Override
  public void clear() {
    rows.clear();
    values.clear();
  }

  @Override
  public void drop(int row) {
    rows.drop(row);
    while (values.size() > rows.count()) {
      values.removeLast();
    }
  }

  private final class Bytes extends BinaryColumn {
    Bytes() {
      super(name, type, Density.SPARSE);
    }

    @Override
    public ObjectTupleCursor<BytesRef> tuples() {
      return new ObjectTupleCursor<>() {
        private int place = -1;

        @Override
        public int nextDoc() {
          return ++place < rows.count() ? rows.row(place) : DocIdSetIterator.NO_MORE_DOCS;
        }

        @Override
        public BytesRef value() {
          return values.get(place);
        }
      };
    }
  }
}
