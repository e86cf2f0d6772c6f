package org.tharsis.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tharsis.index.EventIndex;
import org.tharsis.model.Event;

/**
 * A log from bytes to a committed index, merges waited for: what processor time a million events
 * take, all threads' and the collector's, how long the writer stood still at most, and how many
 * bytes an event takes on disk. Beside it parsing alone, and a plain Lucene index of the same
 * fields. Arguments: a log, an empty directory, and after how many events there is a commit.
 */
public final class IndexLoad {
  private static final long WARM_UP = 600_000;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Path log;
  private final Path directory;
  private final long batch;
  private long slowestAdd;
  private long slowestCommit;

  private IndexLoad(Path log, Path directory, long batch) {
    this.log = log;
    this.directory = directory;
    this.batch = batch;
  }

  /** What events are given to. */
  private interface Store extends Closeable {
    void add(Event event) throws IOException;

    void commit() throws IOException;

    /** Makes it small, if it can be. */
    default void compact() throws IOException {}
  }

  /** Makes a store in a directory. */
  private interface Kind {
    Store at(Path path) throws IOException;
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    IndexLoad load = new IndexLoad(Path.of(args[0]), Path.of(args[1]), Long.parseLong(args[2]));
    List<String> kinds =
        args.length > 3 ? List.of(args[3].split(",", -1)) : List.of("parsed", "bare", "indexed");
    for (String kind : kinds) {
      load.run(kind, WARM_UP);
      load.run(kind, WARM_UP);
    }
    for (String kind : kinds) {
      load.report(kind);
    }
  }

  private static Kind kind(String name) {
    return switch (name) {
      case "parsed" -> path -> new Nothing();
      case "bare" -> path -> new Bare(new BareWriter(path));
      case "indexed" -> path -> new Indexed(EventIndex.open(path));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private record Nothing() implements Store {
    @Override
    public void add(Event event) {}

    @Override
    public void commit() {}

    @Override
    public void close() {}
  }

  private record Bare(BareWriter writer) implements Store {
    @Override
    public void add(Event event) throws IOException {
      writer.add(event);
    }

    @Override
    public void commit() throws IOException {
      writer.commit();
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  private record Indexed(EventIndex index) implements Store {
    @Override
    public void add(Event event) throws IOException {
      index.add(event);
    }

    @Override
    public void commit() throws IOException {
      index.commit();
    }

    @Override
    public void compact() throws IOException {
      for (LocalDate day : index.days()) {
        if (!index.compact(day)) {
          throw new IOException(day + " is not compact");
        }
      }
    }

    @Override
    public void close() throws IOException {
      index.close();
    }
  }

  private void report(String kind) throws IOException {
    System.gc();
    long cpu = PROCESS.getProcessCpuTime();
    long began = System.nanoTime();
    long events = run(kind, Long.MAX_VALUE);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%-8s %,9.0f events/s, %5.2f CPU s per million, %5.1f bytes an event; longest add %,d ms,"
            + " longest commit %,d ms%n",
        kind,
        events / seconds,
        (PROCESS.getProcessCpuTime() - cpu) / 1e3 / events,
        (double) size(directory.resolve(kind)) / events,
        slowestAdd / 1_000_000,
        slowestCommit / 1_000_000);
    compact(kind, events);
  }

  private void compact(String kind, long events) throws IOException {
    long before = size(directory.resolve(kind));
    long cpu = PROCESS.getProcessCpuTime();
    try (Store store = kind(kind).at(directory.resolve(kind))) {
      store.compact();
    }
    long after = size(directory.resolve(kind));
    if (after != before) {
      System.out.printf(
          "%-8s compacted: %.1f bytes an event, for %.2f CPU s per million%n",
          kind, (double) after / events, (PROCESS.getProcessCpuTime() - cpu) / 1e3 / events);
    }
  }

  /** Returns how many events there were. */
  private long run(String kind, long most) throws IOException {
    Path path = Files.createDirectories(directory.resolve(kind));
    clear(path);
    slowestAdd = 0;
    slowestCommit = 0;
    long events = 0;
    try (LogEvents log = new LogEvents(this.log);
        Store store = kind(kind).at(path)) {
      for (Event event = log.next(); event != null && events < most; event = log.next()) {
        long before = System.nanoTime();
        store.add(event);
        slowestAdd = Math.max(slowestAdd, System.nanoTime() - before);
        if (++events % batch == 0) {
          commit(store);
        }
      }
      commit(store);
    }
    return events;
  }

  private void commit(Store store) throws IOException {
    long before = System.nanoTime();
    store.commit();
    slowestCommit = Math.max(slowestCommit, System.nanoTime() - before);
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
