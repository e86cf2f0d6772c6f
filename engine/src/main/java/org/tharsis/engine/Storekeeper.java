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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.account.Ledger;
import org.tharsis.index.EventIndex;
import org.tharsis.index.Refused;
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
  private final Queue<Refused> unstored = new ConcurrentLinkedQueue<>();
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

  /** Where events are kept. */
  @FunctionalInterface
  interface Shelf {
    void add(Event event, String sender) throws IOException;

    /** Makes what was added outlast a crash. */
    default void commit() throws IOException {}

    /** The next that was added and is not kept, or null. */
    default @Nullable Refused refused() {
      return null;
    }
  }

  private record Indexed(EventIndex index) implements Shelf {
    @Override
    public void add(Event event, String sender) throws IOException {
      index.add(event, sender);
    }

    @Override
    public void commit() throws IOException {
      index.commit();
    }

    @Override
    public @Nullable Refused refused() {
      return index.refused();
    }
  }

  Storekeeper(EventIndex index, Ledger ledger) {
    this(index, new Indexed(index), ledger);
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

  /**
   * Makes all that was added durable; what can't be stored is known then.
   *
   * @throws IOException if nothing can be stored any more
   */
  void commit() throws IOException {
    settle();
    shelf.commit();
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
    tell(unstored::poll);
    tell(shelf::refused);
    Throwable cause = broken;
    if (cause != null) {
      throw new IOException(cause.getMessage(), cause);
    }
  }

  private void tell(Supplier<@Nullable Refused> events) {
    for (Refused next = events.get(); next != null; next = events.get()) {
      String sender = next.sender();
      if (sender != null) { // or else no account has it
        ledger.unstored(sender, next.event());
      }
      stumbled.accept(next.cause());
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
      shelf.add(event, sender);
    } catch (RuntimeException e) {
      unstored.add(new Refused(event, sender, e));
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
