package org.tharsis.engine.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.ReportSettings;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Status;
import org.tharsis.engine.report.AccountHistory.Moment;
import org.tharsis.engine.report.Outcomes.Outcome;
import org.tharsis.engine.schedule.Clockwork;
import org.tharsis.engine.schedule.CronTimes;
import org.tharsis.index.Patience;
import org.tharsis.model.Escaped;

/**
 * Makes a site's reports at their times, beside the engine and with a thread of its own: whatever
 * becomes of a report, nothing else waits for it.
 */
public final class Reports implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Reports.class);

  /** What came until the end of the span is searchable this much later. */
  private static final Duration SETTLE = Duration.ofSeconds(10);

  /** For one question. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** A report may wait so long for others without its span being moved. */
  private static final Duration TOLERANCE = Duration.ofHours(1);

  private static final CronTimes HOURLY = new CronTimes("0 0 * * * ?", ZoneId.of("UTC"));

  private final DataDirectory data;
  private final Supplier<Status> status;
  private final InstantSource clock;
  private final Clockwork clockwork;
  private final Outcomes outcomes;
  private final Postman postman;
  private final AccountHistory history;
  private final Set<String> scheduled = new HashSet<>();
  private volatile Site site;
  private volatile boolean stopping;

  /**
   * Begins.
   *
   * @param name the clockwork's, of which there is no other in this process
   * @param status how the engine is now
   */
  public Reports(
      String name, Site site, DataDirectory data, Supplier<Status> status, InstantSource clock)
      throws SchedulerException {
    this.site = site;
    this.data = data;
    this.status = status;
    this.clock = clock;
    clockwork = new Clockwork(name, TOLERANCE);
    outcomes = new Outcomes(data.reports());
    postman =
        new Postman(() -> this.site.settings().mail(), this::isWanted, clockwork::once, outcomes);
    history = new AccountHistory(data.accounts());
    noteAccounts(clock.instant());
    clockwork.cron(HOURLY, "accounts", this::noteAccounts);
    schedule();
  }

  /** From now on those of this site. */
  public void use(Site changed) {
    site = changed;
    try {
      schedule();
    } catch (SchedulerException e) {
      log.error("reports can't be scheduled: {}", e.toString());
    }
  }

  private synchronized void schedule() throws SchedulerException {
    for (String gone : scheduled) {
      clockwork.remove(gone);
    }
    scheduled.clear();
    for (ReportSettings each : site.settings().reports()) {
      CronTimes times = ReportTimes.of(each);
      if (CronTimes.mistake(times.expression(), clock.instant()) == null) {
        String job = "report " + each.name();
        clockwork.cron(times, job, due -> due(each.name(), due));
        scheduled.add(job);
      }
    }
    outcomes.keep(
        site.settings().reports().stream().map(ReportSettings::name).collect(Collectors.toSet()));
  }

  private void noteAccounts(Instant due) {
    try {
      history.note(Moment.of(due.toEpochMilli(), status.get().balance().total()));
    } catch (IOException e) {
      log.warn("how the accounts stand can't be written down: {}", e.toString());
    }
  }

  private void due(String name, Instant end) {
    try {
      clockwork.once(SETTLE, name + " look", () -> run(name, end));
    } catch (SchedulerException e) {
      log.error("report {} is left out: {}", name, e.toString());
    }
  }

  /** Makes a report and sends it on its way; says what is amiss. */
  void run(String name, Instant end) {
    for (ReportSettings each : site.settings().reports()) {
      if (each.name().equals(name) && !stopping) {
        outcomes.note(name, known -> known.begun(clock.millis()));
        run(each, end);
      }
    }
  }

  private void run(ReportSettings settings, Instant end) {
    String name = settings.name();
    try {
      Patience patience = new Patience(PATIENCE, this::nanoTime);
      ReportMaker maker = new ReportMaker(site, data, patience, HeapRoom::bytes);
      Report report = maker.make(settings, end, clock.instant(), notes());
      if (stopping) {
        failed(name, "was not finished when the engine stopped; ./tharsis report makes it");
      } else {
        deliver(new MadeReport(settings, report));
      }
    } catch (IOException | ReportException e) {
      failed(name, "can't be made: " + Escaped.text(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      log.error("this is a mistake in Tharsis, please report it", e);
      failed(name, "can't be made: " + e);
    }
  }

  private void deliver(MadeReport made) {
    String name = made.settings().name();
    boolean put = put(made);
    Runnable done = () -> outcomes.note(name, known -> put ? known.done(clock.millis()) : known);
    if (made.isMailed()) {
      postman.send(made, done);
    } else {
      done.run();
    }
  }

  /** Whether it is still to go to all whom it was to go to. */
  private boolean isWanted(ReportSettings made) {
    return site.settings().reports().stream()
        .anyMatch(
            each -> each.name().equals(made.name()) && each.mailTo().containsAll(made.mailTo()));
  }

  private boolean put(MadeReport made) {
    try {
      Path file = made.put();
      if (file != null) {
        log.info("report {} is in {}", made.settings().name(), file);
      }
      return true;
    } catch (IOException e) {
      failed(made.settings().name(), "can't be put away: " + Escaped.text(e.toString()));
      return false;
    }
  }

  private void failed(String name, String why) {
    log.error("report {} {}", name, why);
    outcomes.note(name, known -> known.failed(why));
  }

  private List<String> notes() {
    Status now = status.get();
    List<String> notes = new ArrayList<>();
    if (!now.trouble().isEmpty()) {
      notes.add("Lines could not be stored when this was made, and wait: " + now.trouble());
    }
    if (!now.caughtUp()) {
      notes.add("Lines from before the engine's last start were still being judged.");
    }
    return notes;
  }

  /** Runs out at once when the engine stops, and with it every question. */
  private long nanoTime() {
    return stopping ? Long.MAX_VALUE / 2 : System.nanoTime();
  }

  /** How reports fared, by name. */
  public Map<String, Outcome> outcomes() {
    return outcomes.all();
  }

  /** Begins no more, and waits for none. */
  @Override
  public void close() {
    stopping = true;
    try {
      clockwork.abandon();
    } catch (SchedulerException e) {
      log.warn("the reports' clockwork did not stop: {}", e.toString());
    }
  }
}
