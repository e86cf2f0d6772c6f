package org.tharsis.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
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
import org.tharsis.model.EventId;

/**
 * Finds events by id: offsets rise as events arrive, so a block of documents whose least and
 * greatest offset hold none of those wanted is passed over.
 */
final class IdLookup {
  private final Set<EventId> wanted;
  private final long[] offsets;
  private final IntStream.Builder found = IntStream.builder();

  IdLookup(Collection<EventId> ids) {
    wanted = new HashSet<>(ids);
    offsets = wanted.stream().mapToLong(EventId::offset).sorted().distinct().toArray();
  }

  /** The documents of those ids that this reader has. */
  int[] in(IndexReader reader) throws IOException {
    for (LeafReaderContext context : reader.leaves()) {
      segment(context.reader(), context.docBase);
    }
    return found.build().toArray();
  }

  private void segment(LeafReader reader, int docBase) throws IOException {
    DocValuesSkipper blocks = reader.getDocValuesSkipper(Schema.OFFSET);
    if (blocks == null) {
      return;
    }
    NumericDocValues offset = DocValues.getNumeric(reader, Schema.OFFSET);
    SortedDocValues stream = DocValues.getSorted(reader, Schema.STREAM);
    Bits live = reader.getLiveDocs();
    blocks.advance(0);
    while (blocks.minDocID(0) != DocIdSetIterator.NO_MORE_DOCS) {
      if (isAnyIn(blocks.minValue(0), blocks.maxValue(0))) {
        for (int doc = blocks.minDocID(0); doc <= blocks.maxDocID(0); doc++) {
          if (isLive(live, doc) && isWanted(offset, stream, doc)) {
            found.add(docBase + doc);
          }
        }
      }
      blocks.advance(blocks.maxDocID(0) + 1);
    }
  }

  private boolean isAnyIn(long least, long most) {
    int at = Arrays.binarySearch(offsets, least);
    int first = at < 0 ? -at - 1 : at;
    return first < offsets.length && offsets[first] <= most;
  }

  private static boolean isLive(@Nullable Bits live, int doc) {
    return live == null || live.get(doc);
  }

  private boolean isWanted(NumericDocValues offset, SortedDocValues stream, int doc)
      throws IOException {
    if (!offset.advanceExact(doc)) {
      return false;
    }
    long candidate = offset.longValue();
    if (Arrays.binarySearch(offsets, candidate) < 0 || !stream.advanceExact(doc)) {
      return false;
    }
    String name = stream.lookupOrd(stream.ordValue()).utf8ToString();
    return wanted.contains(new EventId(name, candidate));
  }
}
