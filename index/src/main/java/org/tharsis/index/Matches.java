package org.tharsis.index;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/** Goes through all documents that a query finds. */
final class Matches implements Collector {
  private final Visitor visitor;

  private Matches(Visitor visitor) {
    this.visitor = visitor;
  }

  /** Prepares for one segment's documents; only where there are some. */
  interface Visitor {
    PerDocument segment(LeafReaderContext context) throws IOException;
  }

  /** Takes one document, numbered within its segment; they come in ascending order. */
  interface PerDocument {
    void visit(int doc) throws IOException;

    /** Takes all from one to before another. */
    default void visitAll(int from, int to) throws IOException {
      for (int doc = from; doc < to; doc++) {
        visit(doc);
      }
    }
  }

  static void visit(IndexSearcher searcher, Query query, Visitor visitor) throws IOException {
    searcher.search(query, new Whole(visitor));
  }

  /** One collector for all segments: the searcher has one thread. */
  private record Whole(Visitor visitor) implements CollectorManager<Matches, Boolean> {
    @Override
    public Matches newCollector() {
      return new Matches(visitor);
    }

    @Override
    public Boolean reduce(Collection<Matches> collectors) {
      return true;
    }
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) {
    return new LeafCollector() {
      private @Nullable PerDocument each;

      @Override
      public void setScorer(Scorable scorer) {}

      @Override
      public void collect(int doc) throws IOException {
        taker().visit(doc);
      }

      @Override
      public void collectRange(int from, int to) throws IOException {
        taker().visitAll(from, to);
      }

      private PerDocument taker() throws IOException {
        PerDocument taker = each;
        if (taker == null) {
          taker = visitor.segment(context);
          each = taker;
        }
        return taker;
      }
    };
  }
}
