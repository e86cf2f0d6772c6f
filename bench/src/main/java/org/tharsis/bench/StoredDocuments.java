package org.tharsis.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/** The documents of an event index, made of what lies there, so many at a time. */
final class StoredDocuments implements Closeable {
  private final List<DirectoryReader> readers = new ArrayList<>();
  private final List<LeafReaderContext> segments = new ArrayList<>();
  private SegmentDocuments segment;
  private int next;

  /**
   * @param directory of an {@link org.tharsis.index.EventIndex} that nobody writes
   */
  StoredDocuments(Path directory) throws IOException {
    try (Stream<Path> days = Files.list(directory.resolve("events"))) {
      for (Path day : days.filter(Files::isDirectory).sorted().toList()) {
        DirectoryReader reader = DirectoryReader.open(FSDirectory.open(day));
        readers.add(reader);
        segments.addAll(reader.leaves());
      }
    }
    segment = new SegmentDocuments(segments.getFirst().reader());
    segments.removeFirst();
  }

  /** The next documents; fewer only at the end, and none behind it. */
  List<List<IndexableField>> next(int most) throws IOException {
    List<List<IndexableField>> documents = new ArrayList<>(most);
    while (documents.size() < most) {
      if (next == segment.count()) {
        if (segments.isEmpty()) {
          break;
        }
        segment = new SegmentDocuments(segments.removeFirst().reader());
        next = 0;
      }
      documents.add(segment.read(next++));
    }
    return documents;
  }

  @Override
  public void close() throws IOException {
    for (DirectoryReader reader : readers) {
      IOUtils.close(reader, reader.directory());
    }
  }
}
