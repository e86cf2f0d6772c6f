package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Event;
import org.tharsis.model.Incident;

/** What is committed in a data directory, as another process sees it. */
public record Archive(Path data) {

  private static EventQuery query(String text) {
    if (EventQuery.parse(text) instanceof EventQuery query) {
      return query;
    }
    throw new AssertionError("not a query: " + text);
  }

  public long count(String text) throws IOException {
    try (EventSearch search = EventSearch.open(data)) {
      return search.count(query(text), TimeRange.ALL);
    }
  }

  /** In the order they came in. */
  public List<Event> events(String text) throws IOException {
    try (EventSearch search = EventSearch.open(data)) {
      return search.newest(query(text), TimeRange.ALL, EventSearch.MAX_RESULTS).stream()
          .sorted(Comparator.comparing(Event::id))
          .toList();
    }
  }

  public List<String> lines(String text) throws IOException {
    return events(text).stream().map(Event::text).toList();
  }

  /** Latest first. */
  public List<Incident> incidents() throws IOException {
    try (IncidentSearch search = IncidentSearch.open(data)) {
      return search.newest(1_000);
    }
  }

  public Balance balance() throws IOException {
    return BalanceFile.read(new DataDirectory(data).balance());
  }
}
