package org.tharsis.index;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tharsis.model.Event;

/** The events before and after one. */
final class Neighbours {
  private Neighbours() {}

  /** As {@link EventSearch#around}. */
  static List<Event> of(
      EventSearch search, EventQuery query, Event event, Duration within, int limit)
      throws IOException {
    long first = event.time() - within.toMillis();
    long end = event.time() + within.toMillis() + 1;
    Cursor here = Cursor.of(event);
    List<Event> found =
        new ArrayList<>(
            search.newest(query, here.upToHere().and(new TimeRange(first, end)), here, limit));
    Collections.reverse(found);
    found.add(event);
    int most = found.size() + Math.clamp(limit, 0, EventSearch.MAX_RESULTS);
    EventScan later = search.scan(query, new TimeRange(event.time(), end));
    for (Event next = later.next(); next != null && found.size() < most; next = later.next()) {
      if (EventSearch.BY_TIME.compare(next, event) > 0) {
        found.add(next);
      }
    }
    return found;
  }
}
