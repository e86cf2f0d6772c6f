package org.tharsis.engine.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tharsis.model.Problem;

/** A directory with a journal, what was written there, and what was said of it. */
final class Folder {
  static final JournalSize SMALL = new JournalSize(4 << 10, 1 << 20);

  final List<Kept> written = new ArrayList<>();
  final List<String> problems = new ArrayList<>();
  private final Path directory;

  Folder(Path directory) {
    this.directory = directory;
  }

  Journal open() throws IOException {
    return open(SMALL, FileChannel::open);
  }

  Journal open(JournalSize size, Opening files) throws IOException {
    return Journal.open(directory, size, 0, files, said());
  }

  Consumer<Problem> said() {
    return problem -> problems.add(problem.toString());
  }

  /** Appends, and remembers what was taken. */
  Appended append(Journal journal, List<Received> batch) {
    Appended appended = journal.append(batch);
    for (int i = 0; i < appended.lines(); i++) {
      written.add(Kept.of(appended.positions()[i], batch.get(i)));
    }
    return appended;
  }

  /** What a new reader finds from this position on. */
  List<Kept> read(Journal journal, long from) throws IOException {
    try (JournalReader reader = journal.reader(from, said())) {
      return read(reader);
    }
  }

  static List<Kept> read(JournalReader reader) throws IOException {
    List<Kept> read = new ArrayList<>();
    while (reader.read(7, (position, line) -> read.add(Kept.of(position, line))) > 0) {}
    return read;
  }

  /** What one finds who opens it now. */
  List<Kept> reopened() throws IOException {
    try (Journal journal = open()) {
      return read(journal, 0);
    }
  }

  /** The segments' files, the oldest first. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*.journal")) {
      all.forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.sort(null);
    return files;
  }

  Path directory() {
    return directory;
  }
}
