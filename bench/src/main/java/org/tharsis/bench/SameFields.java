package org.tharsis.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.FSDirectory;

/**
 * A bare IndexWriter that is given the very documents which an event index has, made beforehand:
 * what Lucene alone takes for them.
 */
final class SameFields {
  /** Few, or else the collector is busy with those that wait. */
  private static final int CHUNK = 2_000;

  private final Path from;
  private final long batch;
  private final Slowest slowest;

  SameFields(Path from, long batch, Slowest slowest) {
    this.from = from;
    this.batch = batch;
    this.slowest = slowest;
  }

  /** Returns how many there were. */
  long run(Path to, long most, Spending spending) throws IOException {
    long events = 0;
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setMergeScheduler(merges)
            .setRAMBufferSizeMB(64)
            .setUseCompoundFile(false);
    try (FSDirectory directory = FSDirectory.open(to);
        StoredDocuments stored = spending.without(() -> new StoredDocuments(from));
        IndexWriter writer = new IndexWriter(directory, config)) {
      List<List<IndexableField>> chunk = spending.without(() -> stored.next(CHUNK));
      while (!chunk.isEmpty() && events < most) {
        for (List<IndexableField> document : chunk) {
          slowest.add(() -> writer.addDocument(document));
          if (++events % batch == 0) {
            slowest.commit(writer::commit);
          }
        }
        merges.sync(); // or what they spend meanwhile is left out, too
        chunk = spending.without(() -> stored.next(CHUNK));
      }
      slowest.commit(writer::commit);
    }
    return events;
  }
}
