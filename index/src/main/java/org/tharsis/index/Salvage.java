package org.tharsis.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;

/**
 * Finds what is damaged of the indexes below a directory, before anybody opens them to write. It is
 * set aside, and what is sound stays to go on with.
 */
public final class Salvage {
  /** What {@link Damage} calls the incidents. */
  public static final String INCIDENTS = "incidents";

  /**
   * So much is gone through byte by byte, what was written last first. It takes a second or two; of
   * all else files must be there, and end as they should.
   */
  private static final long WHOLE_BYTES = 512L << 20;

  private final Path directory;
  private final Path aside;
  private final Consumer<IOException> hindered;
  private final WholeReads reads = WholeReads.upTo(WHOLE_BYTES);

  private Salvage(Path directory, Path aside, Consumer<IOException> hindered) {
    this.directory = directory;
    this.aside = aside;
    this.hindered = hindered;
  }

  /**
   * Looks at what is committed.
   *
   * @param aside where what is damaged goes, below a directory for each index
   * @param hindered is told which index can't be looked at, or not be mended, and stays as it is
   * @return what was found
   * @throws IOException if another process writes there
   */
  public static List<Damage> run(Path directory, Path aside, Consumer<IOException> hindered)
      throws IOException {
    Path events = EventIndex.eventsBelow(directory);
    if (!Files.isDirectory(events)) {
      return List.of();
    }
    return Storage.open(
        events,
        locked -> {
          try (FSDirectory held = locked;
              Lock lock = held.obtainLock(EventIndex.LOCK)) {
            lock.ensureValid();
            return new Salvage(directory, aside, hindered).all();
          }
        });
  }

  private List<Damage> all() throws IOException {
    List<Damage> found = new ArrayList<>();
    Path events = EventIndex.eventsBelow(directory);
    for (Day day : Day.in(events).descendingSet()) {
      Path path = day.below(events);
      look(path, new DaySalvage(path, aside, reads)::run).ifPresent(found::add);
    }
    Path path = IncidentIndex.incidentsBelow(directory);
    look(path, new IncidentSalvage(path, aside, reads)::run).ifPresent(found::add);
    return found;
  }

  /** Looks at one index. */
  private interface Look {
    Optional<Damage> run() throws IOException;
  }

  /** What hinders one says nothing of another. */
  private Optional<Damage> look(Path path, Look look) {
    try {
      return Files.isDirectory(path) ? look.run() : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      hindered.accept(Storage.explained(path, e));
      return Optional.empty();
    }
  }
}
