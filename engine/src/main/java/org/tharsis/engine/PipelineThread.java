package org.tharsis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.Site;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.index.Damage;
import org.tharsis.index.EventIndex;
import org.tharsis.rules.RuleBook;

/**
 * The one thread that takes lines from the journal through the pipeline, and keeps its time. When
 * nothing can be stored, it begins again at the last milestone, and tries so until it can: the
 * lines stay in the journal.
 */
final class PipelineThread {
  private static final Logger log = LoggerFactory.getLogger(PipelineThread.class);
  private static final String STORED_AGAIN = "what is received can be stored again";
  private static final int BATCH = 2048;
  private static final long WAIT_MILLIS = 100;
  private static final long TRY_AGAIN_MILLIS = 1000;

  /** A line can be found within two seconds; half of them are for Lucene. */
  private static final long SHOW_MILLIS = 1000;

  /** How much is gone through once more after a crash. */
  private static final long MILESTONE_MILLIS = 60_000;

  private final DataDirectory data;
  private final Journal journal;
  private final Intake intake;
  private final OpenDecisions decisions;
  private final InstantSource clock;
  private final Opening opening;
  private final Requests requests = new Requests();
  private final Thread thread = Thread.ofPlatform().name("pipeline").unstarted(this::run);
  private final Semaphore stop = new Semaphore(0);
  private final Trouble storing = new Trouble(log, "what is received can't be stored");
  private final Trouble stumbling =
      new Trouble(log, "a line can't be stored for what is in it, and is counted as lost");
  private volatile boolean stopping;
  private volatile Site site;
  private RuleBook book;
  private volatile LivePipeline live;
  private long shown;
  private long milestone;
  private final Announced announced = new Announced();
  private volatile Status status;

  /** Opens another pipeline in the place of one that can't go on. */
  @FunctionalInterface
  interface Opening {
    Pipeline open(Site site, RuleBook book, DataDirectory data) throws IOException;
  }

  /**
   * @param pipeline the first, of this site and these rules; closed if this fails
   */
  PipelineThread(
      Site site,
      RuleBook book,
      Pipeline pipeline,
      Opening opening,
      DataDirectory data,
      Journal journal,
      Intake intake,
      InstantSource clock)
      throws IOException {
    this.site = site;
    this.book = book;
    this.opening = opening;
    this.data = data;
    this.journal = journal;
    this.intake = intake;
    this.decisions = new OpenDecisions(data);
    this.clock = clock;
    this.milestone = clock.millis();
    this.live = live(pipeline, Balance.EMPTY);
    this.status = look();
  }

  private LivePipeline live(Pipeline pipeline, Balance known) throws IOException {
    try {
      pipeline.losses(known);
      pipeline.announceTo(announced::take);
      return new LivePipeline(pipeline, data, journal, clock, stumbling::complain);
    } catch (IOException | RuntimeException e) {
      pipeline.close();
      throw e;
    }
  }

  void start() {
    thread.start();
  }

  /** Has all that was received go through, then ends. */
  void stop() {
    stopping = true;
    stop.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The site was changed: holds for every line that is read after this returns. */
  void use(Site changed) {
    requests.add(
        () -> {
          live.pipeline()
              .use(changed)
              .forEach(
                  list ->
                      log.error(
                          "the list {} is gone, but a rule goes by it; the rule goes on with what"
                              + " was on it until the next start",
                          list));
          site = changed;
          milestone = 0; // what was judged so before is not judged again
        });
  }

  /** The rules were changed: these hold for every line that is read after this returns. */
  void use(RuleBook changed) {
    requests.add(
        () -> {
          try {
            live.use(changed);
            book = changed;
            milestone = 0;
            log.info("the rules have changed: {} hold from now on", changed.rules().size());
          } catch (IOException | RuntimeException e) {
            log.error("the rules can't be changed while running, those before go on", e);
          }
        });
  }

  /** Has what was found of damaged indexes be found by people. */
  void report(Map<String, String> damage) {
    if (!damage.isEmpty()) {
      requests.add(
          () -> {
            live.pipeline().store().report(damage, clock.millis());
            milestone = 0; // or a kill would take it back
          });
    }
  }

  /**
   * Takes what a past day has lost from the journal, by the site as it is now, and has people find
   * that; for one thread.
   */
  void mend(Damage damage) {
    report(Mending.of(data, damage).refill(site, events(), journal).reports());
  }

  /** The index that is open now; any thread may ask. */
  EventIndex events() {
    return live.pipeline().events();
  }

  /** How things stood a moment ago. */
  Status status() {
    return status;
  }

  private Status look() {
    return new Status(
        clock.millis(),
        live.pipeline().balance(),
        live.pipeline().strain(),
        storing.present(),
        live.caughtUp(),
        journal.bytes(),
        journal.room(),
        book.rules().size(),
        live.pipeline().brokenRules().size(),
        announced.counts());
  }

  private void run() {
    try {
      boolean last;
      boolean more;
      do {
        last = stopping; // read before the lines: what came before it is among them
        more = round(last);
      } while (more || !last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  /** Returns whether there may be more lines already. */
  private boolean round(boolean last) throws InterruptedException {
    try {
      requests.carryOut();
      boolean more = live.read(BATCH) == BATCH;
      live.without(intake.takeLosses());
      live.reportBroken();
      keepWhenDue();
      if (live.shown()) {
        storing.over(STORED_AGAIN);
      }
      if (!more && !last) {
        live.await(WAIT_MILLIS);
      }
      return more;
    } catch (IOException | UncheckedIOException e) {
      return beginAgain(e);
    } catch (RuntimeException e) {
      stumbling.complain(e);
      boolean _ = isStopped(WAIT_MILLIS); // it may last
      return false;
    }
  }

  private void keepWhenDue() throws IOException {
    long now = clock.millis();
    if (now - shown < SHOW_MILLIS) {
      return;
    }
    shown = now;
    if (live.isVisibleAgain()) {
      keep(now);
    }
    status = look();
  }

  private void keep(long now) throws IOException {
    decisions.carryOut(live);
    if (now - milestone >= MILESTONE_MILLIS || live.crowded()) {
      milestone = now;
      live.setMilestone();
      storing.over(STORED_AGAIN);
    } else {
      live.show();
    }
  }

  /** Returns false if that can't be done any more. */
  private boolean beginAgain(Exception cause) throws InterruptedException {
    storing.complain(cause);
    status = look();
    Balance known = live.pipeline().balance();
    closePipeline();
    while (!isStopped(TRY_AGAIN_MILLIS)) {
      try {
        live = live(opening.open(site, book, data), known);
        return true;
      } catch (IOException | RuntimeException e) {
        storing.complain(e);
      }
    }
    return false;
  }

  /** Waits so long, or until it is to stop. */
  private boolean isStopped(long millis) throws InterruptedException {
    boolean stopped = stop.tryAcquire(millis, TimeUnit.MILLISECONDS);
    if (stopped) {
      stop.release();
    }
    return stopped;
  }

  private void closePipeline() {
    try {
      live.close();
    } catch (IOException | RuntimeException e) {
      storing.complain(e);
    }
  }

  private void end() {
    try (LivePipeline last = live) {
      last.finish();
      log.info("stopped; everything accepted is stored");
    } catch (IOException | RuntimeException e) {
      log.error(
          "what was accepted last is in the journal, and will be stored at the next start", e);
    }
  }
}
