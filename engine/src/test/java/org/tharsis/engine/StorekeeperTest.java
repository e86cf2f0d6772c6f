package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.Ledger;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.index.EventIndex;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventSearch;
import org.tharsis.index.Refused;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

class StorekeeperTest {
  /** More than wait at most, and no whole number of batches. */
  private static final int MANY = 50_001;

  private static final String SENDER = "192.0.2.1";
  private static final long NOON = 1_774_353_600_000L;

  @TempDir Path data;
  private final Ledger ledger = new Ledger(Balance.EMPTY);
  private EventIndex index;

  @BeforeEach
  void open() throws IOException {
    index = EventIndex.open(data);
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  private static Event event(long offset) {
    byte[] text = ("<13>event " + offset).getBytes(StandardCharsets.UTF_8);
    Origin origin = new Origin(SENDER, null);
    EventId id = new EventId("live", offset);
    return new EventDraft()
        .timestamp(NOON + offset)
        .event(new Line(id, text, false, origin, NOON + offset, true));
  }

  private static void add(Storekeeper store, long from, long to) throws IOException {
    for (long offset = from; offset < to; offset++) {
      store.add(event(offset), SENDER);
    }
  }

  private long stored() throws IOException {
    try (EventSearch search = index.search()) {
      return search.count(EventQuery.ALL, TimeRange.ALL);
    }
  }

  private SenderAccount account(String sender) {
    return Objects.requireNonNull(ledger.balance().senders().get(sender));
  }

  private SenderAccount account() {
    return ledger.balance().total();
  }

  @Test
  void allIsStoredOnceItIsSettled() throws IOException {
    try (Storekeeper store = new Storekeeper(index, ledger)) {
      add(store, 0, MANY);
      store.settle();
      assertThat(stored()).isEqualTo(MANY);
      assertThat(account().indexed()).isEqualTo(MANY);
    }
  }

  @Test
  void eventsAreStoredInTheirOrder() throws IOException {
    List<Long> offsets = new ArrayList<>();
    try (Storekeeper store =
        new Storekeeper(index, (event, sender) -> offsets.add(event.id().offset()), ledger)) {
      add(store, 0, MANY);
    }
    assertThat(offsets).isEqualTo(LongStream.range(0, MANY).boxed().toList());
  }

  @Test
  void whatIsAskedForIsDoneBehindWhatWasAddedBefore() throws IOException {
    List<Long> found = new ArrayList<>();
    try (Storekeeper store = new Storekeeper(index, ledger)) {
      add(store, 0, 1000);
      var done = store.after(events -> found.add(stored()));
      add(store, 1000, 2000);
      done.join();
      store.check();
    }
    assertThat(found).containsExactly(1000L);
  }

  @Test
  void anEventThatCannotBeStoredIsLostAndNoOther() throws IOException {
    RuntimeException refused = new IllegalArgumentException("no");
    List<RuntimeException> told = new ArrayList<>();
    Storekeeper.Shelf shelf =
        (event, sender) -> {
          if (event.id().offset() == 7) {
            throw refused;
          }
          index.add(event, sender);
        };
    try (Storekeeper store = new Storekeeper(index, shelf, ledger)) {
      store.stumblesTo(told::add);
      add(store, 0, 1000);
      store.settle();
      assertThat(stored()).isEqualTo(999);
      assertThat(account().indexed()).isEqualTo(999);
      assertThat(account().lost()).isEqualTo(1);
      assertThat(account().received()).isEqualTo(1000);
    }
    assertThat(told).containsExactly(refused);
  }

  /** Lucene gets an event with others, and says so later. */
  @Test
  void anEventThatIsRefusedLaterIsLostToItsSender() throws IOException {
    RuntimeException cause = new IllegalArgumentException("no");
    List<RuntimeException> told = new ArrayList<>();
    Late shelf = new Late(cause);
    try (Storekeeper store = new Storekeeper(index, shelf, ledger)) {
      store.stumblesTo(told::add);
      store.add(event(1), "192.0.2.7");
      store.add(event(2), SENDER);
      store.settle();
      assertThat(account().lost()).isZero();
      store.commit();
      assertThat(account().indexed()).isEqualTo(1);
      assertThat(account("192.0.2.7").lost()).isEqualTo(1);
      assertThat(account(SENDER).indexed()).isEqualTo(1);
      shelf.refused.add(new Refused(event(3), null, cause));
      store.check();
      assertThat(account().received()).isEqualTo(2);
    }
    assertThat(told).containsExactly(cause, cause);
  }

  /** Says behind a commit that the first event was not taken. */
  private static final class Late implements Storekeeper.Shelf {
    private final Queue<Refused> added = new ConcurrentLinkedQueue<>();
    private final Queue<Refused> refused = new ConcurrentLinkedQueue<>();
    private final RuntimeException cause;

    Late(RuntimeException cause) {
      this.cause = cause;
    }

    @Override
    public void add(Event event, String sender) {
      added.add(new Refused(event, sender, cause));
    }

    @Override
    public void commit() {
      refused.add(added.remove());
    }

    @Override
    public @Nullable Refused refused() {
      return refused.poll();
    }
  }

  @Test
  void whoIsToldOfNothingStumblesHimself() throws IOException {
    Storekeeper.Shelf shelf =
        (event, sender) -> {
          throw new IllegalArgumentException("no");
        };
    try (Storekeeper store = new Storekeeper(index, shelf, ledger)) {
      add(store, 0, 1);
      assertThatThrownBy(store::settle).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whereNothingCanBeStoredWhoAddsIsToldAndDoesNotWaitForEver() throws IOException {
    Storekeeper.Shelf shelf =
        (event, sender) -> {
          throw new IOException("disk full");
        };
    Storekeeper store = new Storekeeper(index, shelf, ledger);
    assertThatThrownBy(() -> add(store, 0, MANY))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThatThrownBy(store::settle).hasMessage("disk full");
    assertThatThrownBy(store::close).hasMessage("disk full");
  }

  @Test
  void whoAddsAfterTheEndIsToldAndDoesNotWaitForEver() throws Exception {
    Storekeeper store = new Storekeeper(index, ledger);
    store.close();
    assertThatThrownBy(() -> add(store, 0, MANY)).isInstanceOf(RejectedExecutionException.class);
    Thread settling =
        Thread.ofPlatform().daemon().start(() -> assertThatNoException().isThrownBy(store::settle));
    Eventually.holds("it waits for nothing", () -> !settling.isAlive());
    assertThat(stored()).isZero();
  }

  @Test
  void whatFailsBehindIsSaid() throws IOException {
    Storekeeper store = new Storekeeper(index, ledger);
    store
        .after(
            events -> {
              throw new IOException("disk full");
            })
        .join();
    assertThatThrownBy(store::check).hasMessage("disk full");
    assertThatThrownBy(store::close).hasMessage("disk full");
  }
}
