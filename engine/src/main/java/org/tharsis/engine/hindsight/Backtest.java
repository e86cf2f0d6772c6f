package org.tharsis.engine.hindsight;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tharsis.config.Site;
import org.tharsis.engine.SiteParts;
import org.tharsis.engine.TemporaryDirectory;
import org.tharsis.engine.incident.IncidentDesk;
import org.tharsis.engine.screening.Counts;
import org.tharsis.engine.screening.Screening;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventScan;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentIndex;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.model.Problem;
import org.tharsis.rules.Correlator;
import org.tharsis.rules.Limits;

/**
 * One rule over stored events, by the code that runs live: a correlator, the site's exclusions, an
 * incident desk. Its incidents lie in an index of its own that is gone when it is closed.
 */
public final class Backtest implements AutoCloseable {
  /** As in the pipeline: an incident this long past its quiet time grows no more. */
  private static final Duration SLACK = Duration.ofHours(1);

  private static final Comparator<IncidentSpan> BY_START =
      Comparator.comparingLong(IncidentSpan::start).thenComparing(IncidentSpan::id);

  private final ChosenRule rule;
  private final String raised;
  private final TimeRange range;
  private final EventSearch events;
  private final Screening screening;
  private final TemporaryDirectory temporary;
  private final IncidentIndex index;
  private final IncidentDesk desk;
  private final Correlator correlator;
  private final long lateness;
  private long newest = Long.MIN_VALUE / 2; // long ago, and safe to subtract from
  private long looked;
  private long before;
  private long excluded;
  private long hidden;
  private long quieted;

  /**
   * A backtest that has not run yet.
   *
   * @param range the times of the events whose findings count
   * @param events where they are
   * @throws IOException if there is no room for temporary files
   */
  public Backtest(Site site, ChosenRule rule, TimeRange range, EventSearch events)
      throws IOException {
    this.rule = rule;
    this.raised = rule.outline().raised();
    this.range = range;
    this.events = events;
    screening = new Screening(SiteParts.exclusions(site), Counts.NONE);
    Limits limits = SiteParts.limits(site);
    correlator = rule.book().correlator(limits);
    lateness = limits.lateness().toMillis();
    temporary = new TemporaryDirectory();
    index = temporary.fill(IncidentIndex::open);
    desk = new IncidentDesk(index, site.hosts());
  }

  /**
   * Goes through the events: those of the range, as many before it as the rule looks back, and
   * behind it as long as it holds events.
   *
   * @throws IOException if the index can't be read
   */
  public void run() throws IOException {
    Reach reach = Reach.ofAll(rule);
    EventScan scan = events.scan(EventQuery.ALL, reach.around(range));
    for (Event event = scan.next(); event != null; event = scan.next()) {
      accept(event);
      if (desk.crowded()) {
        settle();
      }
    }
    if (looked + before > 0) {
      correlator.advance(reach.end(range, lateness, events.extent()), this::take);
    }
    correlator.finish(this::take);
    settle();
    index.commit();
  }

  private void accept(Event event) {
    newest = Math.max(newest, event.time());
    boolean inRange = isInRange(event);
    looked += inRange ? 1 : 0;
    before += event.time() < range.from() ? 1 : 0;
    Exclusion exclusion = screening.of(event);
    if (Screening.isJudged(exclusion)) {
      correlator.accept(Screening.labelled(event, exclusion), this::take);
    } else {
      excluded += inRange ? 1 : 0;
    }
  }

  private void take(Finding finding) {
    if (!finding.rule().id().equals(raised) || !isInRange(finding.event())) {
      return;
    }
    Exclusion exclusion = screening.of(finding.event(), raised);
    if (!Screening.isJudged(exclusion)) {
      hidden++;
    } else if (desk.take(finding, exclusion) && exclusion != null) {
      quieted++;
    }
  }

  private boolean isInRange(Event event) {
    return range.from() <= event.time() && event.time() < range.to();
  }

  private void settle() throws IOException {
    desk.settle(events::byId, newest - SLACK.toMillis(), incident -> {});
  }

  /** How many events of the range there were. */
  public long looked() {
    return looked;
  }

  /** How many before it were needed. */
  public long before() {
    return before;
  }

  /** How many of the range an exclusion kept from the rule. */
  public long excluded() {
    return excluded;
  }

  /** How many findings an exclusion hid that names the rule. */
  public long hidden() {
    return hidden;
  }

  /** How many incidents a quiet exclusion closed when they began. */
  public long quieted() {
    return quieted;
  }

  /** Where the rule threw and was cut off. */
  public List<Problem> broken() {
    return correlator.broken();
  }

  /** The incidents that came of it, by their beginning. */
  public List<IncidentSpan> incidents() throws IOException {
    try (IncidentSearch search = index.search()) {
      return spans(search, Long.MIN_VALUE);
    }
  }

  /** One of them, whole. */
  public Optional<Incident> incident(String id) throws IOException {
    return desk.stored(id);
  }

  /** Holds them against the incidents of the rule that are stored and belong to the range. */
  public Comparison compare(IncidentSearch stored) throws IOException {
    List<IncidentSpan> others = spans(stored, range.from());
    others.removeIf(each -> each.start() >= range.to());
    return Comparison.of(incidents(), others, quiet());
  }

  private long quiet() {
    return rule.ways().stream()
        .filter(way -> way.raises() == null)
        .mapToLong(way -> way.rule().quiet().toMillis())
        .findFirst()
        .orElse(0);
  }

  private List<IncidentSpan> spans(IncidentSearch search, long last) throws IOException {
    List<IncidentSpan> spans = new ArrayList<>();
    search.ofRule(raised, last, incident -> spans.add(IncidentSpan.of(incident)));
    spans.sort(BY_START);
    return spans;
  }

  @Override
  public void close() throws IOException {
    correlator.close();
    try (temporary;
        index) {
      // both are closed, the directory last
    }
  }
}
