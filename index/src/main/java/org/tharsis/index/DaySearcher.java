package org.tharsis.index;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;

/** A Lucene searcher for one search over one day, with what that search may still spend. */
final class DaySearcher extends IndexSearcher {
  private final Budget budget;

  DaySearcher(IndexReader reader, Budget budget) {
    super(reader);
    this.budget = budget;
  }

  Budget budget() {
    return budget;
  }
}
