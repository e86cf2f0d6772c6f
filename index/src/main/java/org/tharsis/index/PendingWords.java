package org.tharsis.index;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.column.Column;
import org.apache.lucene.document.column.ObjectTupleCursor;
import org.apache.lucene.document.column.TokenStreamColumn;
import org.apache.lucene.search.DocIdSetIterator;

/** The words that get postings of their own, of a batch's lines. */
final class PendingWords implements Pending {
  /** With so many bytes a batch is full, however few its events are. */
  private static final int MANY_BYTES = 1 << 18;

  private final Rows rows = new Rows();
  private final WordStream stream = new WordStream();

  /** All words one behind the other; where each is over; and where those of a line are. */
  private byte[] bytes = new byte[1 << 14];

  private int[] ends = new int[EventBatch.EVENTS * 16];
  private final int[] lines = new int[EventBatch.EVENTS];
  private int count;

  /** Adds a line's free words, and those of its template that begin at this place in it. */
  void add(int row, Template template, int from, LineWords free) {
    if (from < template.length() || free.count() > 0) {
      template(template, from);
      free(free);
      lines[rows.add(row)] = count;
    }
  }

  private void template(Template template, int from) {
    for (int at = from; at < template.length(); ) {
      int end = Template.end(template.bytes(), at);
      add(template.bytes(), at, end - at);
      at = end + 1;
    }
  }

  private void free(LineWords free) {
    int begin = room(free.length(), free.count());
    free.copyTo(bytes, begin);
    for (int i = 0; i < free.count(); i++) {
      ends[count++] = begin + free.end(i);
    }
  }

  private void add(byte[] from, int offset, int length) {
    int begin = room(length, 1);
    System.arraycopy(from, offset, bytes, begin, length);
    ends[count++] = begin + length;
  }

  /** Where the next words begin, with room for so many bytes and words. */
  private int room(int length, int words) {
    int begin = count == 0 ? 0 : ends[count - 1];
    if (begin + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (begin + length));
    }
    if (count + words > ends.length) {
      ends = Arrays.copyOf(ends, 2 * (count + words));
    }
    return begin;
  }

  boolean areMany() {
    return count > 0 && ends[count - 1] >= MANY_BYTES;
  }

  @Override
  public void give(int events, List<Column> columns) {
    if (rows.count() > 0) {
      columns.add(new Words(rows.density(events)));
    }
  }

  @Override
  public void clear() {
    rows.clear();
    count = 0;
  }

  @Override
  public void drop(int row) {
    rows.drop(row);
    count = rows.count() == 0 ? 0 : lines[rows.count() - 1];
  }

  private final class Words extends TokenStreamColumn {
    Words(Density density) {
      super(Schema.WORD, Schema.WORDS, density);
    }

    @Override
    public ObjectTupleCursor<TokenStream> tuples() {
      return new ObjectTupleCursor<>() {
        private int place = -1;

        @Override
        public int nextDoc() {
          return ++place < rows.count() ? rows.row(place) : DocIdSetIterator.NO_MORE_DOCS;
        }

        @Override
        public TokenStream value() {
          return stream.of(bytes, ends, place == 0 ? 0 : lines[place - 1], lines[place]);
        }
      };
    }
  }
}
