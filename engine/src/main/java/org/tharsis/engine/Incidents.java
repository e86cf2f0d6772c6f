package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts;
import org.tharsis.engine.incident.IncidentDesk;
import org.tharsis.engine.incident.Unread;
import org.tharsis.index.EventIndex;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentIndex;
import org.tharsis.index.IncidentSearch;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;

/** Hop 6: findings become incidents, and these are stored. One thread uses it. */
final class Incidents implements AutoCloseable {
  /** An incident this long past its quiet time is not waited for any more: findings may be late. */
  private static final Duration SLACK = Duration.ofHours(1);

  /** The longest quiet time a rule may have, which is how far back incidents are taken up again. */
  private static final Duration LONGEST_QUIET = Duration.ofDays(366);

  private final IncidentIndex index;
  private final IncidentDesk desk;
  private Consumer<Incident> announcer = incident -> {};

  Incidents(Path data, Hosts hosts) throws IOException {
    index = IncidentIndex.open(data);
    desk = new IncidentDesk(index, hosts);
  }

  void use(Hosts hosts) {
    desk.use(hosts);
  }

  void announceTo(Consumer<Incident> now) {
    announcer = now;
  }

  void resume(long now) throws IOException {
    try (IncidentSearch search = index.search()) {
      desk.resume(search.since(now - LONGEST_QUIET.toMillis()));
    }
  }

  Set<String> resume(Set<String> streams) throws IOException {
    Set<String> ids = new LinkedHashSet<>();
    try (IncidentSearch search = index.search()) {
      List<Incident> own =
          search.since(Long.MIN_VALUE).stream().filter(each -> comesOf(each, streams)).toList();
      desk.resume(own);
      own.forEach(each -> ids.add(each.id()));
    }
    return ids;
  }

  private static boolean comesOf(Incident incident, Set<String> streams) {
    return incident.evidence().stream().anyMatch(id -> streams.contains(id.stream()));
  }

  boolean take(Finding finding, @Nullable Exclusion quiet) {
    return desk.take(finding, quiet);
  }

  boolean decide(String incident, Incident.@Nullable Decision word) throws IOException {
    return desk.decide(incident, word);
  }

  Optional<Incident> stored(String id) throws IOException {
    return desk.stored(id);
  }

  boolean unsettled() {
    return desk.unsettled();
  }

  /** Whether so much has changed that it should be settled. */
  boolean crowded() {
    return desk.crowded();
  }

  /** Of what has changed, what is to be read before it is stored. */
  Unread takeUnread() {
    return desk.takeUnread();
  }

  /** Reads it; any thread may. */
  static void read(Unread unread, EventIndex events) throws IOException {
    if (!unread.isEmpty()) {
      try (EventSearch search = events.search()) {
        unread.read(search::fieldsById);
      }
    }
  }

  /** Writes to the index what was read. */
  void store(Unread read, long newest) throws IOException {
    desk.store(read, newest - SLACK.toMillis(), announcer);
  }

  /**
   * Writes what has changed to the index.
   *
   * @param newest the time of the newest event, milliseconds since the epoch
   */
  void settle(EventIndex events, long newest) throws IOException {
    if (desk.unsettled()) {
      try (EventSearch search = events.search()) {
        desk.settle(search::fieldsById, newest - SLACK.toMillis(), announcer);
      }
    }
  }

  void commit(Map<String, String> notes) throws IOException {
    index.commit(notes);
  }

  void show() throws IOException {
    index.show();
  }

  String note(String name) {
    return index.note(name);
  }

  long forgotten() {
    return desk.forgotten();
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
