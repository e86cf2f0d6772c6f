package org.tharsis.index;

import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Finds events by id: offsets rise as events arrive, so a block of documents whose least and
 * greatest offset hold none of those wanted is passed over.
 */
final class IdLookup {
  private final IdTable wanted;

  /** Takes a document that is wanted, and the number of its id; documents come in order. */
  interface Taker {
    void take(int document, int number);
  }

  IdLookup(IdTable wanted) {
    this.wanted = wanted;
  }

  /** The documents of those ids that this reader has, in order. */
  int[] in(IndexReader reader) throws IOException {
    IntStream.Builder found = IntStream.builder();
    in(reader, (document, number) -> found.add(document));
    return found.build().toArray();
  }

  void in(IndexReader reader, Taker taker) throws IOException {
    for (LeafReaderContext context : reader.leaves()) {
      DocValuesSkipper blocks = context.reader().getDocValuesSkipper(Schema.OFFSET);
      if (blocks != null) {
        new Segment(context, taker).look(blocks);
      }
    }
  }

  private final class Segment {
    private final int docBase;
    private final Taker taker;
    private final @Nullable Bits live;
    private final NumericDocValues offsets;
    private final SortedDocValues streams;
    private int stream = -1;
    private IdTable.Stream ids = wanted.stream("");

    Segment(LeafReaderContext context, Taker taker) throws IOException {
      LeafReader reader = context.reader();
      this.docBase = context.docBase;
      this.taker = taker;
      this.live = reader.getLiveDocs();
      this.offsets = DocValues.getNumeric(reader, Schema.OFFSET);
      this.streams = DocValues.getSorted(reader, Schema.STREAM);
    }

    void look(DocValuesSkipper blocks) throws IOException {
      blocks.advance(0);
      while (blocks.minDocID(0) != DocIdSetIterator.NO_MORE_DOCS) {
        if (wanted.hasAny(blocks.minValue(0), blocks.maxValue(0))) {
          for (int doc = blocks.minDocID(0); doc <= blocks.maxDocID(0); doc++) {
            look(doc);
          }
        }
        blocks.advance(blocks.maxDocID(0) + 1);
      }
    }

    private void look(int doc) throws IOException {
      if ((live != null && !live.get(doc))
          || !offsets.advanceExact(doc)
          || !streams.advanceExact(doc)) {
        return;
      }
      if (streams.ordValue() != stream) {
        stream = streams.ordValue();
        ids = wanted.stream(streams.lookupOrd(stream).utf8ToString());
      }
      int number = ids.number(offsets.longValue());
      if (number >= 0) {
        taker.take(docBase + doc, number);
      }
    }
  }
}
