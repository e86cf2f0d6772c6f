package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/** Goes through all documents that a query finds. */
final class Matches {
  private Matches() {}

  /** Prepares for one segment's documents. */
  interface Visitor {
    PerDocument segment(LeafReaderContext context) throws IOException;
  }

  /** Takes one document, numbered within its segment; they come in ascending order. */
  interface PerDocument {
    void visit(int doc) throws IOException;
  }

  static void visit(IndexSearcher searcher, Query query, Visitor visitor) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext context : searcher.getIndexReader().leaves()) {
      BulkScorer documents = weight.bulkScorer(context);
      if (documents != null) {
        LeafCollector collector = collector(visitor.segment(context));
        documents.score(
            collector, context.reader().getLiveDocs(), 0, DocIdSetIterator.NO_MORE_DOCS);
      }
    }
  }

  private static LeafCollector collector(PerDocument each) {
    return new LeafCollector() {
      @Override
      public void setScorer(Scorable scorer) {}

      @Override
      public void collect(int doc) throws IOException {
        each.visit(doc);
      }
    };
  }
}
