package org.tharsis.engine.incident;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

/**
 * The events behind several incidents, looked up at once: to find one by its id goes through as
 * much of the index as to find thousands.
 */
public final class Unread {
  /** So many are held at once, and those of one incident more. */
  private static final int MUCH = 10_000;

  private final Map<OpenIncident, List<Event>> byIncident = new LinkedHashMap<>();
  private final Map<EventId, List<OpenIncident>> wanting = new HashMap<>();

  Unread() {}

  /** What of an incident was not read yet. */
  void add(OpenIncident incident) {
    byIncident.put(incident, new ArrayList<>());
    for (EventId id : incident.takeUnread()) {
      wanting.computeIfAbsent(id, unseen -> new ArrayList<>(1)).add(incident);
    }
  }

  boolean isMuch() {
    return wanting.size() >= MUCH;
  }

  public boolean isEmpty() {
    return byIncident.isEmpty();
  }

  /** Looks them up; may be done on any thread, before the desk stores them. */
  public void read(IncidentDesk.Recall recall) throws IOException {
    if (!wanting.isEmpty()) {
      for (Event event : recall.events(wanting.keySet())) {
        for (OpenIncident incident : wanting.getOrDefault(event.id(), List.of())) {
          byIncident.getOrDefault(incident, new ArrayList<>()).add(event);
        }
      }
    }
  }

  /** The incidents in the order they came, each with its events in order of time. */
  Map<OpenIncident, List<Event>> events() {
    return byIncident;
  }
}
