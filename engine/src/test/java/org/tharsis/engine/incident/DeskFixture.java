package org.tharsis.engine.incident;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tharsis.config.Hosts;
import org.tharsis.index.IncidentIndex;
import org.tharsis.index.IncidentSearch;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.model.Rule;
import org.tharsis.model.Severity;

/** A desk over an index of its own, and the events that findings may speak of. */
final class DeskFixture implements AutoCloseable {
  static final long QUIET = Duration.ofMinutes(30).toMillis();
  static final Rule SCAN = rule("port-scan");

  private final IncidentIndex index;
  private final IncidentDesk desk;
  private final Map<EventId, Event> known = new HashMap<>();
  private final List<String> begun = new ArrayList<>();
  private final List<String> announced = new ArrayList<>();

  DeskFixture(Path directory) throws IOException {
    this(directory, Hosts.NONE);
  }

  DeskFixture(Path directory, Hosts hosts) throws IOException {
    index = IncidentIndex.open(directory);
    desk = new IncidentDesk(index, hosts);
  }

  static Rule rule(String id) {
    return new Rule(
        id,
        "Port scan",
        Severity.YELLOW,
        Rule.Key.SOURCE,
        Duration.ofMillis(QUIET),
        "means",
        "to do");
  }

  static Finding finding(Rule rule, Event event, long value, Event... evidence) {
    List<EventId> ids = new ArrayList<>();
    long since = event.time();
    for (Event each : evidence) {
      ids.add(each.id());
      since = Math.min(since, each.time());
    }
    return new Finding(
        rule,
        Objects.requireNonNull(event.source().ip()).toString(),
        since,
        event,
        ids,
        0,
        List.of(new Finding.Reason("distinct( destination.port )", value)));
  }

  /** Events that can be read back. */
  DeskFixture knows(Event... events) {
    for (Event event : events) {
      known.put(event.id(), event);
    }
    return this;
  }

  DeskFixture take(Finding finding) {
    knows(finding.event());
    desk.take(finding);
    return this;
  }

  DeskFixture take(Finding finding, Exclusion quiet) {
    knows(finding.event());
    desk.take(finding, quiet);
    return this;
  }

  DeskFixture take(Event event) {
    return take(finding(SCAN, event, 15));
  }

  DeskFixture settle() throws IOException {
    return settle(0);
  }

  DeskFixture settle(long now) throws IOException {
    desk.settle(this::recall, now, this::told);
    return this;
  }

  private void told(Incident incident) {
    begun.add(incident.id());
    if (!incident.excluded()) {
      announced.add(incident.id());
    }
  }

  private List<Event> recall(Collection<EventId> ids) {
    return ids.stream().map(known::get).filter(Objects::nonNull).toList();
  }

  IncidentDesk desk() {
    return desk;
  }

  /** Ids of those that were stored for the first time. */
  List<String> begun() {
    return begun;
  }

  /** Ids of those that a person is told of. */
  List<String> announced() {
    return announced;
  }

  /** What is stored, latest first. */
  List<Incident> stored() throws IOException {
    try (IncidentSearch search = index.search()) {
      return search.newest(1_000);
    }
  }

  Incident only() throws IOException {
    List<Incident> all = stored();
    if (all.size() != 1) {
      throw new AssertionError(all);
    }
    return all.getFirst();
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
