package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.tharsis.model.EventId;

/** Writes one day's events. */
final class DayWriter implements Closeable {
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final StreamSpans spans;

  private DayWriter(FSDirectory directory, IndexWriter writer) {
    this.directory = directory;
    this.writer = writer;
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
    if (committed != null) {
      committed.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    this.spans = StreamSpans.read(data);
  }

  static DayWriter open(Path path) throws IOException {
    return Storage.open(
        path, directory -> new DayWriter(directory, Storage.writer(directory, Schema.EVENTS, 16)));
  }

  void buffer(double megabytes) {
    writer.getConfig().setRAMBufferSizeMB(megabytes);
  }

  void add(EventId id, Iterable<IndexableField> document) throws IOException {
    try {
      writer.addDocument(document);
    } catch (AlreadyClosedException e) {
      throw stopped(e);
    }
    spans.add(id);
  }

  void forget(String stream) throws IOException {
    if (spans.has(stream)) {
      writer.deleteDocuments(IdQueries.ofStream(stream));
      spans.remove(stream);
    }
  }

  void forget(String stream, long from) throws IOException {
    writer.deleteDocuments(IdQueries.ofStream(stream, from));
    spans.cut(stream, from);
  }

  void commit() throws IOException {
    try {
      if (writer.hasUncommittedChanges()) {
        writer.setLiveCommitData(spans.commitData().entrySet());
        writer.commit();
      }
    } catch (AlreadyClosedException e) {
      throw stopped(e);
    }
  }

  /** Lucene closes a writer that failed once, most often because the disk is full. */
  private IOException stopped(AlreadyClosedException e) {
    Throwable cause = writer.getTragicException();
    return new IOException(
        "%s takes no more events since this happened: %s. Make room and start again"
            .formatted(directory.getDirectory(), cause == null ? e.getMessage() : cause),
        e);
  }

  StreamSpans spans() {
    return spans;
  }

  /** A reader that sees all that was added. */
  DirectoryReader reader() throws IOException {
    return DirectoryReader.open(writer);
  }

  @Override
  public void close() throws IOException {
    try (directory;
        writer) {
      commit();
    }
  }
}
