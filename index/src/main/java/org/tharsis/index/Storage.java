package org.tharsis.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/** Lucene directories and what can be wrong with them, said so that a person knows what to do. */
final class Storage {
  private Storage() {}

  /** Something that needs a directory. */
  interface Use<T> {
    T with(FSDirectory directory) throws IOException;
  }

  /** Opens a directory, making it if need be; it stays open for what was made with it. */
  static <T> T open(Path path, Use<T> use) throws IOException {
    @Nullable FSDirectory directory = null;
    try {
      directory = FSDirectory.open(path);
      return use.with(directory);
    } catch (IOException | IllegalArgumentException e) {
      // Lucene answers some damage, as an unknown codec's name, with the latter.
      if (directory != null) {
        directory.close();
      }
      throw explained(path, e);
    }
  }

  /** A writer that refuses an index it does not know. */
  static IndexWriter writer(FSDirectory directory, String schema, IndexWriterConfig config)
      throws IOException {
    if (DirectoryReader.indexExists(directory)) {
      check(directory, schema);
    }
    return new IndexWriter(directory, config);
  }

  /** How a writer holds so much in memory; of everything else as Lucene does. */
  static IndexWriterConfig config(double bufferMegabytes) {
    return new IndexWriterConfig().setUseCompoundFile(false).setRAMBufferSizeMB(bufferMegabytes);
  }

  /** The last commit's data, if anything was ever committed. */
  static Optional<Map<String, String>> commitData(Path path, String schema) throws IOException {
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    return open(
        path,
        directory -> {
          try (directory) {
            return DirectoryReader.indexExists(directory)
                ? Optional.of(check(directory, schema))
                : Optional.empty();
          }
        });
  }

  /** A reader of the last commit, if anything was ever committed. */
  static Optional<DirectoryReader> reader(Path path, String schema) throws IOException {
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    return open(
        path,
        directory -> {
          if (!DirectoryReader.indexExists(directory)) {
            directory.close();
            return Optional.empty();
          }
          check(directory, schema);
          return Optional.of(DirectoryReader.open(directory));
        });
  }

  private static Map<String, String> check(FSDirectory directory, String schema)
      throws IOException {
    Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
    if (!StreamSpans.known(data, schema)) {
      throw new IOException("it was not written by this version of Tharsis");
    }
    return data;
  }

  /** Lucene closes a writer that failed once, most often because the disk is full. */
  static IOException stopped(FSDirectory directory, IndexWriter writer, AlreadyClosedException e) {
    Throwable cause = writer.getTragicException();
    return new IOException(
        "%s takes nothing more since this happened: %s. Make room, and it goes on"
            .formatted(directory.getDirectory(), cause == null ? e.getMessage() : cause),
        e);
  }

  static IOException explained(Path path, Exception cause) {
    if (cause instanceof LockObtainFailedException) {
      return new LockedException(
          path + " is in use by another Tharsis; stop that one, or choose another directory",
          cause);
    }
    if (Files.exists(path) && !Files.isDirectory(path)) {
      return new IOException(path + " is a file; remove it, or choose another directory", cause);
    }
    return new IOException(
        ("%s cannot be used as an index: %s. What is damaged the engine sets aside when it starts."
                + " Move it away yourself, or restore it from a copy")
            .formatted(path, cause.getMessage()),
        cause);
  }
}
