package org.tharsis.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Which of a stream's events there are, from one offset on. */
final class StreamOffsets {
  private final BytesRef stream;
  private final long from;
  private long[] offsets = new long[1 << 10];
  private int count;

  StreamOffsets(String stream, long from) {
    this.stream = new BytesRef(stream);
    this.from = from;
  }

  /** Adds those of a reader. */
  void read(IndexReader reader) throws IOException {
    for (LeafReaderContext context : reader.leaves()) {
      DocValuesSkipper blocks = context.reader().getDocValuesSkipper(Schema.OFFSET);
      if (blocks != null && blocks.maxValue() >= from) {
        read(context.reader(), blocks);
      }
    }
  }

  private void read(LeafReader segment, DocValuesSkipper blocks) throws IOException {
    NumericDocValues offset = DocValues.getNumeric(segment, Schema.OFFSET);
    SortedDocValues streams = DocValues.getSorted(segment, Schema.STREAM);
    int own = streams.lookupTerm(stream);
    Bits live = segment.getLiveDocs();
    blocks.advance(0);
    while (own >= 0 && blocks.minDocID(0) != DocIdSetIterator.NO_MORE_DOCS) {
      if (blocks.maxValue(0) >= from) {
        for (int doc = blocks.minDocID(0); doc <= blocks.maxDocID(0); doc++) {
          if ((live == null || live.get(doc))
              && streams.advanceExact(doc)
              && streams.ordValue() == own
              && offset.advanceExact(doc)) {
            add(offset.longValue());
          }
        }
      }
      blocks.advance(blocks.maxDocID(0) + 1);
    }
  }

  private void add(long offset) {
    if (offset >= from) {
      if (count == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * count);
      }
      offsets[count++] = offset;
    }
  }

  /** In ascending order. */
  long[] sorted() {
    long[] sorted = Arrays.copyOf(offsets, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
