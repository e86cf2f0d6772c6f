package org.tharsis.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.ListFolder;
import org.tharsis.config.Settings;
import org.tharsis.config.Site;
import org.tharsis.engine.exclusion.Upkeep;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.journal.JournalSize;
import org.tharsis.engine.journal.Syncer;
import org.tharsis.engine.lists.ListSchedule;
import org.tharsis.engine.receive.Receivers;
import org.tharsis.engine.receive.file.FileReceiver;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.report.Outcomes.Outcome;
import org.tharsis.engine.report.Reports;
import org.tharsis.engine.schedule.Clockwork;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleBook;

/** A running Tharsis: receivers, pipeline and clockwork over one data directory. */
public final class Engine implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);
  private static final Duration WATCH = Duration.ofSeconds(2);
  private static final Duration REPORT = Duration.ofMinutes(1);
  private static final Duration RETAIN = Duration.ofMinutes(10);
  private static final Duration LISTS = Duration.ofMinutes(1);
  private static final Duration UPKEEP = Duration.ofMinutes(1);

  private final Journal journal;
  private final Syncer syncer;
  private final PipelineThread pipeline;
  private final Receivers receivers;
  private final FileReceiver files;
  private final Clockwork clockwork;
  private final Clockwork housework;
  private final Reports reports;
  private final Upkeep upkeep;
  private final ListSchedule lists;

  /**
   * Starts; what was wrong with a receiver is in {@link #problems}.
   *
   * @param siteFile the {@code tharsis.yaml} the site was read from; watched for changes
   * @throws IOException if the data directory can't be used; the message says why
   */
  public Engine(Path siteFile, Site site, RuleBook book, InstantSource clock) throws IOException {
    DataDirectory data = new DataDirectory(site.settings().data());
    Mending mending = Mending.setAside(data);
    Pipeline first = new Pipeline(site, book, data);
    journal = journal(site, first, data, mending);
    syncer = new Syncer(journal, Thread.ofPlatform().name("journal").factory());
    Intake intake = new Intake(journal, syncer);
    pipeline = pipeline(site, book, first, data, intake, clock);
    pipeline.report(mending.reports());
    syncer.start();
    pipeline.start();
    prepare();
    WarmStart.once();
    receivers =
        Receivers.open(site.settings().receivers(), site.settings().senders(), intake, clock);
    files = FileReceiver.open(site.settings().files(), intake, clock, data.files());
    String name = "tharsis-" + System.identityHashCode(this);
    reports = reports(name + "-reports", site, data, clock);
    upkeep = new Upkeep(data, siteFile, site, () -> pipeline.status().balance(), clock);
    clockwork = clockwork(name, new SiteWatch(siteFile, site, book, pipeline, this::use, clock));
    lists = new ListSchedule(new ListFolder(siteFile), clock);
    housework = housework(name + "-house", site, data, clock);
    log.info("running with {} rules on {}", book.rules().size(), data.path().toAbsolutePath());
  }

  private void use(Site changed) {
    reports.use(changed);
    upkeep.use(changed);
  }

  private static Journal journal(Site site, Pipeline first, DataDirectory data, Mending mending)
      throws IOException {
    try {
      Journal opened =
          Journal.open(
              data.journal(),
              JournalSize.of(site.settings().journalBytes()),
              LivePipeline.lastPosition(first, data),
              problem -> log.error("{}", Escaped.text(problem.toString())));
      return mending.refill(site, first, opened);
    } catch (IOException | RuntimeException e) {
      first.close();
      throw e;
    }
  }

  private PipelineThread pipeline(
      Site site,
      RuleBook book,
      Pipeline first,
      DataDirectory data,
      Intake intake,
      InstantSource clock)
      throws IOException {
    try {
      return new PipelineThread(site, book, first, data, journal, intake, clock);
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** What can't be made now may be once there are lines. */
  private void prepare() {
    try {
      journal.prepareFirst();
    } catch (IOException e) {
      log.warn("the journal's first segment can't be made yet: {}", Escaped.text(e.toString()));
    }
  }

  private Clockwork clockwork(String name, SiteWatch watch) {
    try {
      Clockwork fresh = new Clockwork(name);
      fresh.every(WATCH, "site-watch", watch);
      fresh.every(WATCH, "certificates", receivers::lookAtCertificates);
      fresh.every(REPORT, "report", pipeline::report);
      return fresh;
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clockwork does not start", e);
    }
  }

  /** With a thread of its own: to compact a day takes minutes. */
  private Clockwork housework(String name, Site site, DataDirectory data, InstantSource clock) {
    Settings settings = site.settings();
    Housekeeping housekeeping =
        new Housekeeping(
            pipeline::events,
            settings.store(),
            clock,
            data.damaged(),
            damage ->
                pipeline.report(
                    Mending.of(data, damage).refill(site, pipeline.events(), journal).reports()));
    try {
      Clockwork fresh = new Clockwork(name);
      fresh.every(RETAIN, "retain", housekeeping::retain);
      fresh.every(LISTS, "lists", lists);
      fresh.every(UPKEEP, "exclusions", upkeep::lintIfChanged);
      fresh.daily(settings.store().quiet(), settings.timeZone(), "lint", upkeep::lint);
      fresh.daily(settings.store().quiet(), settings.timeZone(), "compact", housekeeping::compact);
      return fresh;
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clockwork does not start", e);
    }
  }

  private Reports reports(String name, Site site, DataDirectory data, InstantSource clock) {
    try {
      return new Reports(name, site, data, pipeline::status, clock);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clockwork does not start", e);
    }
  }

  /** Where it listens, in the order of the settings. */
  public List<InetSocketAddress> addresses() {
    return receivers.addresses();
  }

  /** How it was a second ago, or longer if nothing could be stored since. */
  public Status status() {
    return pipeline.status();
  }

  /** How reports fared, by name. */
  public Map<String, Outcome> reports() {
    return reports.outcomes();
  }

  /** How many exclusions there are that somebody should look at, by kind of what is the matter. */
  public Map<String, Long> exclusionComplaints() {
    return upkeep.complaints();
  }

  /** Receivers that could not be opened. */
  public List<Problem> problems() {
    return receivers.problems();
  }

  /** Stops: no further line is accepted, and all that were are stored when this returns. */
  @Override
  public void close() {
    close(clockwork);
    reports.close();
    files.close();
    receivers.close();
    pipeline.stop(); // which cuts off what is being compacted
    lists.close(); // which breaks off a download
    close(housework);
    syncer.close();
    try {
      journal.close();
    } catch (IOException e) {
      log.error("the end of the journal may not be on disk: {}", e.toString());
    }
  }

  private static void close(Clockwork clockwork) {
    try {
      clockwork.close();
    } catch (SchedulerException e) {
      log.warn("the clockwork did not stop: {}", e.toString());
    }
  }
}
