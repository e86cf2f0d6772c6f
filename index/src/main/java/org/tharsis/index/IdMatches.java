package org.tharsis.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.tharsis.model.EventId;

/** Of some documents those that a query finds: it is asked about these and no others. */
final class IdMatches {
  private final IndexSearcher searcher;
  private final int[] documents;
  private final Map<EventId, Long> found;

  /**
   * Asks about the events of these ids.
   *
   * @param found is given those that are found, each with its time
   */
  static void ask(
      Query query, Collection<EventId> ids, IndexSearcher searcher, Map<EventId, Long> found)
      throws IOException {
    int[] documents = new IdLookup(ids).in(searcher.getIndexReader());
    new IdMatches(searcher, documents, found).ask(query);
  }

  private IdMatches(IndexSearcher searcher, int[] documents, Map<EventId, Long> found) {
    this.searcher = searcher;
    this.documents = documents;
    this.found = found;
    Arrays.sort(documents);
  }

  private void ask(Query query) throws IOException {
    if (documents.length == 0) {
      return;
    }
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      int from = place(leaf.docBase);
      int to = place(leaf.docBase + leaf.reader().maxDoc());
      Scorer scorer = from < to ? weight.scorer(leaf) : null;
      if (scorer != null) {
        ask(leaf, scorer.iterator(), from, to);
      }
    }
  }

  private int place(int document) {
    int at = Arrays.binarySearch(documents, document);
    return at < 0 ? -1 - at : at;
  }

  private void ask(LeafReaderContext leaf, DocIdSetIterator matches, int from, int to)
      throws IOException {
    NumericDocValues offset = DocValues.getNumeric(leaf.reader(), Schema.OFFSET);
    NumericDocValues time = DocValues.getNumeric(leaf.reader(), Schema.TIME);
    SortedDocValues stream = DocValues.getSorted(leaf.reader(), Schema.STREAM);
    for (int i = from; i < to; i++) {
      int doc = documents[i] - leaf.docBase;
      int next = matches.docID() < doc ? matches.advance(doc) : matches.docID();
      if (next == doc
          && offset.advanceExact(doc)
          && stream.advanceExact(doc)
          && time.advanceExact(doc)) {
        String name = stream.lookupOrd(stream.ordValue()).utf8ToString();
        found.put(new EventId(name, offset.longValue()), time.longValue());
      }
    }
  }
}
