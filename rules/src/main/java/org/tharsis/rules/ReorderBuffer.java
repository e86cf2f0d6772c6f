package org.tharsis.rules;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.tharsis.model.Event;

/** Puts events that arrive a little out of order back in order: by time, then by place received. */
final class ReorderBuffer {
  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::time).thenComparing(Event::id);

  private final long lateness;
  private final int bound;
  private final PriorityQueue<Event> waiting = new PriorityQueue<>(64, ORDER);
  private long newest = Long.MIN_VALUE;
  private long hurried;

  /**
   * @param lateness how long an event waits for earlier ones, milliseconds
   * @param bound how many may wait
   */
  ReorderBuffer(long lateness, int bound) {
    this.lateness = lateness;
    this.bound = bound;
  }

  void add(Event event) {
    waiting.add(event);
    newest = Math.max(newest, event.time());
  }

  /** Time has come this far, whether or not an event says so. */
  void advance(long time) {
    newest = Math.max(newest, time);
  }

  /** Everything up to this time has been released; milliseconds since the epoch. */
  long watermark() {
    return newest == Long.MIN_VALUE ? newest : newest - lateness;
  }

  void release(Consumer<Event> judge) {
    long watermark = watermark();
    Event first = waiting.peek();
    while (first != null && (first.time() <= watermark || waiting.size() > bound)) {
      if (first.time() > watermark) {
        hurried++;
      }
      judge.accept(waiting.remove());
      first = waiting.peek();
    }
  }

  /** How many did not wait their whole time because the bound was reached. */
  long hurried() {
    return hurried;
  }
}
