package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/**
 * Gives stored events one after the other, oldest first; of one time, the smallest id first. It
 * holds a bounded number of them, however many there are. It belongs to the search it came from:
 * one thread uses both, and it ends when that is closed.
 */
public final class EventScan {
  private final EventSearch search;
  private final EventQuery query;
  private final TimeRange range;
  private final Iterator<Day> days;
  private final Deque<Event> read = new ArrayDeque<>();
  private @Nullable OldestFirst current;

  EventScan(EventSearch search, EventQuery query, TimeRange range, Iterator<Day> days) {
    this.search = search;
    this.query = query;
    this.range = range;
    this.days = days;
  }

  /**
   * The next event, or null where there is none any more.
   *
   * @throws IOException if the index can't be read
   */
  public @Nullable Event next() throws IOException {
    while (read.isEmpty()) {
      OldestFirst day = day();
      if (day == null) {
        return null;
      }
      read.addAll(day.next());
    }
    return read.removeFirst();
  }

  /** The day that has more, or null. */
  private @Nullable OldestFirst day() throws IOException {
    while (current == null || current.isDone()) {
      if (!days.hasNext()) {
        return null;
      }
      DayReader reader = search.reader(days.next(), range);
      current =
          reader == null ? null : new OldestFirst(query.lucene(), range, reader, search::budget);
    }
    return current;
  }
}
