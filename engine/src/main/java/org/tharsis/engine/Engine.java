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

  /** What lines pass through, and what asks for them. */
  private final RunningParts front = new RunningParts();

  /** What is stopped behind that: the end of the pipeline cuts off what is being compacted. */
  private final RunningParts back = new RunningParts();

  private final PipelineThread pipeline;
  private final Receivers receivers;
  private final Reports reports;
  private final Upkeep upkeep;

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
    Journal journal = journal(site, first, data, mending);
    back.add("the end of the journal may not be on disk", journal::close);
    try {
      Syncer syncer = new Syncer(journal, Thread.ofPlatform().name("journal").factory());
      Intake intake = new Intake(journal, syncer);
      pipeline = new PipelineThread(site, book, first, Pipeline::new, data, journal, intake, clock);
      pipeline.report(mending.reports());
      start(syncer);
      prepare(journal);
      WarmStart.once();
      receivers = receivers(site, intake, clock, data);
      String name = "tharsis-" + System.identityHashCode(this);
      reports = reports(name + "-reports", site, data, clock);
      upkeep = new Upkeep(data, siteFile, site, () -> pipeline.status().balance(), clock);
      clockwork(name, new SiteWatch(siteFile, site, book, pipeline, this::use, clock));
      housework(name + "-house", new ListSchedule(new ListFolder(siteFile), clock), site, clock);
    } catch (IOException | RuntimeException | Error e) {
      close();
      throw e;
    }
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

  private void start(Syncer syncer) {
    syncer.start();
    back.add("the journal is not synced to its end", syncer::close);
    pipeline.start();
    front.add("the pipeline did not stop", pipeline::stop);
  }

  /** What can't be made now may be once there are lines. */
  private static void prepare(Journal journal) {
    try {
      journal.prepareFirst();
    } catch (IOException e) {
      log.warn("the journal's first segment can't be made yet: {}", Escaped.text(e.toString()));
    }
  }

  private Receivers receivers(Site site, Intake intake, InstantSource clock, DataDirectory data) {
    Settings settings = site.settings();
    Receivers opened = Receivers.open(settings.receivers(), settings.senders(), intake, clock);
    front.add("the receivers did not stop", opened::close);
    FileReceiver files = FileReceiver.open(settings.files(), intake, clock, data.files());
    front.add("files are still followed", files::close);
    return opened;
  }

  private Reports reports(String name, Site site, DataDirectory data, InstantSource clock) {
    try {
      Reports begun = new Reports(name, site, data, pipeline::status, clock);
      front.add("the reports did not stop", begun::close);
      return begun;
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clockwork does not start", e);
    }
  }

  private void clockwork(String name, SiteWatch watch) {
    try {
      Clockwork fresh = new Clockwork(name);
      front.add("the clockwork did not stop", fresh::close);
      fresh.every(WATCH, "site-watch", watch);
      fresh.every(WATCH, "certificates", receivers::lookAtCertificates);
      fresh.every(REPORT, "report", () -> log.info("{}", pipeline.status().account()));
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clockwork does not start", e);
    }
  }

  /** With a thread of its own: to compact a day takes minutes. */
  private void housework(String name, ListSchedule lists, Site site, InstantSource clock) {
    Settings settings = site.settings();
    DataDirectory data = new DataDirectory(settings.data());
    Housekeeping housekeeping =
        new Housekeeping(pipeline::events, settings.store(), clock, data.damaged(), pipeline::mend);
    try {
      Clockwork fresh = new Clockwork(name);
      back.add("the housework did not stop", fresh::close);
      back.add("a list is still being fetched", lists::close);
      fresh.every(RETAIN, "retain", housekeeping::retain);
      fresh.every(LISTS, "lists", lists);
      fresh.every(UPKEEP, "exclusions", upkeep::lintIfChanged);
      fresh.daily(settings.store().quiet(), settings.timeZone(), "lint", upkeep::lint);
      fresh.daily(settings.store().quiet(), settings.timeZone(), "compact", housekeeping::compact);
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
    front.close();
    back.close();
  }
}
