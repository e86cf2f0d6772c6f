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
  private final StreamSpans had;

  private DayWriter(FSDirectory directory, IndexWriter writer) {
    this.directory = directory;
    this.writer = writer;
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
    if (committed != null) {
      committed.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    this.spans = StreamSpans.read(data);
    this.had = spans.copy();
  }

  static DayWriter open(Path path) throws IOException {
    return Storage.open(
        path, directory -> new DayWriter(directory, Storage.writer(directory, Schema.EVENTS, 16)));
  }

  void buffer(double megabytes) {
    writer.getConfig().setRAMBufferSizeMB(megabytes);
  }

  /** Whether it had this event when it was opened: events of a stream come in their order. */
  boolean had(EventId id) {
    return had.mayHave(id);
  }

  void add(EventId id, Iterable<IndexableField> document) throws IOException {
    try {
      writer.addDocument(document);
    } catch (AlreadyClosedException e) {
      throw Storage.stopped(directory, writer, e);
    }
    spans.add(id);
  }

  void forget(String stream) throws IOException {
    if (spans.has(stream)) {
      writer.deleteDocuments(IdQueries.ofStream(stream));
      spans.remove(stream);
      had.remove(stream);
    }
  }

  void commit() throws IOException {
    try {
      if (writer.hasUncommittedChanges()) {
        writer.setLiveCommitData(spans.commitData().entrySet());
        writer.commit();
      }
    } catch (AlreadyClosedException e) {
      throw Storage.stopped(directory, writer, e);
    }
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
