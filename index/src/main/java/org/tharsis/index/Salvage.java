package org.tharsis.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final WholeReads reads = WholeReads.upTo(WHOLE_BYTES);

  private Salvage(Path directory, Path aside) {
    this.directory = directory;
    this.aside = aside;
  }

  /**
   * Looks at what is committed.
   *
   * @param aside where what is damaged goes, below a directory for each index
   * @return what was found
   * @throws IOException if another process writes there, or that can't be done
   */
  public static List<Damage> run(Path directory, Path aside) throws IOException {
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
            return new Salvage(directory, aside).all();
          }
        });
  }

  private List<Damage> all() throws IOException {
    List<Damage> found = new ArrayList<>();
    Path events = EventIndex.eventsBelow(directory);
    for (Day day : Day.in(events).descendingSet()) {
      Path path = day.below(events);
      if (Files.isDirectory(path)) { // or it is on a disk that may come back
        day(path).ifPresent(found::add);
      }
    }
    incidents().ifPresent(found::add);
    return found;
  }

  private Optional<Damage> day(Path path) throws IOException {
    try {
      return new DaySalvage(path, aside, reads).run();
    } catch (IOException | IllegalArgumentException e) {
      throw Storage.explained(path, e);
    }
  }

  private Optional<Damage> incidents() throws IOException {
    Path path = IncidentIndex.incidentsBelow(directory);
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    try {
      return new IncidentSalvage(path, aside, reads).run();
    } catch (IOException | IllegalArgumentException e) {
      throw Storage.explained(path, e);
    }
  }
}
