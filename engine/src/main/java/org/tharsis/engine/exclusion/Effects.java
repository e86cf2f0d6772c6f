package org.tharsis.engine.exclusion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tharsis.index.EventQuery;
import org.tharsis.index.TimeRange;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Incident;

/**
 * Holds an exclusion against stored incidents, many at once: the index is asked of their events.
 */
final class Effects {
  /** So many events are asked of at once. */
  private static final int BATCH = 400_000;

  /** So many are read to be judged again; a fifth of a second or two. */
  private static final int MOST_REJUDGED = 40_000;

  /** So many incidents are remembered with the ids of their events. */
  private static final int MOST_WHOLE = 1_000_000;

  private final Archive archive;
  private final Exclusion exclusion;
  private final boolean ofFindings;
  private final Rejudge rejudge;
  private final List<Incident> batch = new ArrayList<>();
  private final Map<String, Long> coveredByRule = new TreeMap<>();
  private final List<Effect> effects = new ArrayList<>();
  private int batched;
  private int rejudged;
  private int kept;
  private long looked;
  private long unknown;

  Effects(Archive archive, Exclusion exclusion) {
    this.archive = archive;
    this.exclusion = exclusion;
    this.ofFindings = exclusion.byRule() || exclusion.action() == Action.QUIET;
    this.rejudge = new Rejudge(archive.rules());
  }

  Effects run() throws IOException {
    archive.incidents().forEach(archive.range().from(), this::take);
    judge();
    effects.sort(
        Comparator.comparing(Effect::fate)
            .thenComparingLong(each -> each.incident().start())
            .thenComparing(each -> each.incident().id()));
    return this;
  }

  private void take(Incident incident) throws IOException {
    if (incident.first() >= archive.range().to()) {
      return;
    }
    looked++;
    if (exclusion.byRule() && !exclusion.rules().contains(incident.rule().id())) {
      return;
    }
    batch.add(incident);
    batched += incident.evidence().size();
    if (batched >= BATCH) {
      judge();
    }
  }

  private void judge() throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    Set<EventId> ids = new HashSet<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Incident each : batch) {
      ids.addAll(each.evidence());
      first = Math.min(first, each.first());
      last = Math.max(last, each.last());
    }
    Map<EventId, Long> stored = archive.events().times(EventQuery.ALL, ids);
    EventQuery covers = EventQuery.coveredBy(exclusion, new TimeRange(first, last + 1));
    Set<EventId> covered = archive.events().times(covers, ids).keySet();
    countByRule(covered);
    List<Share> mixed = new ArrayList<>();
    for (Incident each : batch) {
      judge(Share.of(each, ofFindings, stored, covered), mixed);
    }
    rejudge(mixed);
    batch.clear();
    batched = 0;
  }

  private void countByRule(Set<EventId> covered) {
    Map<String, Set<EventId>> ids = new HashMap<>();
    for (Incident each : batch) {
      Set<EventId> ofRule = ids.computeIfAbsent(each.rule().id(), unseen -> new HashSet<>());
      each.evidence().stream().filter(covered::contains).forEach(ofRule::add);
    }
    ids.forEach((rule, some) -> coveredByRule.merge(rule, (long) some.size(), Long::sum));
  }

  private void judge(Share share, List<Share> mixed) {
    if (share.known() == 0) {
      unknown++;
    } else if (share.covered() == share.known()) {
      add(share, Fate.REMOVED);
    } else if (share.covered() > 0) {
      int events = share.incident().evidence().size();
      if (share.whole() && rejudged + events <= MOST_REJUDGED) {
        rejudged += events;
        mixed.add(share);
      } else {
        add(share, Fate.UNSURE);
      }
    }
  }

  private void rejudge(List<Share> mixed) throws IOException {
    Set<EventId> ids = new HashSet<>();
    mixed.forEach(each -> ids.addAll(each.incident().evidence()));
    Map<EventId, Event> events = new HashMap<>();
    if (!ids.isEmpty()) {
      archive.events().fieldsById(ids).forEach(event -> events.put(event.id(), event));
    }
    for (Share each : mixed) {
      List<Event> behind = new ArrayList<>();
      each.incident().evidence().forEach(id -> behind.add(events.get(id)));
      behind.sort(Comparator.comparingLong(Event::time).thenComparing(Event::id));
      add(each, behind);
    }
  }

  private void add(Share share, List<Event> behind) {
    List<Event> completing = rejudge.completing(share.incident(), behind).orElse(List.of());
    if (completing.isEmpty()) {
      add(share, Fate.UNSURE);
    } else if (ofFindings) {
      int hidden = (int) completing.stream().filter(exclusion::covers).count();
      if (hidden > 0) {
        Share findings = share.of(completing.size(), hidden);
        add(findings, hidden == completing.size() ? Fate.REMOVED : Fate.SMALLER);
      }
    } else {
      List<Event> left = behind.stream().filter(each -> !exclusion.covers(each)).toList();
      add(share, rejudge.holds(share.incident(), left) ? Fate.SMALLER : Fate.UNDONE);
    }
  }

  private void add(Share share, Fate fate) {
    Incident incident = share.incident();
    kept += incident.evidence().size();
    effects.add(
        new Effect(
            kept > MOST_WHOLE ? incident.withoutEvidence() : incident,
            fate,
            share.known(),
            share.covered()));
  }

  /** Those it would have touched: gone ones first, then by their beginning. */
  List<Effect> all() {
    return effects;
  }

  /** How many incidents there are in that time. */
  long looked() {
    return looked;
  }

  /** Of how many of these no event is stored any more. */
  long unknown() {
    return unknown;
  }

  /** How many events behind incidents of each rule it covers, most first. */
  List<ValueCount> byRule() {
    return coveredByRule.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .map(each -> new ValueCount(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingLong(ValueCount::count).reversed())
        .toList();
  }

  /**
   * How much of an incident is covered.
   *
   * @param known how many of its events are stored and asked about
   * @param covered how many of these are covered
   * @param whole whether all events behind it are stored
   */
  private record Share(Incident incident, int known, int covered, boolean whole) {
    /**
     * @param ofFindings whether only events count that can have completed a finding
     */
    static Share of(
        Incident incident,
        boolean ofFindings,
        Map<EventId, Long> stored,
        Collection<EventId> covered) {
      int there = 0;
      int known = 0;
      int hidden = 0;
      for (EventId id : incident.evidence()) {
        Long time = stored.get(id);
        there += time == null ? 0 : 1;
        if (time != null && (!ofFindings || time >= incident.start())) {
          known++;
          hidden += covered.contains(id) ? 1 : 0;
        }
      }
      boolean whole = there == incident.evidence().size() && there == incident.count();
      return new Share(incident, known, hidden, whole);
    }

    Share of(int completing, int hidden) {
      return new Share(incident, completing, hidden, whole);
    }
  }
}
