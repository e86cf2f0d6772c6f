package org.tharsis.engine;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  /** How many batches may wait. */
  private static final int BATCHES = 16;

  private final EventIndex index;
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

  Storekeeper(EventIndex index, Ledger ledger) {
    this.index = index;
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
      thread.execute(() -> store(full));
    }
  }

  private void check() throws IOException {
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
      index.add(event);
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
