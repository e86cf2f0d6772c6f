package org.tharsis.engine.incident;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.model.Rule;

/** An incident while it may still grow. */
final class OpenIncident {
  /** As many events behind it are known by id; more are counted. */
  static final int MAX_EVIDENCE = 1000;

  private final String id;
  private final Rule rule;
  private final String key;
  private final long start;
  private long first;
  private long last;
  private long count;
  private final PartySets parties;
  private final Map<String, Long> reasons = new LinkedHashMap<>();
  private final Set<EventId> evidence;
  private final List<EventId> unread = new ArrayList<>();
  private Incident.@Nullable Decision decision;

  private OpenIncident(
      String id, Rule rule, String key, long start, PartySets parties, Set<EventId> evidence) {
    this.id = id;
    this.rule = rule;
    this.key = key;
    this.start = start;
    this.first = start;
    this.last = start;
    this.parties = parties;
    this.evidence = evidence;
  }

  /** The incident that begins with this finding. */
  static OpenIncident of(Finding finding) {
    long start = finding.event().time();
    return new OpenIncident(
        IncidentId.of(finding.rule().id(), finding.key(), start),
        finding.rule(),
        finding.key(),
        start,
        new PartySets(),
        new HashSet<>());
  }

  /** A stored incident, to go on from. */
  static OpenIncident of(Incident stored) {
    OpenIncident open =
        new OpenIncident(
            stored.id(),
            stored.rule(),
            stored.key(),
            stored.start(),
            PartySets.of(stored.parties()),
            new HashSet<>(stored.evidence()));
    open.first = stored.first();
    open.last = stored.last();
    open.count = stored.count();
    open.decision = stored.decision();
    stored.reasons().forEach(reason -> open.reasons.put(reason.phrase(), reason.value()));
    return open;
  }

  /** Whether a finding of its rule and key at this time is the same again. */
  boolean goesOnAt(long time) {
    return time - last <= rule.quiet().toMillis();
  }

  void add(Finding finding, Hosts hosts) {
    Event event = finding.event();
    first = Math.min(first, finding.since());
    last = Math.max(last, event.time());
    finding.reasons().forEach(each -> reasons.merge(each.phrase(), each.value(), Math::max));
    finding.evidence().forEach(this::addUnread);
    count += remember(event.id()) + finding.unknown();
    parties.add(event, hosts);
  }

  private void addUnread(EventId id) {
    int more = remember(id);
    count += more;
    if (more > 0 && evidence.contains(id)) {
      unread.add(id);
    }
  }

  /** 1 if the event is new to this incident as far as is known, else 0. */
  private int remember(EventId id) {
    if (evidence.size() < MAX_EVIDENCE) {
      return evidence.add(id) ? 1 : 0;
    }
    return evidence.contains(id) ? 0 : 1;
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
    List<Finding.Reason> why = new ArrayList<>();
    reasons.forEach((phrase, value) -> why.add(new Finding.Reason(phrase, value)));
    return new Incident(
        id,
        rule,
        key,
        start,
        first,
        last,
        count,
        parties.parties(),
        why,
        List.copyOf(new TreeSet<>(evidence)),
        decision);
  }
}
