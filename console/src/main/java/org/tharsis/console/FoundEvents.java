package org.tharsis.console;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.index.Cursor;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventScan;
import org.tharsis.index.EventSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

/** Prints events that a search finds; however many there are, few are in memory. */
final class FoundEvents {
  /** So many are in memory; a line may have 64 kB. */
  private static final int AT_ONCE = 500;

  private final EventSearch search;
  private final EventQuery query;
  private final TimeRange range;
  private final OutputOptions output;

  FoundEvents(EventSearch search, EventQuery query, TimeRange range, OutputOptions output) {
    this.search = search;
    this.query = query;
    this.range = range;
    this.output = output;
  }

  /** The newest before a place. Where the page is full, the place that the next one is before. */
  @Nullable Cursor page(@Nullable Cursor before, int limit) throws IOException {
    output.heading();
    Cursor place = before;
    int left = limit;
    while (left > 0) {
      int most = Math.min(left, AT_ONCE);
      List<Event> events = search.newest(query, range, place, most);
      print(events);
      if (events.size() < most) {
        return null;
      }
      place = Cursor.of(events.getLast());
      left -= most;
    }
    return place;
  }

  /** All, the oldest first. */
  void all() throws IOException {
    output.heading();
    EventScan scan = search.scan(query, range);
    int count = 0;
    for (Event event = scan.next(); event != null; event = scan.next()) {
      output.event(event);
      if (++count % AT_ONCE == 0 && System.out.checkError()) {
        return; // nobody reads any more
      }
    }
  }

  /** The event of an id, and those near it. */
  void around(String id, Duration within, int limit) throws IOException, NotDone {
    List<Event> found = search.byId(List.of(eventId(id)));
    if (found.isEmpty()) {
      throw new NotDone(
          "there is no event " + id + "; search --ids shows ids, and old events are deleted");
    }
    output.heading();
    print(search.around(query, found.getFirst(), within, Math.max(1, limit / 2)));
  }

  private static EventId eventId(String id) throws NotDone {
    try {
      return EventId.parse(id);
    } catch (IllegalArgumentException e) {
      throw new NotDone("'%s' is no event id; search --ids shows ids".formatted(id));
    }
  }

  private void print(List<Event> events) throws IOException {
    for (Event event : events) {
      output.event(event);
    }
  }
}
