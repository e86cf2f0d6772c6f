package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.Bits;

/**
 * Segments whose events are all in another: what was merged lies there beside its sources for a
 * while. One event of a segment tells, for segments are merged whole.
 */
final class Doubles {
  private Doubles() {}

  /** Their places, the last first. */
  static List<Integer> of(DirectoryReader reader) throws IOException {
    List<Integer> doubles = new ArrayList<>();
    for (LeafReaderContext segment : reader.leaves()) {
      if (isIn(reader, segment)) {
        doubles.add(segment.ord);
      }
    }
    doubles.sort(Comparator.reverseOrder());
    return doubles;
  }

  /** Whether a larger one, or a later one as large, has its first event. */
  private static boolean isIn(DirectoryReader reader, LeafReaderContext segment)
      throws IOException {
    int first = first(segment.reader());
    if (first < 0) {
      return true; // it has none
    }
    int[] document = {segment.docBase + first};
    IdLookup lookup =
        new IdLookup(new IdTable(List.of(EventReader.read(reader, document).getFirst().id())));
    for (int same : lookup.in(reader)) {
      int other = ReaderUtil.subIndex(same, reader.leaves());
      int events = reader.leaves().get(other).reader().numDocs();
      int own = segment.reader().numDocs();
      if (events > own || (events == own && other > segment.ord)) {
        return true;
      }
    }
    return false;
  }

  private static int first(LeafReader segment) {
    Bits live = segment.getLiveDocs();
    for (int document = 0; document < segment.maxDoc(); document++) {
      if (live == null || live.get(document)) {
        return document;
      }
    }
    return -1;
  }
}
