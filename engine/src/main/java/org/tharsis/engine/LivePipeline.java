package org.tharsis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.engine.account.Losses;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.journal.JournalReader;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.model.Escaped;
import org.tharsis.model.EventId;
import org.tharsis.model.Line;
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleBook;

/**
 * A pipeline fed from the journal. However the one before it ended, it goes on at its last
 * milestone and takes the lines since then through once more: the same events, incidents and
 * accounts come of it, and none of them twice. One thread uses it.
 */
final class LivePipeline implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LivePipeline.class);
  static final String STREAM = "live";

  private final Pipeline pipeline;
  private final Journal journal;
  private final JournalReader reader;
  private final LiveMilestones milestones;
  private final InstantSource clock;
  private final Consumer<RuntimeException> stumbled;
  private final long seenBefore;
  private final long writtenBefore;
  private final long started;
  private boolean again = true;
  private long arrived = Long.MIN_VALUE;
  private long next;
  private long bytes;
  private int brokenReported;

  /**
   * Goes on from the last milestone.
   *
   * @param stumbled is told of a line that can't be stored for what is in it
   */
  LivePipeline(
      Pipeline pipeline,
      DataDirectory data,
      Journal journal,
      InstantSource clock,
      Consumer<RuntimeException> stumbled)
      throws IOException {
    this.pipeline = pipeline;
    this.journal = journal;
    this.clock = clock;
    this.stumbled = stumbled;
    this.milestones = new LiveMilestones(pipeline, data);
    this.next = milestones.last().position();
    this.seenBefore = pipeline.nextOffset(STREAM);
    this.writtenBefore = journal.written();
    this.started = clock.millis();
    pipeline.stumblesTo(stumbled);
    pipeline.resume(started);
    milestones.remember().forEach(log::error);
    if (milestones.last().none()) {
      setMilestone(); // something to go back to; a later one would hide what was visible
    }
    this.reader = journal.reader(next, LivePipeline::report); // last: what fails leaves none open
  }

  /** What an earlier pipeline over this data may have called a line at most. */
  static long lastPosition(Pipeline pipeline, DataDirectory data) throws IOException {
    return Math.max(
        pipeline.nextOffset(STREAM), new LiveMilestones(pipeline, data).last().position());
  }

  /** Says what is wrong with a journal. */
  static void report(Problem problem) {
    log.error("{}", Escaped.text(problem.toString()));
  }

  Pipeline pipeline() {
    return pipeline;
  }

  /**
   * Takes lines in, and has time go on: with the lines as long as there are some, with the clock
   * where there are none.
   *
   * @return how many there were; fewer than {@code most} if the end is reached
   * @throws IOException if nothing can be stored: it is of no more use, another one goes on
   */
  int read(int most) throws IOException {
    int read;
    try {
      read = reader.read(most, this::accept);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    boolean end = read < most;
    if (again && (end || next >= writtenBefore)) {
      again = false;
      pipeline.memory().listensSince(started);
    }
    pipeline.advance(end ? Math.max(arrived, clock.millis()) : arrived);
    return read;
  }

  private void accept(long position, Received line) {
    arrived = Math.max(arrived, line.arrived());
    next = position + 1;
    bytes += line.bytes().length;
    EventId id = new EventId(STREAM, position);
    try {
      pipeline.accept(
          new Line(id, line.bytes(), line.truncated(), line.origin(), line.arrived(), true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) { // the lines after it are not to suffer
      stumbled.accept(e);
    }
  }

  /**
   * Waits until there is more than there was when the end was reached; may return before.
   *
   * @param millis the longest it waits
   */
  void await(long millis) throws InterruptedException {
    reader.await(millis);
  }

  /** These lines never came as far as the journal. */
  void without(Losses losses) {
    pipeline.without(losses);
  }

  /** Whether all that was visible once is there again; before, nothing is to take it away. */
  boolean isVisibleAgain() {
    return !again || next >= seenBefore;
  }

  /** Begins to make visible what was taken in. */
  void show() throws IOException {
    if (pipeline.dirty()) {
      pipeline.show();
    }
  }

  /** Whether that has come to its end since this was asked last. */
  boolean shown() throws IOException {
    return pipeline.shown();
  }

  /** As {@link Pipeline#use(RuleBook)}. */
  void use(RuleBook changed) throws IOException {
    pipeline.use(changed);
    brokenReported = 0;
  }

  /** Logs which rules were cut off since it was asked last. */
  void reportBroken() {
    List<Problem> broken = pipeline.brokenRules();
    broken.subList(Math.min(brokenReported, broken.size()), broken.size()).stream()
        .map(each -> Escaped.text(each.message()))
        .forEach(log::error);
    brokenReported = broken.size();
  }

  /** Whether all that was in the journal at the beginning was read. */
  boolean caughtUp() {
    return !again;
  }

  /** Whether so much was read since the last milestone that the journal may need the room. */
  boolean crowded() {
    return bytes > journal.totalBytes() / 4;
  }

  /** From here on another one would go on; the journal lets go of what is before. */
  void setMilestone() throws IOException {
    milestones.set(next);
    bytes = 0;
    release();
  }

  /**
   * What was sent last is kept a while longer: it may be sent again, and has to be known then. What
   * can't be let go of now will be at the next milestone.
   */
  private void release() {
    try {
      journal.release(Math.min(next, journal.newest(Intake.recentBytes(journal))));
    } catch (IOException e) {
      log.warn(
          "a segment of the journal that is not needed any more can't be deleted: {}",
          e.toString());
    }
  }

  /** Nothing more comes. */
  void finish() throws IOException {
    pipeline.drain();
    setMilestone();
  }

  @Override
  public void close() throws IOException {
    try (pipeline;
        reader) {
      // both are closed, the second even if the first can't be
    }
  }
}
