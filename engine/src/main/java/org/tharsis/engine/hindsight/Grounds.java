package org.tharsis.engine.hindsight;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.SiteParts;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.screening.Counts;
import org.tharsis.engine.screening.Screening;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventScan;
import org.tharsis.index.EventSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.rules.RuleProbe;
import org.tharsis.rules.RuleProbe.Step;

/**
 * What an incident's rule held for, at its first and at its last finding: the stored events of then
 * go through the rule as it is today.
 *
 * @param first the first finding; null if its event is not stored any more
 * @param last the last one, which may be the first
 */
public record Grounds(@Nullable Bound first, @Nullable Bound last) {

  /**
   * One finding.
   *
   * @param event the event that completed it
   * @param found whether the rule found it once more
   * @param values if it did, what its counting phrases came to, in order
   */
  public record Bound(Event event, boolean found, List<Long> values) {
    public Bound {
      values = List.copyOf(values);
    }
  }

  /**
   * Goes through the stored events around both findings.
   *
   * @throws IOException if the index can't be read
   */
  public static Grounds of(Site site, ChosenRule rule, Incident incident, EventSearch events)
      throws IOException {
    int maxKeys = SiteParts.limits(site).maxKeys();
    try (RuleProbe probe =
        RuleProbe.of(rule.files(), rule.outline(), SiteRules.lists(site), maxKeys)) {
      Search search = new Search(site, rule, incident, events, probe);
      Bound first = search.at(incident.start());
      Bound last = incident.last() == incident.start() ? first : search.at(incident.last());
      return new Grounds(first, last);
    }
  }

  /** What is known of them without the rule. */
  public static Grounds withoutRule(Incident incident, EventSearch events) throws IOException {
    return new Grounds(
        stored(incident, incident.start(), events), stored(incident, incident.last(), events));
  }

  private static @Nullable Bound stored(Incident incident, long time, EventSearch events)
      throws IOException {
    Bound found = null;
    for (Event each : events.byId(incident.evidence())) {
      if (each.time() == time) {
        found = new Bound(each, false, List.of());
      }
    }
    return found;
  }

  /** Looks for findings at one time after the other. */
  private static final class Search {
    private final ChosenRule rule;
    private final Incident incident;
    private final EventSearch events;
    private final RuleProbe probe;
    private final Screening screening;
    private long seen = Long.MIN_VALUE;
    private @Nullable Bound found;

    Search(Site site, ChosenRule rule, Incident incident, EventSearch events, RuleProbe probe) {
      this.rule = rule;
      this.incident = incident;
      this.events = events;
      this.probe = probe;
      this.screening = new Screening(SiteParts.exclusions(site), Counts.NONE);
    }

    @Nullable Bound at(long time) throws IOException {
      found = null;
      Reach reach = Reach.of(rule);
      TimeRange moment = new TimeRange(time, time + 1);
      TimeRange range = reach.around(moment);
      TimeRange unseen = new TimeRange(Math.max(seen, range.from()), range.to());
      EventScan scan = events.scan(EventQuery.ALL, unseen);
      for (Event event = scan.next(); event != null; event = scan.next()) {
        Exclusion exclusion = screening.of(event);
        if (Screening.isJudged(exclusion)) {
          probe.accept(Screening.labelled(event, exclusion), step -> take(step, time));
        } else if (incident.evidence().contains(event.id())) { // as it was then: nothing hid it
          probe.accept(event, step -> take(step, time));
        }
      }
      seen = Math.max(seen, range.to());
      probe.advance(reach.end(moment, 0, events.extent()), step -> take(step, time));
      if (found == null) {
        probe.finish(step -> take(step, time));
      }
      return found == null ? stored(incident, time, events) : found;
    }

    private void take(Step step, long time) {
      Finding finding = step.finding();
      if (finding != null
          && step.event().time() == time
          && Objects.equals(finding.key(), incident.key())) {
        found = new Bound(step.event(), true, step.values());
      }
    }
  }
}
