package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/**
 * Remembers events: one Lucene index for each UTC day of {@link Event#time()}, as {@code
 * events/2026-11-21} below its directory. One process writes; any number read beside it with {@link
 * EventSearch#open}. Its methods may be called from any thread; all but {@link #compact} wait for
 * one another.
 */
public final class EventIndex implements Closeable {
  static final String LOCK = "write.lock";

  private final Path events;
  private final FSDirectory directory;
  private final Lock lock;
  private final Deliveries deliveries;
  private final OpenDays days;
  private boolean closed;

  private EventIndex(FSDirectory directory, Lock lock, Deliveries deliveries) {
    this.events = directory.getDirectory();
    this.directory = directory;
    this.lock = lock;
    this.deliveries = deliveries;
    this.days = new OpenDays(events, deliveries);
  }

  /**
   * Opens the index below a directory, making what is missing.
   *
   * @throws IOException naming the directory and the remedy, when another process writes to it or
   *     it cannot be used
   */
  public static EventIndex open(Path directory) throws IOException {
    return open(directory, new Deliveries());
  }

  static EventIndex open(Path directory, Deliveries deliveries) throws IOException {
    return Storage.open(
        eventsBelow(directory),
        events -> {
          EventIndex index = new EventIndex(events, events.obtainLock(LOCK), deliveries);
          DroppedDays.finish(events.getDirectory());
          return index;
        });
  }

  static Path eventsBelow(Path directory) {
    return directory.resolve("events");
  }

  /**
   * Adds an event; {@link #search} sees it at once, other processes after {@link #commit}. One that
   * an earlier process added and committed is passed over, so that a stream whose end is not sure
   * may be gone through again from any point; a stream's events are to come in their order.
   *
   * @param sender what {@link #refused} says of it, should it turn out that it can't be indexed
   * @throws RuntimeException if it can't be, and that is known already
   */
  public synchronized void add(Event event, @Nullable String sender) throws IOException {
    DayWriter day = days.at(event.time());
    if (!day.had(event.id())) {
      day.add(event, sender);
    }
  }

  /** As {@link #add(Event, String)}, with no sender. */
  public void add(Event event) throws IOException {
    add(event, null);
  }

  /**
   * The next event that was added and can't be indexed for what is in it, or null; each is told
   * once. Of all that was added before a {@link #commit} this is known behind it.
   */
  public @Nullable Refused refused() {
    return deliveries.refused();
  }

  /** Deletes all events of a stream, so that its lines may be added again. */
  public synchronized void forget(String stream) throws IOException {
    for (Day day : Day.in(events)) {
      if (days.spans(day).has(stream)) {
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
      next = Math.max(next, days.spans(day).next(stream));
    }
    return next;
  }

  /**
   * How many kinds of message that came often made room for others since this was opened: from then
   * on each of their events takes more room.
   */
  public long forgottenTemplates() {
    return days.forgottenTemplates();
  }

  /** How many bytes each day takes on disk, in UTC, the oldest first. */
  public synchronized SequencedMap<LocalDate, Long> sizes() throws IOException {
    SequencedMap<LocalDate, Long> sizes = new LinkedHashMap<>();
    for (Day day : Day.in(events)) {
      sizes.put(day.date(), DroppedDays.bytes(day.below(events)));
    }
    return sizes;
  }

  /**
   * Deletes a day with all its events; who reads it at the moment reads on.
   *
   * @return whether it is gone; false for the one that takes events now, and for one that is being
   *     compacted
   */
  public synchronized boolean drop(LocalDate date) throws IOException {
    Day day = Day.of(date);
    if (!Day.in(events).contains(day) || days.isWritten(day) || !days.close(day)) {
      return false;
    }
    DroppedDays.drop(day.below(events));
    return true;
  }

  /** The days that there are, in UTC. */
  public synchronized List<LocalDate> days() throws IOException {
    return Day.in(events).stream().map(Day::date).toList();
  }

  /**
   * Writes a past day anew so that it lies as small as it can, which may take minutes and as much
   * room again as the day has. All else goes on meanwhile, and a search sees the day as it was or
   * as it is. Cut off, by a crash or by {@link #close}, it leaves the day as it was.
   *
   * @return whether the day lies small now; false for the one that takes events now, and while
   *     another is being compacted
   */
  public boolean compact(LocalDate date) throws IOException {
    Day day = Day.of(date);
    synchronized (this) {
      if (!closed && days.isCompact(day)) {
        return true;
      }
    }
    DayWriter writer = begin(day);
    if (writer == null) {
      return false;
    }
    try {
      return writer.compact() && replace(writer);
    } finally {
      synchronized (this) {
        writer.compacting(false);
      }
    }
  }

  /**
   * Reads every byte of a past day, which may take minutes; all else goes on meanwhile. What is
   * damaged is set aside, as {@link Salvage} does.
   *
   * @param aside where that goes, below a directory for each day
   * @return what was found; nothing for the day that takes events now, and for one that is being
   *     compacted
   */
  public Optional<Damage> check(LocalDate date, Path aside) throws IOException {
    Day day = Day.of(date);
    Set<String> doubtful = DaySalvage.doubtful(day.below(events));
    return doubtful.isEmpty() ? Optional.empty() : mend(day, aside, doubtful);
  }

  private synchronized Optional<Damage> mend(Day day, Path aside, Set<String> doubtful)
      throws IOException {
    if (closed || days.isWritten(day) || !days.close(day)) {
      return Optional.empty();
    }
    return new DaySalvage(day.below(events), aside, WholeReads.of(doubtful)).run();
  }

  private synchronized @Nullable DayWriter begin(Day day) throws IOException {
    boolean another = days.all().stream().anyMatch(DayWriter::isCompacting);
    if (closed || another || days.isWritten(day) || !Day.in(events).contains(day)) {
      return null;
    }
    DayWriter writer = days.on(day);
    writer.commit();
    writer.compacting(true);
    return writer;
  }

  private synchronized boolean replace(DayWriter writer) throws IOException {
    if (!days.all().contains(writer)) {
      return false;
    }
    writer.commit();
    return true;
  }

  /**
   * What is to be had again of the days that are not whole, if any is not.
   *
   * @param stream whose events may be added again
   * @param from the least of their offsets
   */
  public synchronized Optional<Refill> refill(String stream, long from) throws IOException {
    NavigableSet<Day> open = new TreeSet<>();
    StreamOffsets left = new StreamOffsets(stream, from);
    for (Day day : Day.in(events)) {
      if (days.gap(day).open()) {
        open.add(day);
      }
      if (days.spans(day).next(stream) > from) {
        days.read(day, left);
      }
    }
    return open.isEmpty() ? Optional.empty() : Optional.of(new Refill(this, open, left.sorted()));
  }

  synchronized void addAgain(Event event) throws IOException {
    days.at(event.time()).addAgain(event);
  }

  /** Returns how many of the day's events are lost now. */
  synchronized long closeGap(Day day) throws IOException {
    long before = days.gap(day).lost();
    DayWriter writer = days.on(day);
    writer.closeGap();
    return writer.gap().lost() - before;
  }

  /** By day, how many events are lost with files that were damaged; days without are not there. */
  public synchronized SortedMap<LocalDate, Long> lost() throws IOException {
    SortedMap<LocalDate, Long> lost = new TreeMap<>();
    for (Day day : Day.in(events)) {
      long gone = days.gap(day).lost();
      if (gone > 0) {
        lost.put(day.date(), gone);
      }
    }
    return lost;
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
    closed = true;
    try (directory;
        lock) {
      days.close();
    }
  }
}
