package org.tharsis.engine.incident;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts;
import org.tharsis.index.IncidentIndex;
import org.tharsis.index.IncidentSearch;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.Incident.Verdict;

/**
 * Makes incidents of findings: the same finding again within its rule's quiet time grows the
 * incident it belongs to. The pipeline's thread keeps it.
 */
public final class IncidentDesk {
  /** Reads back events that findings name by id. */
  @FunctionalInterface
  public interface Recall {
    List<Event> events(Collection<EventId> ids) throws IOException;
  }

  /** So many incidents may grow at once: sources can be forged. */
  private static final int MAX_GROWING = 50_000;

  private static final int MAX_CHANGED = 10_000;

  private record Same(String rule, String key) {}

  private final IncidentIndex index;
  private final Relations relations = new Relations();
  private final SequencedMap<Same, OpenIncident> growing = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, OpenIncident> changed = new LinkedHashMap<>();
  private final Set<String> begun = new LinkedHashSet<>();
  private final Set<String> opened = new LinkedHashSet<>();
  private Hosts hosts;
  private long forgotten;

  public IncidentDesk(IncidentIndex index, Hosts hosts) {
    this.index = index;
    this.hosts = hosts;
  }

  /** From the next finding on hosts are known by these names. */
  public void use(Hosts hosts) {
    this.hosts = hosts;
  }

  /** Goes on with stored incidents: what is still within its quiet time may grow. */
  public void resume(Collection<Incident> stored) {
    Map<String, Incident> byId = new HashMap<>();
    for (Incident incident : stored) {
      byId.put(incident.id(), incident);
      growing.merge(
          new Same(incident.rule().id(), incident.key()),
          OpenIncident.of(incident),
          (a, b) -> a.last() >= b.last() ? a : b);
    }
    for (OpenIncident open : growing.values()) {
      Incident incident = byId.get(open.id());
      if (incident != null) {
        relations.resume(open, incident.parties());
      }
    }
  }

  /** Takes a finding in that no exclusion covers. */
  public void take(Finding finding) {
    take(finding, null);
  }

  /**
   * Takes a finding in. What begins with one that an exclusion covers is closed, and opens with one
   * that none covers, unless a person has decided on it.
   *
   * @param quiet the exclusion, or null
   * @return whether an incident began
   */
  public boolean take(Finding finding, @Nullable Exclusion quiet) {
    Same same = new Same(finding.rule().id(), finding.key());
    OpenIncident incident = growing.get(same);
    boolean begins = incident == null || !incident.goesOnAt(finding.event().time());
    if (incident == null || begins) {
      incident = OpenIncident.of(finding);
      incident.decide(quiet == null ? null : closed(quiet, finding));
      begun.add(incident.id());
      forget(growing.put(same, incident));
      makeRoom();
    } else if (quiet == null && incident.excluded()) {
      incident.decide(null);
      opened.add(incident.id());
    }
    incident.add(finding, hosts);
    changed.put(incident.id(), incident);
    relations
        .add(incident, finding.event(), hosts)
        .forEach(other -> changed.put(other.id(), other));
    return begins;
  }

  private static Decision closed(Exclusion quiet, Finding finding) {
    return new Decision(
        Verdict.EXCLUDED,
        quiet.terms().reason(),
        "exclusion " + quiet.id(),
        finding.event().time());
  }

  private void makeRoom() {
    if (growing.size() > MAX_GROWING) {
      // what it has grown by is among the changed and will be stored
      forget(growing.pollFirstEntry().getValue());
      forgotten++;
    }
  }

  private void forget(@Nullable OpenIncident incident) {
    if (incident != null) {
      relations.forget(incident);
    }
  }

  /** How many could have grown on, had the bound not been reached; their repeats begin anew. */
  public long forgotten() {
    return forgotten;
  }

  /** Writes down a person's word; null opens the incident again. False if there is no such. */
  public boolean decide(String id, Incident.@Nullable Decision word) throws IOException {
    OpenIncident open = open(id);
    if (open != null) {
      open.decide(word);
      changed.put(id, open);
      return true;
    }
    Optional<Incident> stored = stored(id);
    if (stored.isPresent()) {
      index.put(stored.get().decided(word));
    }
    return stored.isPresent();
  }

  /** The stored incident of exactly this id. */
  public Optional<Incident> stored(String id) throws IOException {
    try (IncidentSearch search = index.search()) {
      return exactly(id, search);
    }
  }

  private static Optional<Incident> exactly(String id, IncidentSearch search) throws IOException {
    return search.get(id).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private @Nullable OpenIncident open(String id) {
    return growing.values().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
  }

  /** Whether so much waits for {@link #settle} that it should not wait for the next commit. */
  public boolean crowded() {
    return changed.size() >= MAX_CHANGED;
  }

  /** Whether anything waits for {@link #settle}. */
  public boolean unsettled() {
    return !changed.isEmpty();
  }

  /**
   * Writes what has changed to the index, once the events behind it can be read back.
   *
   * @param told is given each incident that is written for the first time, and each that has opened
   *     since an exclusion closed it
   * @param now incidents whose quiet time ended before are not kept in memory any more;
   *     milliseconds since the epoch
   */
  public void settle(Recall recall, long now, Consumer<Incident> told) throws IOException {
    while (unsettled()) {
      Unread unread = takeUnread();
      unread.read(recall);
      store(unread, now, told);
    }
  }

  /** Of the incidents that have changed those whose events should be looked up at once. */
  public Unread takeUnread() {
    Unread unread = new Unread();
    for (Iterator<OpenIncident> each = changed.values().iterator();
        each.hasNext() && !unread.isMuch(); ) {
      unread.add(each.next());
      each.remove();
    }
    return unread;
  }

  /**
   * Writes incidents to the index whose events have been read. They may have changed again
   * meanwhile; what was taken first has to be stored first.
   */
  public void store(Unread read, long now, Consumer<Incident> told) throws IOException {
    if (!read.isEmpty()) {
      try (IncidentSearch known = index.search()) {
        for (Map.Entry<OpenIncident, List<Event>> each : read.events().entrySet()) {
          each.getValue().forEach(event -> each.getKey().read(event, hosts));
          store(each.getKey(), known, told);
        }
      }
    }
    forgetOver(now);
  }

  private void forgetOver(long now) {
    growing
        .values()
        .removeIf(
            each -> {
              boolean over = !each.goesOnAt(now);
              if (over) {
                relations.forget(each);
              }
              return over;
            });
  }

  private void store(OpenIncident open, IncidentSearch known, Consumer<Incident> told)
      throws IOException {
    boolean first = begun.remove(open.id());
    boolean another = opened.remove(open.id());
    if (first) { // unless it comes of a replay once more: then what a person decided holds
      exactly(open.id(), known)
          .map(Incident::decision)
          .filter(decision -> !decision.excluded())
          .ifPresent(open::decide);
    }
    Incident incident = open.incident();
    index.put(incident);
    if (first || another) {
      told.accept(incident);
    }
  }
}
