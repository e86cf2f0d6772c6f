package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.IOSupplier;

/**
 * A Lucene searcher for one search over one day, with what that search may still spend. It answers
 * whole or with a {@link RefusedException}, never in part.
 */
final class DaySearcher extends IndexSearcher {
  private final Budget budget;

  DaySearcher(DirectoryReader reader, Budget budget) throws IOException {
    super(budget.isTimed() ? new TimedReader(reader, budget) : reader);
    this.budget = budget;
    if (budget.isTimed()) {
      setTimeout(budget);
    }
  }

  Budget budget() {
    return budget;
  }

  @Override
  public <C extends Collector, T> T search(Query query, CollectorManager<C, T> manager)
      throws IOException {
    return whole(() -> super.search(query, manager));
  }

  /** Lucene counts by a way of its own. */
  @Override
  public int count(Query query) throws IOException {
    return whole(() -> super.count(query));
  }

  private <T> T whole(IOSupplier<T> search) throws IOException {
    try {
      T found = search.get();
      if (timedOut()) {
        throw budget.spent();
      }
      return found;
    } catch (ExitingReaderException e) {
      throw budget.spent();
    }
  }

  /** Only documents are timed by Lucene; what a query prepares in a segment is not. */
  @Override
  protected void searchLeaf(
      LeafReaderContext segment, int from, int to, Weight weight, Collector collector)
      throws IOException {
    budget.check();
    super.searchLeaf(segment, from, to, weight, collector);
  }
}
