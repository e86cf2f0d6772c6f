package org.tharsis.engine;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.account.Ledger;
import org.tharsis.index.EventIndex;
import org.tharsis.model.Event;

/**
 * Hop 5: stores events in the order they come, on a thread of its own, while they are judged. Who
 * adds is ahead by a bounded number of events; behind {@link #settle} there are none. One thread
 * uses it.
 */
final class Storekeeper implements AutoCloseable {
  /** So many batches may wait: while the index is committed, judging goes on. */
  private static final int BATCHES = 64;

  private final EventIndex index;
  private final Shelf shelf;
  private final Ledger ledger;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("store").factory());
  private final Semaphore room = new Semaphore(BATCHES);
  private final Queue<Unstored> unstored = new ConcurrentLinkedQueue<>();
  private Consumer<RuntimeException> stumbled = Storekeeper::fail;
  private Batch batch = new Batch();
  private volatile @Nullable Throwable broken;

  /** Events that are handed over together, while they are in the processor's cache. */
  private static final class Batch {
    static final int SIZE = 256;

    final Event[] events = new Event[SIZE];
    final String[] senders = new String[SIZE];
    int size;

    boolean add(Event event, String sender) {
      events[size] = event;
      senders[size++] = sender;
      return size == SIZE;
    }
  }

  private record Unstored(Event event, String sender, RuntimeException cause) {}

  /** Puts an event where it is kept. */
  @FunctionalInterface
  interface Shelf {
    void add(Event event) throws IOException;
  }

  Storekeeper(EventIndex index, Ledger ledger) {
    this(index, index::add, ledger);
  }

  Storekeeper(EventIndex index, Shelf shelf, Ledger ledger) {
    this.index = index;
    this.shelf = shelf;
    this.ledger = ledger;
  }

  private static void fail(RuntimeException cause) {
    throw cause;
  }

  /** Who is told, sooner or later, why a line can't be stored; without one it is thrown. */
  void stumblesTo(Consumer<RuntimeException> told) {
    stumbled = told;
  }

  /**
   * Has an event stored. One that can't be for what is in it is counted as lost.
   *
   * @throws IOException if nothing can be stored any more, and what was added before was not
   */
  void add(Event event, String sender) throws IOException {
    ledger.indexed(sender, event);
    if (batch.add(event, sender)) {
      handOver();
    }
  }

  /** Something to be done with the index. */
  @FunctionalInterface
  interface Task {
    void with(EventIndex index) throws IOException;
  }

  /**
   * Has something done as soon as all that was added is in the index, beside what is judged then.
   * If it fails, nothing can be stored any more.
   *
   * @return ends when it was done, or can't be, which {@link #check} says
   */
  CompletableFuture<?> after(Task task) throws IOException {
    handOver();
    return CompletableFuture.runAsync(() -> carryOut(task), thread);
  }

  private void carryOut(Task task) {
    try {
      if (broken == null) {
        task.with(index);
      }
    } catch (IOException | RuntimeException | Error e) {
      broken = e;
    }
  }

  /**
   * Waits until all that was added is in the index.
   *
   * @throws IOException if nothing can be stored any more
   */
  void settle() throws IOException {
    handOver();
    room.acquireUninterruptibly(BATCHES);
    room.release(BATCHES);
    check();
  }

  private void handOver() throws IOException {
    check();
    if (batch.size > 0) {
      Batch full = batch;
      batch = new Batch();
      room.acquireUninterruptibly();
      execute(full);
    }
  }

  private void execute(Batch full) {
    try {
      thread.execute(() -> store(full));
    } catch (RejectedExecutionException closed) {
      room.release(); // or who settles waits for ever
      throw closed;
    }
  }

  /**
   * Tells of lines that could not be stored.
   *
   * @throws IOException if nothing can be stored any more
   */
  void check() throws IOException {
    for (Unstored next = unstored.poll(); next != null; next = unstored.poll()) {
      ledger.unstored(next.sender, next.event);
      stumbled.accept(next.cause);
    }
    Throwable cause = broken;
    if (cause != null) {
      throw new IOException(cause.getMessage(), cause);
    }
  }

  private void store(Batch full) {
    try {
      for (int i = 0; i < full.size && broken == null; i++) {
        store(full.events[i], full.senders[i]);
      }
    } catch (IOException | Error e) {
      broken = e;
    } finally {
      room.release();
    }
  }

  /** The events after it are not to suffer. */
  private void store(Event event, String sender) throws IOException {
    try {
      shelf.add(event);
    } catch (RuntimeException e) {
      unstored.add(new Unstored(event, sender, e));
    }
  }

  /** Stores what was added, as far as that can be done, and ends. */
  @Override
  public void close() throws IOException {
    try (thread) {
      settle();
    }
  }
}
