package org.tharsis.engine;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.Site;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.engine.incident.Decisions;
import org.tharsis.engine.receive.Intake;
import org.tharsis.engine.receive.Received;
import org.tharsis.model.Escaped;
import org.tharsis.model.EventId;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.Line;
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleBook;

/** The one thread that takes lines from the intake through the pipeline, and keeps its time. */
final class PipelineThread {
  private static final Logger log = LoggerFactory.getLogger(PipelineThread.class);
  private static final String STREAM = "live";
  private static final int BATCH = 2048;
  private static final long WAIT_MILLIS = 100;

  /** A line can be found within two seconds; half of them are for Lucene. */
  private static final long COMMIT_MILLIS = 1000;

  /** How much of what rules remember a kill may cost. */
  private static final long SAVE_MILLIS = 60_000;

  private final Pipeline pipeline;
  private final DataDirectory data;
  private final Intake intake;
  private final Decisions decisions;
  private final InstantSource clock;
  private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
  private final Thread thread = Thread.ofPlatform().name("pipeline").unstarted(this::run);
  private volatile boolean stopping;
  private long offset;
  private long committed;
  private long saved;
  private int brokenReported;
  private @Nullable String trouble;
  private @Nullable String undecided;

  PipelineThread(Pipeline pipeline, Intake intake, DataDirectory data, InstantSource clock)
      throws IOException {
    this.pipeline = pipeline;
    this.intake = intake;
    this.decisions = new Decisions(data.decisions());
    this.clock = clock;
    this.offset = pipeline.nextOffset(STREAM);
    this.data = data;
    goOn();
    pipeline.announceTo(PipelineThread::announce);
  }

  private void goOn() throws IOException {
    long now = clock.millis();
    pipeline.resume(now);
    pipeline.memory().load(data).forEach(log::error);
    pipeline.memory().listensSince(now);
    saved = now;
  }

  private static void announce(Incident incident) {
    log.info("incident {}: {}", incident.id(), Summary.of(incident));
  }

  void start() {
    thread.start();
  }

  /** Has all that was received go through, then ends. */
  void stop() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The site was changed: holds for every line that is received after this returns. */
  void use(Site site) {
    requests.add(
        () ->
            pipeline
                .use(site)
                .forEach(
                    list ->
                        log.error(
                            "the list {} is gone, but a rule goes by it; the rule goes on with what"
                                + " was on it until the next start",
                            list)));
  }

  /** The rules were changed: these hold for every line that is received after this returns. */
  void use(RuleBook book) {
    requests.add(
        () -> {
          try {
            pipeline.use(book);
            brokenReported = 0;
            log.info("the rules have changed: {} hold from now on", book.rules().size());
          } catch (IOException | RuntimeException e) {
            log.error("the rules can't be changed while running, those before go on", e);
          }
        });
  }

  /** Logs how things stand. */
  void report() {
    requests.add(
        () -> {
          SenderAccount total = pipeline.balance().total();
          Strain strain = pipeline.strain();
          log.info(
              "received {} = indexed {} + dropped {} + lost {}; unrecognised {}, late {}, bounds"
                  + " reached {}",
              total.received(),
              total.indexed(),
              total.dropped(),
              total.lost(),
              total.unrecognised(),
              strain.late(),
              strain.overflowed());
        });
  }

  private void run() {
    List<Received> batch = new ArrayList<>(BATCH);
    try {
      boolean last;
      do {
        last = stopping; // read before the batch: what came before it is in there
        batch.clear();
        intake.take(batch, BATCH, last ? 0 : WAIT_MILLIS);
        round(batch);
      } while (!last || !batch.isEmpty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void round(List<Received> batch) {
    try {
      requests();
      batch.forEach(this::accept);
      intake.takeLost().forEach(pipeline::lost);
      pipeline.advance(clock.millis());
      reportBroken();
      commitWhenDue();
    } catch (IOException | RuntimeException e) {
      complain(e);
    }
  }

  /** What hinders one is not to keep lines from being stored. */
  private void requests() {
    for (Runnable next = requests.poll(); next != null; next = requests.poll()) {
      try {
        next.run();
      } catch (RuntimeException e) {
        log.error("what was asked for is not done, all goes on as before", e);
      }
    }
  }

  private void accept(Received received) {
    EventId id = new EventId(STREAM, offset++);
    try {
      pipeline.accept(
          new Line(
              id,
              received.bytes(),
              received.truncated(),
              received.origin(),
              received.arrived(),
              true));
    } catch (IOException | RuntimeException e) { // the lines after it are not to suffer
      complain(e);
    }
  }

  private void commitWhenDue() throws IOException {
    long now = clock.millis();
    if (now - committed >= COMMIT_MILLIS) {
      carryOutDecisions();
      committed = now;
      if (pipeline.dirty()) {
        pipeline.commit();
        recovered();
      }
      saveWhenDue(now);
    }
  }

  private void saveWhenDue(long now) {
    if (now - saved >= SAVE_MILLIS) {
      saved = now;
      save();
    }
  }

  private void save() {
    try {
      pipeline.memory().save(data);
    } catch (IOException e) {
      log.error(
          "what rules remember and hosts were learnt can't be saved, a restart would not know it: {}",
          e,
          e);
    }
  }

  /** What hinders a decision is not to keep lines from being stored. */
  private void carryOutDecisions() {
    try {
      decisions.carryOut(new Desk(pipeline));
      undecided = null;
    } catch (IOException | RuntimeException e) {
      String message = e.toString();
      if (!message.equals(undecided)) {
        undecided = message;
        log.error("decisions can't be carried out; they will be tried again: {}", message, e);
      }
    }
  }

  /** The pipeline as {@link Decisions} sees it. */
  private record Desk(Pipeline pipeline) implements Decisions.Carrier {
    @Override
    public void carryOut(String incident, @Nullable Decision decision) throws IOException {
      pipeline.decide(incident, decision);
    }

    @Override
    public void commit() throws IOException {
      pipeline.commit();
    }
  }

  /** Once for each trouble, however many lines it befalls; the lines are counted. */
  private void complain(Exception cause) {
    String message = cause.toString();
    if (!message.equals(trouble)) {
      trouble = message;
      log.error("what is received can't be stored and is counted as lost: {}", message, cause);
    }
  }

  private void recovered() {
    if (trouble != null) {
      trouble = null;
      log.info("what is received can be stored again");
    }
  }

  private void reportBroken() {
    List<Problem> broken = pipeline.brokenRules();
    broken.subList(brokenReported, broken.size()).stream()
        .map(each -> Escaped.text(each.message()))
        .forEach(log::error);
    brokenReported = broken.size();
  }

  private void end() {
    try (pipeline) {
      pipeline.drain();
      pipeline.commit();
      save();
      log.info("stopped; everything accepted is stored");
    } catch (IOException | RuntimeException e) {
      log.error("not everything could be stored at the end", e);
    }
  }
}
