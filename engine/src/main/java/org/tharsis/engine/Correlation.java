package org.tharsis.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tharsis.engine.state.StateFile;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Event;
import org.tharsis.model.Finding;
import org.tharsis.model.Problem;
import org.tharsis.rules.Correlator;
import org.tharsis.rules.Limits;
import org.tharsis.rules.RuleBook;

/** The rules at work, which may change while they are. One thread uses it. */
final class Correlation implements AutoCloseable {
  private final Limits limits;
  private final Path scratch;
  private RuleBook book;
  private Map<String, DatedSet> lists;
  private Correlator correlator;
  private int told;

  /**
   * @param scratch a file to write to while rules change
   */
  Correlation(RuleBook book, Map<String, DatedSet> lists, Limits limits, Path scratch) {
    this.book = book;
    this.lists = lists;
    this.limits = limits;
    this.scratch = scratch;
    this.correlator = fresh(book);
  }

  private Correlator fresh(RuleBook rules) {
    Correlator made = rules.correlator(limits);
    made.use(lists); // the book may have been compiled a while ago
    return made;
  }

  void accept(Event event, Consumer<Finding> sink) {
    correlator.accept(event, sink);
  }

  void advance(long now, Consumer<Finding> sink) {
    correlator.advance(now, sink);
  }

  void finish(Consumer<Finding> sink) {
    correlator.finish(sink);
  }

  void drain(Consumer<Finding> sink) {
    correlator.drain(sink);
  }

  /**
   * @return the lists that a rule goes by and that are gone; they stay as they were
   */
  List<String> use(Map<String, DatedSet> now) {
    lists = now;
    return correlator.use(now);
  }

  /**
   * From the next event on that is judged these rules hold: what waits to be put in order is judged
   * by them. Those whose conditions are as they were go on counting where they were.
   *
   * @throws IOException if that can't be carried over; then all is as it was
   */
  void use(RuleBook rules) throws IOException {
    Correlator next = fresh(rules);
    try {
      StateFile.write(scratch, correlator::save);
      StateFile.read(scratch, next::load);
    } catch (IOException | RuntimeException e) {
      next.close();
      throw e;
    } finally {
      Files.deleteIfExists(scratch);
    }
    correlator.close();
    correlator = next;
    book = rules;
    told = 0;
  }

  void save(DataOutput out) throws IOException {
    correlator.save(out);
  }

  void load(DataInput in) throws IOException {
    correlator.load(in);
  }

  /** Remembers nothing any more: what was loaded turned out to be of no use. */
  void reset() {
    correlator.close();
    correlator = fresh(book);
    told = 0;
  }

  /** No silence is proved by a time in which nobody listened; milliseconds since the epoch. */
  void listensSince(long time) {
    correlator.listensSince(time);
  }

  /** Whether a rule was cut off that {@link #takeCutOffs} has not told of. */
  boolean hasCutOffs() {
    return told < correlator.cutOffs();
  }

  /** The rules that were cut off since the last time. */
  List<Problem> takeCutOffs() {
    List<Problem> broken = correlator.broken();
    List<Problem> taken = broken.subList(told, broken.size());
    told = broken.size();
    return taken;
  }

  List<Problem> broken() {
    return correlator.broken();
  }

  long late() {
    return correlator.late();
  }

  long overflowed() {
    return correlator.overflowed();
  }

  @Override
  public void close() {
    correlator.close();
  }
}
