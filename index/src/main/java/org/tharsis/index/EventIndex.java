package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/**
 * Remembers events: one Lucene index for each UTC day of {@link Event#time()}, as {@code
 * events/2026-11-21} below its directory. One process writes; any number read beside it with {@link
 * EventSearch#open}. Its methods may be called from any thread, one at a time.
 */
public final class EventIndex implements Closeable {
  private static final String LOCK = "write.lock";

  private final Path events;
  private final FSDirectory directory;
  private final Lock lock;
  private final OpenDays days;
  private final EventDocument document = new EventDocument();

  private EventIndex(FSDirectory directory, Lock lock) {
    this.events = directory.getDirectory();
    this.directory = directory;
    this.lock = lock;
    this.days = new OpenDays(events);
  }

  /**
   * Opens the index below a directory, making what is missing.
   *
   * @throws IOException naming the directory and the remedy, when another process writes to it or
   *     it cannot be used
   */
  public static EventIndex open(Path directory) throws IOException {
    return Storage.open(
        eventsBelow(directory), events -> new EventIndex(events, events.obtainLock(LOCK)));
  }

  static Path eventsBelow(Path directory) {
    return directory.resolve("events");
  }

  /**
   * Adds an event; {@link #search} sees it at once, other processes after {@link #commit}. One that
   * an earlier process added and committed is passed over, so that a stream whose end is not sure
   * may be gone through again from any point; a stream's events are to come in their order.
   */
  public synchronized void add(Event event) throws IOException {
    DayWriter day = days.at(event.time());
    if (!day.had(event.id())) {
      day.add(event.id(), document.of(event));
    }
  }

  /** Deletes all events of a stream, so that its lines may be added again. */
  public synchronized void forget(String stream) throws IOException {
    for (Day day : Day.in(events)) {
      if (spans(day).has(stream)) {
        days.on(day).forget(stream);
      }
    }
  }

  /** Makes all that was added or forgotten outlast a crash. */
  public synchronized void commit() throws IOException {
    for (DayWriter day : days.all()) {
      day.commit();
    }
  }

  /** The stream's greatest offset plus one; 0 where no event is of that stream. */
  public synchronized long nextOffset(String stream) throws IOException {
    long next = 0;
    for (Day day : Day.in(events)) {
      next = Math.max(next, spans(day).next(stream));
    }
    return next;
  }

  private StreamSpans spans(Day day) throws IOException {
    DayWriter open = days.ifOpen(day);
    return open == null ? DayReader.committedSpans(day.below(events)) : open.spans();
  }

  /** A search over all that was added up to now; close it after use. */
  public synchronized EventSearch search() throws IOException {
    EventSearch search = new EventSearch(events, Day.in(events));
    try {
      for (Day day : Day.in(events)) {
        @Nullable DayWriter open = days.ifOpen(day);
        if (open != null) {
          search.use(day, DayReader.of(open));
        }
      }
      return search;
    } catch (IOException e) {
      search.close();
      throw e;
    }
  }

  /** Commits and closes. */
  @Override
  public synchronized void close() throws IOException {
    try (directory;
        lock) {
      days.close();
    }
  }
}
