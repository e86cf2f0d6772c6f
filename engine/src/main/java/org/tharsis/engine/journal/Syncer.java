package org.tharsis.engine.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Syncs a journal while something is written, with a pause between, so that many lines share a
 * sync, and says which are kept. Where nobody waits for that the pause is longer. One thread; what
 * waits is told on it, and should be short.
 */
public final class Syncer implements AutoCloseable {
  /** What an acknowledgement may take longer. */
  private static final long PAUSE_MILLIS = 10;

  /** What a power cut may cost of lines that nobody waits for. */
  private static final long UNASKED_MILLIS = 50;

  private static final Logger log = LoggerFactory.getLogger(Syncer.class);
  private static final long LOOK_MILLIS = 100;

  private final Journal journal;
  private final long pauseMillis;
  private final long unaskedMillis;
  private final Thread thread;
  private final Semaphore stop = new Semaphore(0);
  private final Semaphore asked = new Semaphore(0);
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::position));
  private @Nullable IOException failure; // with waiting
  private @Nullable String trouble;

  private record Waiting(long position, CompletableFuture<Void> kept) {}

  public Syncer(Journal journal, ThreadFactory threads) {
    this(journal, threads, PAUSE_MILLIS, UNASKED_MILLIS);
  }

  /**
   * @param pauseMillis between two syncs, at least
   * @param unaskedMillis the same as long as nobody waits for one
   */
  Syncer(Journal journal, ThreadFactory threads, long pauseMillis, long unaskedMillis) {
    this.journal = journal;
    this.pauseMillis = pauseMillis;
    this.unaskedMillis = unaskedMillis;
    this.thread = threads.newThread(this::run);
  }

  public void start() {
    thread.start();
  }

  /**
   * When all lines before this position are kept; with the cause if they never will be.
   *
   * @param position {@link Appended#end}
   */
  public CompletableFuture<Void> kept(long position) {
    synchronized (waiting) {
      if (position <= journal.durable()) {
        return CompletableFuture.completedFuture(null);
      }
      if (failure != null) {
        return CompletableFuture.failedFuture(failure);
      }
      Waiting fresh = new Waiting(position, new CompletableFuture<>());
      waiting.add(fresh);
      asked.release();
      return fresh.kept();
    }
  }

  private void run() {
    try {
      while (!stop.tryAcquire(pauseMillis, TimeUnit.MILLISECONDS)) {
        awaitAsked();
        if (!round()) {
          return;
        }
        journal.awaitBehind(journal.durable(), LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A power cut may cost so much more of what was sent by who does not ask whether it is kept. */
  private void awaitAsked() throws InterruptedException {
    asked.drainPermits();
    boolean unasked;
    synchronized (waiting) {
      unasked = waiting.isEmpty();
    }
    if (unasked && stop.availablePermits() == 0) {
      boolean _ = asked.tryAcquire(unaskedMillis - pauseMillis, TimeUnit.MILLISECONDS);
    }
  }

  /** Syncs what there is, and says so; false if that failed, which it then does for ever. */
  boolean round() {
    if (failed()) {
      return false;
    }
    try {
      long durable = journal.sync();
      take(durable).forEach(each -> each.kept().complete(null));
      prepare();
      return true;
    } catch (IOException e) {
      log.error("the journal can't be synced, nothing more is acknowledged: {}", e.toString());
      fail(e).forEach(each -> each.kept().completeExceptionally(e));
      return false;
    }
  }

  private boolean failed() {
    synchronized (waiting) {
      return failure != null;
    }
  }

  private List<Waiting> take(long durable) {
    List<Waiting> kept = new ArrayList<>();
    synchronized (waiting) {
      for (Waiting first = waiting.peek();
          first != null && first.position() <= durable;
          first = waiting.peek()) {
        kept.add(waiting.remove());
      }
    }
    return kept;
  }

  private List<Waiting> fail(IOException cause) {
    synchronized (waiting) {
      failure = cause;
      List<Waiting> all = List.copyOf(waiting);
      waiting.clear();
      return all;
    }
  }

  /** Once for each trouble: who appends hears of it, too. */
  private void prepare() {
    try {
      journal.prepare();
      trouble = null;
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      if (!message.equals(trouble)) {
        trouble = message;
        log.warn("the journal's next segment can't be made yet: {}", message);
      }
    }
  }

  /** Syncs a last time and ends; whoever still waits then, waits for what was never written. */
  @Override
  public void close() {
    stop.release();
    asked.release();
    journal.wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    round();
    IOException ended = new IOException("the journal is synced no more");
    fail(ended).forEach(each -> each.kept().completeExceptionally(ended));
  }
}
