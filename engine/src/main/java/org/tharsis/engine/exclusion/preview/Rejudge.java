package org.tharsis.engine.exclusion.preview;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tharsis.engine.hindsight.ChosenRule;
import org.tharsis.index.EventSearch;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.rules.Correlator;
import org.tharsis.rules.Limits;

/** Judges the events behind an incident again, by its rule as it is today. */
final class Rejudge {
  /** So many events are kept. */
  private static final int MOST_READ = 100_000;

  private static final int KEYS = 4096;
  private static final int WAITING = 4096;
  private static final Limits LIMITS =
      new Limits(Duration.ZERO, KEYS, WAITING, Duration.ZERO, Integer.MAX_VALUE, 0);

  private final Function<String, Optional<ChosenRule>> rules;
  private final Map<String, Optional<ChosenRule>> known = new HashMap<>();
  private final Map<String, Optional<List<Event>>> judged = new HashMap<>();
  private final Map<EventId, Event> read = new HashMap<>();

  Rejudge(Function<String, Optional<ChosenRule>> rules) {
    this.rules = rules;
  }

  /** Incidents whose events were read. */
  final class Read {
    /** All events behind one, in order of time. */
    List<Event> behind(Incident incident) {
      List<Event> behind = new ArrayList<>();
      incident.evidence().forEach(id -> behind.add(read.get(id)));
      behind.sort(Comparator.comparingLong(Event::time).thenComparing(Event::id));
      return behind;
    }

    /** As {@link Rejudge#completing}. */
    Optional<List<Event>> completing(Incident incident) {
      return judged.computeIfAbsent(
          incident.id(), unseen -> Rejudge.this.completing(incident, behind(incident)));
    }
  }

  /** Reads the events behind some incidents at once, those that are not read yet. */
  Read read(List<Incident> incidents, EventSearch events) throws IOException {
    Set<EventId> missing = new HashSet<>();
    incidents.forEach(each -> missing.addAll(each.evidence()));
    missing.removeAll(read.keySet());
    if (read.size() + missing.size() > MOST_READ) {
      read.clear();
      incidents.forEach(each -> missing.addAll(each.evidence()));
    }
    if (!missing.isEmpty()) {
      events.fieldsById(missing).forEach(event -> read.put(event.id(), event));
    }
    return new Read();
  }

  /**
   * The events that complete a finding of the incident, oldest first.
   *
   * @param events all that are behind it, in order of time
   * @return nothing where these events alone don't make the incident what it was: the rule has
   *     changed, or goes by more than them
   */
  Optional<List<Event>> completing(Incident incident, List<Event> events) {
    List<Event> found = found(incident, events);
    return found.isEmpty() || found.getFirst().time() != incident.start()
        ? Optional.empty()
        : Optional.of(found);
  }

  /** Whether the rule finds something in some of its events. */
  boolean holds(Incident incident, List<Event> events) {
    return !found(incident, events).isEmpty();
  }

  private List<Event> found(Incident incident, List<Event> events) {
    Optional<ChosenRule> rule = known.computeIfAbsent(incident.rule().id(), rules);
    return rule.map(chosen -> found(chosen, incident, events)).orElse(List.of());
  }

  private static List<Event> found(ChosenRule rule, Incident incident, List<Event> events) {
    List<Event> found = new ArrayList<>();
    Consumer<Finding> sink =
        finding -> {
          if (finding.rule().id().equals(incident.rule().id())
              && finding.key().equals(incident.key())) {
            found.add(finding.event());
          }
        };
    try (Correlator correlator = rule.book().correlator(LIMITS)) {
      events.forEach(event -> correlator.accept(event, sink));
      correlator.finish(sink);
    }
    return found;
  }
}
