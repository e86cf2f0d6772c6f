package org.tharsis.engine.hindsight;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleProbe;
import org.tharsis.rules.RuleProbe.Step;
import org.tharsis.rules.language.Condition;

/**
 * How far a rule held for somebody's events of some time: which condition failed first and how
 * often, and which events came nearest. All stored events of that time go through the rule, for it
 * may count others' too.
 */
public final class WhyNot {
  /** So many of the nearest are kept. */
  static final int NEAREST = 10;

  /** So many findings are kept; all are counted. */
  static final int FINDINGS = 10;

  private final ChosenRule rule;
  private final Subject subject;
  private final TimeRange range;
  private final Screening screening;
  private final List<Condition> conditions;
  private final long[] failed;
  private final TreeSet<Miss> nearest = new TreeSet<>(Miss.NEAREST_FIRST);
  private final Map<Exclusion, Long> excluded = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long raised;
  private long looked;
  private long all;
  private @Nullable Event before;
  private @Nullable Event after;
  private List<Problem> broken = List.of();

  private WhyNot(Site site, ChosenRule rule, Subject subject, TimeRange range) {
    this.rule = rule;
    this.subject = subject;
    this.range = range;
    this.screening = new Screening(SiteParts.exclusions(site), Counts.NONE);
    this.conditions = rule.outline().conditions();
    this.failed = new long[conditions.size()];
  }

  /**
   * Asks.
   *
   * @param subject whose events are meant
   * @param range the times of the events that are meant
   * @param theirs the query that finds the subject's events
   * @throws IOException if the index can't be read
   */
  public static WhyNot ask(
      Site site,
      ChosenRule rule,
      Subject subject,
      TimeRange range,
      EventSearch events,
      EventQuery theirs)
      throws IOException {
    WhyNot answer = new WhyNot(site, rule, subject, range);
    int maxKeys = SiteParts.limits(site).maxKeys();
    try (RuleProbe probe =
        RuleProbe.of(rule.files(), rule.outline(), SiteRules.lists(site), maxKeys)) {
      answer.run(probe, events);
    }
    if (answer.looked == 0) {
      answer.findOthers(events, theirs);
    }
    return answer;
  }

  private void run(RuleProbe probe, EventSearch events) throws IOException {
    Reach reach = Reach.of(rule);
    EventScan scan = events.scan(EventQuery.ALL, reach.around(range));
    for (Event event = scan.next(); event != null; event = scan.next()) {
      all++;
      boolean meant = isMeant(event);
      looked += meant ? 1 : 0;
      Exclusion exclusion = screening.of(event);
      if (Screening.isJudged(exclusion)) {
        probe.accept(Screening.labelled(event, exclusion), step -> take(step, probe));
      } else if (exclusion != null && meant) {
        excluded.merge(exclusion, 1L, Long::sum);
      }
    }
    if (all > 0) {
      probe.advance(reach.end(range, 0, events.extent()), step -> take(step, probe));
    }
    probe.finish(step -> take(step, probe));
    broken = probe.broken();
  }

  private boolean isMeant(Event event) {
    return range.from() <= event.time() && event.time() < range.to() && subject.isIn(event);
  }

  private void take(Step step, RuleProbe probe) {
    if (!isMeant(step.event())) {
      return;
    }
    if (step.finding() != null) {
      raised++;
      if (findings.size() < FINDINGS) {
        findings.add(step.finding());
      }
    } else if (step.held() < conditions.size()) {
      failed[step.held()]++;
      keep(Miss.of(step, conditions), probe);
    }
  }

  private void keep(Miss miss, RuleProbe probe) {
    boolean first = nearest.isEmpty() || Miss.NEAREST_FIRST.compare(miss, nearest.first()) < 0;
    nearest.add(first ? miss.behind(probe.behind()) : miss);
    if (nearest.size() > NEAREST) {
      nearest.removeLast();
    }
  }

  private void findOthers(EventSearch events, EventQuery theirs) throws IOException {
    before =
        events.newest(theirs, new TimeRange(Long.MIN_VALUE, range.from()), 1).stream()
            .findFirst()
            .orElse(null);
    after = events.scan(theirs, new TimeRange(range.to(), Long.MAX_VALUE)).next();
  }

  /** How many of the subject's events were looked at. */
  public long looked() {
    return looked;
  }

  /** How many events there were in all, the others that the rule may count among them. */
  public long all() {
    return all;
  }

  /** For each condition, of how many of the subject's events it was the first that failed. */
  public List<Long> failed() {
    return Arrays.stream(failed).boxed().toList();
  }

  /** The events that came nearest, the nearest first, with the events behind it. */
  public List<Miss> nearest() {
    return List.copyOf(nearest);
  }

  /** For how many of the subject's events the rule held. */
  public long raised() {
    return raised;
  }

  /** What it found for the first of them. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** How many of the subject's events which exclusion kept from the rule. */
  public Map<Exclusion, Long> excluded() {
    return Collections.unmodifiableMap(excluded);
  }

  /** The exclusion that hides the finding or, a quiet one, closes what begins with it; or null. */
  public @Nullable Exclusion deciding(Finding finding) {
    return screening.of(finding.event(), rule.outline().raised());
  }

  /** Where none of the subject's events is in the range: the last before it, or null. */
  public @Nullable Event before() {
    return before;
  }

  /** Where none of the subject's events is in the range: the first behind it, or null. */
  public @Nullable Event after() {
    return after;
  }

  /** Whether the rule threw, and what. */
  public List<Problem> broken() {
    return broken;
  }
}
