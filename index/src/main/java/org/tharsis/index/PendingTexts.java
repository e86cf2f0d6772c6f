package org.tharsis.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.column.Column;
import org.apache.lucene.document.column.DictionaryColumn;
import org.apache.lucene.document.column.OrdinalsCursor;
import org.apache.lucene.document.column.OrdinalsTupleCursor;
import org.apache.lucene.index.IndexableFieldType;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * The texts of one column, of a batch's events: each in a list of the batch, where Lucene looks it
 * up once however many events have it.
 */
final class PendingTexts implements Pending {
  private final String name;
  private final IndexableFieldType type;
  private final Rows rows = new Rows();
  private final int[] ordinals = new int[EventBatch.EVENTS];

  /** Lucene may keep it, and what is in it, until a segment is written. */
  private List<BytesRef> texts = new ArrayList<>();

  PendingTexts(String name, IndexableFieldType type) {
    this.name = name;
    this.type = type;
  }

  /** Adds a text to the batch's list, and returns its place there; it must not change any more. */
  int list(BytesRef text) {
    texts.add(text);
    return texts.size() - 1;
  }

  /** Adds an event's text. */
  void add(int row, int ordinal) {
    ordinals[rows.add(row)] = ordinal;
  }

  @Override
  public void give(int events, List<Column> columns) {
    give(events, columns, type, texts);
  }

  /** As {@link #give(int, List)}, other texts for the same events in another way. */
  void give(int events, List<Column> columns, IndexableFieldType as, List<BytesRef> others) {
    if (rows.count() > 0) {
      columns.add(new Texts(as, rows.density(events), others));
    }
  }

  @Override
  public void clear() {
    rows.clear();
    if (!texts.isEmpty()) {
      texts = new ArrayList<>();
    }
  }

  @Override
  public void drop(int row) {
    rows.drop(row);
  }

  private final class Texts extends DictionaryColumn {
    Texts(IndexableFieldType as, Density density, List<BytesRef> texts) {
      super(name, as, density, texts);
    }

    @Override
    public OrdinalsTupleCursor tuples() {
      return new OrdinalsTupleCursor() {
        private int place = -1;

        @Override
        public int nextDoc() {
          return ++place < rows.count() ? rows.row(place) : DocIdSetIterator.NO_MORE_DOCS;
        }

        @Override
        public int ordValue() {
          return ordinals[place];
        }
      };
    }

    @Override
    public OrdinalsCursor values() {
      return new OrdinalsCursor(rows.count()) {
        private int place;

        @Override
        public int nextOrd() {
          return ordinals[place++];
        }
      };
    }
  }
}
