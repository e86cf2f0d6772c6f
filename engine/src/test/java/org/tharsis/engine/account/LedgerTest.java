package org.tharsis.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tharsis.engine.Facts;
import org.tharsis.model.Criterion;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.model.Terms;

class LedgerTest {
  private static final Event EVENT = Facts.event(0, 0, new EventDraft());

  private final Ledger ledger = new Ledger(Balance.EMPTY);

  private static Exclusion exclusion(String id) {
    return new Exclusion(
        id,
        Exclusion.State.ACTIVE,
        Exclusion.Action.DROP,
        List.of(new Criterion.Ports(Set.of(1L))),
        Set.of(),
        new Terms("anna", "test", null, null, LocalDate.EPOCH));
  }

  @Test
  void receivedIsIndexedDroppedAndLost() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      String sender = "192.0.2." + random.nextInt(20);
      switch (random.nextInt(4)) {
        case 0 -> ledger.indexed(sender, EVENT);
        case 1 -> ledger.dropped(sender);
        case 2 -> ledger.refused(sender, random.nextInt(3));
        default -> ledger.lost(sender, random.nextInt(5));
      }
    }
    assertThat(ledger.balance().senders().values())
        .as("seed %d", seed)
        .hasSize(20)
        .allMatch(
            each ->
                each.received() == each.indexed() + each.dropped() + each.lost() + each.refused());
    SenderAccount total = ledger.balance().total();
    assertThat(total.received())
        .isEqualTo(total.indexed() + total.dropped() + total.lost() + total.refused());
    assertThat(total.indexed()).isPositive();
  }

  @Test
  void remarksOfWhatIsIndexedAreCounted() {
    EventDraft both = new EventDraft().remark(Remark.UNRECOGNISED).remark(Remark.TRUNCATED);
    ledger.indexed("a", Facts.event(0, 0, both));
    ledger.indexed("a", Facts.event(0, 0, new EventDraft().remark(Remark.TRUNCATED)));
    ledger.indexed("a", Facts.event(0, 0, new EventDraft().remark(Remark.CLOCK_OFF)));
    assertThat(ledger.balance().senders())
        .containsEntry("a", new SenderAccount(3, 3, 0, 0, 0, 1, 2));
  }

  @Test
  void sendersBeyondTheBoundAreCountedTogether() {
    for (int i = 0; i < Ledger.MAX_SENDERS + 100; i++) {
      ledger.lost("sender " + i, 1);
      ledger.indexed("sender " + i, EVENT);
    }
    Balance balance = ledger.balance();
    assertThat(balance.senders()).hasSize(Ledger.MAX_SENDERS + 1);
    assertThat(balance.senders())
        .containsEntry(Ledger.OTHERS, new SenderAccount(200, 100, 0, 100, 0, 0, 0))
        .containsEntry("sender 0", new SenderAccount(2, 1, 0, 1, 0, 0, 0));
    assertThat(balance.total().received()).isEqualTo(2 * (Ledger.MAX_SENDERS + 100));
  }

  @Test
  void goesOnFromAnEarlierBalance() {
    ledger.dropped("a");
    ledger.indexed("b", Facts.event(0, 0, new EventDraft().remark(Remark.UNRECOGNISED)));
    ledger.hit(exclusion("noise"), Facts.event(0, 5_000, new EventDraft()));
    Ledger next = new Ledger(ledger.balance());
    next.dropped("a");
    next.hit(exclusion("noise"), Facts.event(1, 4_000, new EventDraft()));
    assertThat(next.balance().senders())
        .containsEntry("a", new SenderAccount(2, 0, 2, 0, 0, 0, 0))
        .containsEntry("b", new SenderAccount(1, 1, 0, 0, 0, 1, 0));
    assertThat(next.balance().exclusions()).containsEntry("noise", new ExclusionAccount(2, 5_000));
  }

  @Test
  void forgettingASenderTakesItsAccountBack() {
    ledger.indexed("fw.log-0", EVENT);
    ledger.dropped("192.0.2.1");
    ledger.forget("fw.log-0");
    assertThat(ledger.balance().senders()).containsOnlyKeys("192.0.2.1");
  }

  @Test
  void aBalanceDoesNotChangeAfterwards() {
    ledger.dropped("a");
    Balance before = ledger.balance();
    ledger.dropped("a");
    assertThat(before.total().dropped()).isEqualTo(1);
  }

  @Test
  void aStreamThatIsTakenBackTakesItsHitsAlong() {
    ledger.indexed("test", EVENT);
    ledger.hit(exclusion("noise"), EVENT);
    ledger.forget("test");
    assertThat(ledger.balance()).isEqualTo(Balance.EMPTY);
  }

  private static Event numbered(String device, long number) {
    EventDraft draft =
        new EventDraft().put(Field.HOST_HOSTNAME, device).put(Field.EVENT_SEQUENCE, number);
    return Facts.event(0, 0, draft);
  }

  private static long missing(Ledger ledger, String sender) {
    return Objects.requireNonNull(ledger.balance().senders().get(sender)).missing();
  }

  @Test
  void whatNeverCameIsCountedByDeviceAndIsNotReceived() {
    ledger.came("relay", numbered("rtr1", 5));
    ledger.came("relay", numbered("rtr2", 900));
    ledger.came("relay", numbered("rtr1", 8));
    ledger.came("relay", numbered("rtr2", 901));
    ledger.came("relay", EVENT);
    assertThat(ledger.balance().senders())
        .containsOnly(Map.entry("relay", new SenderAccount(0, 0, 0, 0, 0, 0, 0, 2)));
    ledger.came("relay", numbered("rtr1", 7));
    assertThat(missing(ledger, "relay")).isEqualTo(1);
  }

  @Test
  void aLaterLedgerGoesOnWithItsNumbers() throws Exception {
    ledger.came("a", numbered("rtr\t1", 5));
    ledger.came("a", numbered("rtr\t1", 8));
    Ledger later = new Ledger(ledger.balance(), ledger.sequences());
    later.came("a", numbered("rtr\t1", 6));
    later.came("a", numbered("rtr\t1", 10));
    assertThat(missing(later, "a")).isEqualTo(2);
  }

  @Test
  void whoInventsDevicesIsNotFollowedBeyondABound() throws Exception {
    for (int i = 0; i < Sequences.MOST + 10; i++) {
      ledger.came("a", numbered("host" + i, 1));
    }
    ledger.came("a", numbered("x".repeat(256), 1));
    ledger.came("a", numbered("x".repeat(256), 9));
    ledger.came("a", numbered("host0", 9));
    assertThat(ledger.balance().senders()).isEmpty();
    assertThat(ledger.sequences()).hasSizeLessThan(100 * Sequences.MOST);
    ledger.came("a", numbered("host" + Sequences.MOST, 9));
    assertThat(missing(ledger, "a")).isEqualTo(7);
  }

  @Test
  void whatDamagedFilesHadIsLostOnceWhoeverSaysItAgain() {
    for (int i = 0; i < 5; i++) {
      ledger.indexed("a", EVENT);
    }
    Map<LocalDate, Long> lost = Map.of(LocalDate.of(2026, 11, 21), 2L);
    ledger.damaged(lost);
    ledger.damaged(lost);
    Ledger next = new Ledger(ledger.balance());
    next.damaged(lost);
    next.losses(ledger.balance());
    assertThat(next.balance().total()).isEqualTo(new SenderAccount(5, 3, 0, 2, 0, 0, 0));
    assertThat(next.balance().damaged()).containsExactly(Map.entry("2026-11-21", 2L));
    next.damaged(Map.of()); // the day is gone, as it was old
    assertThat(next.balance().total().lost()).isEqualTo(2);
  }

  @Test
  void whatIsTakenInAgainIsCountedOnce() {
    ledger.lost("a", 1);
    takeInAll(ledger);
    Balance before = ledger.balance();
    Ledger again = new Ledger(Balance.EMPTY);
    takeInAll(again);
    ledger.uncount(again.balance());
    assertThat(ledger.balance().total()).isEqualTo(new SenderAccount(1, 0, 0, 1, 0, 0, 0));
    assertThat(ledger.balance().exclusions())
        .containsEntry("noise", new ExclusionAccount(0, EVENT.time(), 0, EVENT.time(), 0));
    takeInAll(ledger);
    assertThat(ledger.balance()).isEqualTo(before);
  }

  /**
   * The next ledger counts from no device's numbers: gaps within what it is given it finds anew.
   */
  @Test
  void whatIsMissingFromLinesThatAreTakenInAgainIsCountedOnce() {
    ledger.came("a", numbered("rtr1", 1));
    ledger.came("a", numbered("rtr1", 4)); // these two the journal has not any more
    Ledger again = new Ledger(Balance.EMPTY);
    for (long number : List.of(5L, 8L, 9L)) {
      ledger.came("a", numbered("rtr1", number));
      ledger.indexed("a", numbered("rtr1", number));
      again.taken(numbered("rtr1", number), null, "a");
    }
    assertThat(missing(ledger, "a")).isEqualTo(4);
    ledger.uncount(again.balance());
    assertThat(missing(ledger, "a")).isEqualTo(2);
  }

  private static void takeInAll(Ledger into) {
    Exclusion noise = exclusion("noise");
    into.taken(EVENT, null, "a");
    into.shadowed(noise, EVENT);
    into.taken(EVENT, noise, "a");
    into.hit(noise, EVENT);
  }

  @Test
  void whatExclusionsDoIsCountedEachForItself() {
    Exclusion noise = exclusion("noise");
    ledger.shadowed(noise, Facts.event(0, 7_000, new EventDraft()));
    ledger.shadowed(noise, Facts.event(0, 6_000, new EventDraft()));
    ledger.hit(noise, Facts.event(0, 5_000, new EventDraft()));
    ledger.quieted(noise, EVENT);
    assertThat(ledger.balance().exclusions())
        .containsOnly(Map.entry("noise", new ExclusionAccount(1, 5_000, 2, 7_000, 1)));
  }
}
