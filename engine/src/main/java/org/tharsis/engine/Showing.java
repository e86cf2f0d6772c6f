package org.tharsis.engine;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.incident.Unread;

/**
 * All that was taken in up to a moment on its way to where it can be seen: events are committed,
 * and those behind incidents read back, beside what is judged since.
 */
final class Showing {
  private final Balance balance;
  private final Unread unread;
  private final CompletableFuture<?> read;

  private Showing(Balance balance, Unread unread, CompletableFuture<?> read) {
    this.balance = balance;
    this.unread = unread;
    this.read = read;
  }

  /**
   * @param balance as it is now, so that it speaks of no event that can't be found
   */
  static Showing begin(Storekeeper store, Incidents incidents, Balance balance) throws IOException {
    Unread unread = incidents.takeUnread();
    return new Showing(
        balance,
        unread,
        store.after(
            events -> {
              events.commit();
              Incidents.read(unread, events);
            }));
  }

  boolean isReady() {
    return read.isDone();
  }

  void await() {
    read.join();
  }

  Balance balance() {
    return balance;
  }

  /** Incidents come last: they speak of events. */
  void finish(Incidents incidents, long newest) throws IOException {
    incidents.store(unread, newest);
    incidents.show();
  }
}
