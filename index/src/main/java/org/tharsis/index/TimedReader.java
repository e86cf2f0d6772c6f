package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Terms;
import org.jspecify.annotations.Nullable;

/**
 * A reader whose dictionaries stop being read when time is over. Documents are stopped by Lucene's
 * searcher itself; its {@link ExitableDirectoryReader} would look at the clock in columns, too,
 * which is twice, and costs every event.
 */
final class TimedReader extends FilterDirectoryReader {
  private final QueryTimeout timeout;

  TimedReader(DirectoryReader reader, QueryTimeout timeout) throws IOException {
    super(reader, new Segments(timeout));
    this.timeout = timeout;
  }

  @Override
  protected DirectoryReader doWrapDirectoryReader(DirectoryReader reader) throws IOException {
    return new TimedReader(reader, timeout);
  }

  @Override
  public CacheHelper getReaderCacheHelper() {
    return in.getReaderCacheHelper();
  }

  private static final class Segments extends SubReaderWrapper {
    private final QueryTimeout timeout;

    Segments(QueryTimeout timeout) {
      this.timeout = timeout;
    }

    @Override
    public LeafReader wrap(LeafReader segment) {
      return new Segment(segment, timeout);
    }
  }

  private static final class Segment extends FilterLeafReader {
    private final QueryTimeout timeout;

    Segment(LeafReader segment, QueryTimeout timeout) {
      super(segment);
      this.timeout = timeout;
    }

    @Override
    public @Nullable Terms terms(String field) throws IOException {
      Terms terms = in.terms(field);
      return terms == null ? null : new ExitableDirectoryReader.ExitableTerms(terms, timeout);
    }

    @Override
    public CacheHelper getCoreCacheHelper() {
      return in.getCoreCacheHelper();
    }

    @Override
    public CacheHelper getReaderCacheHelper() {
      return in.getReaderCacheHelper();
    }
  }
}
