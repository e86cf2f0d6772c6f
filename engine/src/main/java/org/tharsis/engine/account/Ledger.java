package org.tharsis.engine.account;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.screening.Counts;
import org.tharsis.engine.screening.Screening;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;

/** Counts what becomes of every line and of every exclusion. The pipeline's thread keeps it. */
public final class Ledger implements Counts {
  /** Senders beyond these are counted together: anybody can send UDP from any address. */
  static final int MAX_SENDERS = 10_000;

  /** Whom the senders beyond the bound are counted under. */
  public static final String OTHERS = "others";

  private static final class Tally {
    long received;
    long indexed;
    long dropped;
    long lost;
    long refused;
    long unrecognised;
    long truncated;
    long missing;

    /** Not below nothing: what was counted last may not have been written down. */
    void takeOff(SenderAccount account) {
      long indexedNow = Math.max(0, indexed - account.indexed());
      long droppedNow = Math.max(0, dropped - account.dropped());
      received -= indexed - indexedNow + dropped - droppedNow;
      indexed = indexedNow;
      dropped = droppedNow;
      unrecognised = Math.max(0, unrecognised - account.unrecognised());
      truncated = Math.max(0, truncated - account.truncated());
      missing = Math.max(0, missing - account.missing());
    }

    SenderAccount account() {
      return new SenderAccount(
          received, indexed, dropped, lost, refused, unrecognised, truncated, missing);
    }
  }

  private final Map<String, Tally> senders = new HashMap<>();
  private final Map<String, Map<String, ExclusionAccount>> hidden = new HashMap<>();
  private final SortedMap<String, Long> damaged = new TreeMap<>();

  private final Sequences sequences;

  /** A ledger that goes on from this balance, and counts on from no device's numbers. */
  public Ledger(Balance balance) {
    this(balance, new Sequences());
  }

  /**
   * A ledger that goes on from this balance.
   *
   * @param sequences what {@link #sequences} said when it was so; empty for nothing
   * @throws IOException if they can't be read
   */
  public Ledger(Balance balance, String sequences) throws IOException {
    this(balance, Sequences.of(sequences));
  }

  private Ledger(Balance balance, Sequences sequences) {
    this.sequences = sequences;
    balance.senders().forEach((name, account) -> carryOver(tally(name), account));
    balance.hidden().forEach((stream, accounts) -> hidden.put(stream, new HashMap<>(accounts)));
    damaged.putAll(balance.damaged());
  }

  private static void carryOver(Tally tally, SenderAccount account) {
    tally.received += account.received();
    tally.indexed += account.indexed();
    tally.dropped += account.dropped();
    tally.lost += account.lost();
    tally.refused += account.refused();
    tally.unrecognised += account.unrecognised();
    tally.truncated += account.truncated();
    tally.missing += account.missing();
  }

  private Tally tally(String sender) {
    Tally tally = senders.get(sender);
    if (tally == null) {
      String name = senders.size() < MAX_SENDERS ? sender : OTHERS;
      tally = senders.computeIfAbsent(name, unknown -> new Tally());
    }
    return tally;
  }

  /** The sender's line came, whatever becomes of it: by its number others may be missing. */
  public void came(String sender, Event event) {
    long missing = sequences.take(sender, event);
    if (missing != 0) {
      Tally tally = tally(sender);
      tally.missing = Math.max(0, tally.missing + missing);
    }
  }

  /** How far devices have counted, as text. */
  public String sequences() throws IOException {
    return sequences.text();
  }

  /** The sender's line is stored. */
  public void indexed(String sender, Event event) {
    indexed(sender, event, 1);
  }

  /** The sender's line, which was counted as {@link #indexed}, could not be stored. */
  public void unstored(String sender, Event event) {
    indexed(sender, event, -1);
    lost(sender, 1);
  }

  private void indexed(String sender, Event event, int by) {
    Tally tally = tally(sender);
    tally.received += by;
    tally.indexed += by;
    if (event.get(Field.TAGS) instanceof String tags) {
      tally.unrecognised += tags.contains(Remark.UNRECOGNISED.tag()) ? by : 0;
      tally.truncated += tags.contains(Remark.TRUNCATED.tag()) ? by : 0;
    }
  }

  /** An exclusion dropped the sender's line. */
  public void dropped(String sender) {
    Tally tally = tally(sender);
    tally.received++;
    tally.dropped++;
  }

  /** So many of the sender's lines could not be kept. */
  public void lost(String sender, long lines) {
    Tally tally = tally(sender);
    tally.received += lines;
    tally.lost += lines;
  }

  /** So many of the sender's lines were refused. */
  public void refused(String sender, long lines) {
    Tally tally = tally(sender);
    tally.received += lines;
    tally.refused += lines;
  }

  /** All lines of a replayed stream, which is its own sender, are taken back. */
  public void forget(String stream) {
    senders.remove(stream);
    hidden.remove(stream);
  }

  /** At least so many lines of each sender were lost, and refused, as in this balance. */
  public void losses(Balance known) {
    known
        .senders()
        .forEach(
            (sender, account) -> {
              Tally tally = tally(sender);
              lost(sender, Math.max(0, account.lost() - tally.lost));
              refused(sender, Math.max(0, account.refused() - tally.refused));
            });
    known.damaged().forEach((day, events) -> damaged.merge(day, events, Math::max));
  }

  /** So many events of each of these days are gone with files that were damaged, in all. */
  public void damaged(Map<LocalDate, Long> lost) {
    lost.forEach((day, events) -> damaged.merge(day.toString(), events, Math::max));
  }

  /**
   * A line was taken in: it is counted as what became of it.
   *
   * @param exclusion what decided on it, or null; that is counted by itself
   */
  public void taken(Event event, @Nullable Exclusion exclusion, String sender) {
    came(sender, event);
    if (Screening.isKept(exclusion)) {
      indexed(sender, event);
    } else {
      dropped(sender);
    }
  }

  /**
   * What is counted in this balance is not, for it will be again. What exclusions did with findings
   * stays: of which lines those came is not known.
   */
  public void uncount(Balance again) {
    again.senders().forEach((sender, account) -> tally(sender).takeOff(account));
    again
        .hidden()
        .forEach(
            (stream, accounts) -> {
              Map<String, ExclusionAccount> known = hidden.getOrDefault(stream, new HashMap<>());
              accounts.forEach(
                  (id, account) -> known.computeIfPresent(id, (same, now) -> now.minus(account)));
            });
  }

  @Override
  public void hit(Exclusion exclusion, Event event) {
    count(exclusion, event, ExclusionAccount.hit(event.time()));
  }

  @Override
  public void shadowed(Exclusion exclusion, Event event) {
    count(exclusion, event, ExclusionAccount.shadowed(event.time()));
  }

  /** The exclusion closed the incident that begins with a finding of this event. */
  public void quieted(Exclusion exclusion, Event event) {
    count(exclusion, event, ExclusionAccount.onceQuieted());
  }

  private void count(Exclusion exclusion, Event event, ExclusionAccount more) {
    hidden
        .computeIfAbsent(event.id().stream(), unknown -> new HashMap<>())
        .merge(exclusion.id(), more, ExclusionAccount::plus);
  }

  /** How things stand. */
  public Balance balance() {
    SortedMap<String, SenderAccount> accounts = new TreeMap<>();
    senders.forEach((name, tally) -> accounts.put(name, tally.account()));
    SortedMap<String, SortedMap<String, ExclusionAccount>> byStream = new TreeMap<>();
    hidden.forEach((stream, each) -> byStream.put(stream, new TreeMap<>(each)));
    return new Balance(accounts, byStream, damaged);
  }
}
