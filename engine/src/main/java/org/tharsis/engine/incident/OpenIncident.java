package org.tharsis.engine.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts;
import org.tharsis.model.Basis;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.model.Rule;
import org.tharsis.model.Severity;

/** An incident while it may still grow. */
final class OpenIncident {
  /** So many others are named; of a flood of them the first. */
  static final int MAX_RELATED = 20;

  /** By so many editions of the rules at most it is known to have grown. */
  static final int MAX_BASES = 8;

  private final String id;
  private final Rule rule;
  private final String key;
  private final long start;
  private long first;
  private long last;
  private long count;
  private final PartySets parties;
  private final Map<String, Finding.Reason> reasons = new LinkedHashMap<>();
  private final Evidence evidence = new Evidence();
  private final List<EventId> unread = new ArrayList<>();
  private final SortedSet<String> related = new TreeSet<>();
  private final List<Basis> bases = new ArrayList<>();
  private Severity severity;
  private Incident.@Nullable Decision decision;

  private OpenIncident(String id, Rule rule, String key, long start, PartySets parties) {
    this.id = id;
    this.rule = rule;
    this.key = key;
    this.start = start;
    this.first = start;
    this.last = start;
    this.parties = parties;
    this.severity = rule.severity();
  }

  /** The incident that begins with this finding. */
  static OpenIncident of(Finding finding) {
    long start = finding.event().time();
    return new OpenIncident(
        IncidentId.of(finding.rule().id(), finding.key(), start),
        finding.rule(),
        finding.key(),
        start,
        new PartySets());
  }

  /** A stored incident, to go on from. */
  static OpenIncident of(Incident stored) {
    OpenIncident open =
        new OpenIncident(
            stored.id(),
            stored.rule(),
            stored.key(),
            stored.start(),
            PartySets.of(stored.parties()));
    stored.evidence().forEach(open.evidence::add);
    open.related.addAll(stored.related());
    open.bases.addAll(stored.bases());
    open.severity = stored.severity();
    open.first = stored.first();
    open.last = stored.last();
    open.count = stored.count();
    open.decision = stored.decision();
    stored.reasons().forEach(reason -> open.reasons.put(reason.phrase(), reason));
    return open;
  }

  /** Whether a finding of its rule and key at this time is the same again. */
  boolean goesOnAt(long time) {
    return time - last <= rule.quiet().toMillis();
  }

  /** Whether the later of the two began before the quiet time of the earlier had ended. */
  boolean goesWith(OpenIncident other) {
    return first <= other.first
        ? other.first - last <= rule.quiet().toMillis()
        : first - other.last <= other.rule.quiet().toMillis();
  }

  void add(Finding finding, Hosts hosts) {
    Event event = finding.event();
    first = Math.min(first, finding.since());
    last = Math.max(last, event.time());
    finding
        .reasons()
        .forEach(each -> reasons.merge(each.phrase(), each, Finding.Reason::orGreater));
    finding.evidence().forEach(this::addUnread);
    count += finding.unknown();
    if (evidence.add(event.id())) {
      count++;
    }
    parties.add(event, hosts);
    madeBy(finding.basis());
  }

  private void madeBy(Basis basis) {
    boolean newest = !bases.isEmpty() && bases.getLast().equals(basis);
    if (newest || !basis.known()) {
      return;
    }
    bases.remove(basis);
    bases.add(basis);
    if (bases.size() > MAX_BASES) {
      bases.remove(1);
    }
  }

  private void addUnread(EventId id) {
    boolean looksAtAll = !evidence.full(); // whenever it is settled, those are the same
    if (evidence.add(id)) {
      count++;
      if (looksAtAll) {
        unread.add(id);
      }
    }
  }

  /** Whether it names the incident as related, or still may. */
  boolean mayRelateTo(String other) {
    return related.size() < MAX_RELATED || related.contains(other);
  }

  /**
   * Has to do with another one. Beside one of a graver rule it is one step graver than its own rule
   * says; it never becomes less.
   *
   * @return whether that was new
   */
  boolean relate(OpenIncident other) {
    if (other.rule.severity().compareTo(rule.severity()) > 0) {
      severity = rule.severity().raised();
    }
    return related.add(other.id);
  }

  /** Ids of events behind it that nobody looked at yet; they are not given a second time. */
  List<EventId> takeUnread() {
    List<EventId> taken = List.copyOf(unread);
    unread.clear();
    return taken;
  }

  /** Looks at an event behind it. */
  void read(Event event, Hosts hosts) {
    parties.add(event, hosts);
    first = Math.min(first, event.time());
  }

  void decide(Incident.@Nullable Decision word) {
    decision = word;
  }

  /** Whether an exclusion has closed it, and nobody has said anything else. */
  boolean excluded() {
    return decision != null && decision.excluded();
  }

  String id() {
    return id;
  }

  long last() {
    return last;
  }

  Rule rule() {
    return rule;
  }

  Incident incident() {
    return new Incident(
        id,
        rule,
        key,
        start,
        first,
        last,
        count,
        parties.parties(),
        List.copyOf(reasons.values()),
        evidence.sorted(),
        severity,
        List.copyOf(related),
        List.copyOf(bases),
        decision);
  }
}
