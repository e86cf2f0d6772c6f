package org.tharsis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tharsis.model.Event;

/**
 * A log from bytes to a committed index, merges waited for: what processor time a million events
 * take, all threads' and the collector's, how long the writer stood still at most, and how many
 * bytes an event takes on disk. Beside it parsing alone, a plain Lucene index of the same fields,
 * and Lucene alone with the event index's own documents. Arguments: a log, an empty directory,
 * after how many events there is a commit, and which of these.
 */
public final class IndexLoad {
  private static final long WARM_UP = 600_000;
  private static final double MILLION = 1e6;
  private static final String INDEXED = "indexed";

  /** Its documents are those that {@link #INDEXED} has left. */
  private static final String SAME = "same";

  private final Path log;
  private final Path directory;
  private final long batch;
  private Slowest slowest = new Slowest();

  private IndexLoad(Path log, Path directory, long batch) {
    this.log = log;
    this.directory = directory;
    this.batch = batch;
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    IndexLoad load = new IndexLoad(Path.of(args[0]), Path.of(args[1]), Long.parseLong(args[2]));
    List<String> kinds =
        args.length > 3
            ? List.of(args[3].split(",", -1))
            : List.of("parsed", "bare", INDEXED, SAME);
    for (String kind : kinds) {
      load.run(kind, WARM_UP, new Spending());
      load.run(kind, WARM_UP, new Spending());
    }
    for (String kind : kinds) {
      load.report(kind);
    }
  }

  private static Store open(String kind, Path path) throws IOException {
    return switch (kind) {
      case "parsed" -> new Nothing();
      case "bare" -> new BareWriter(path);
      case INDEXED -> IndexedStore.at(path);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private void report(String kind) throws IOException {
    System.gc();
    Spending spending = new Spending();
    long events = run(kind, Long.MAX_VALUE, spending);
    long size = size(directory.resolve(kind));
    System.out.printf(
        "%-8s %,9.0f events/s, %5.2f CPU s per million, %5.1f bytes an event; %s%n",
        kind,
        events / spending.seconds(),
        spending.cpuSeconds() * MILLION / events,
        (double) size / events,
        slowest);
    if (kind.equals(INDEXED)) {
      compact(size, events);
    }
  }

  private void compact(long before, long events) throws IOException {
    Path path = directory.resolve(INDEXED);
    Spending spending = new Spending();
    try (Store store = open(INDEXED, path)) {
      store.compact();
    }
    long after = size(path);
    if (after != before) {
      System.out.printf(
          "%-8s compacted: %.1f bytes an event, for %.2f CPU s per million%n",
          INDEXED, (double) after / events, spending.cpuSeconds() * MILLION / events);
    }
  }

  /** Returns how many events there were. */
  private long run(String kind, long most, Spending spending) throws IOException {
    Path path = Files.createDirectories(directory.resolve(kind));
    clear(path);
    slowest = new Slowest();
    return kind.equals(SAME)
        ? new SameFields(directory.resolve(INDEXED), batch, slowest).run(path, most, spending)
        : run(kind, path, most);
  }

  private long run(String kind, Path path, long most) throws IOException {
    long events = 0;
    try (LogEvents lines = new LogEvents(log);
        Store store = open(kind, path)) {
      for (Event event = lines.next(); event != null && events < most; event = lines.next()) {
        Event next = event;
        slowest.add(() -> store.add(next));
        if (++events % batch == 0) {
          slowest.commit(store::commit);
        }
      }
      slowest.commit(store::commit);
    }
    return events;
  }

  private static void clear(Path path) throws IOException {
    try (Stream<Path> below = Files.walk(path)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(path)) {
          Files.delete(each);
        }
      }
    }
  }

  private static long size(Path path) throws IOException {
    try (Stream<Path> below = Files.walk(path)) {
      long size = 0;
      for (Path each : below.filter(Files::isRegularFile).toList()) {
        size += Files.size(each);
      }
      return size;
    }
  }
}
