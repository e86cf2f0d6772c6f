package org.tharsis.engine.account;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;

/** Counts what becomes of every line and of every exclusion. The pipeline's thread keeps it. */
public final class Ledger {
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

    SenderAccount account() {
      return new SenderAccount(
          received, indexed, dropped, lost, refused, unrecognised, truncated, missing);
    }
  }

  private final Map<String, Tally> senders = new HashMap<>();
  private final Map<String, Map<String, ExclusionAccount>> hidden = new HashMap<>();

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

  /** The sender's line was stored. */
  public void indexed(String sender, Event event) {
    Tally tally = tally(sender);
    tally.received++;
    tally.indexed++;
    if (event.get(Field.TAGS) instanceof String tags) {
      tally.unrecognised += tags.contains(Remark.UNRECOGNISED.tag()) ? 1 : 0;
      tally.truncated += tags.contains(Remark.TRUNCATED.tag()) ? 1 : 0;
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
  }

  /** The exclusion covered this event. */
  public void hit(Exclusion exclusion, Event event) {
    hidden
        .computeIfAbsent(event.id().stream(), unknown -> new HashMap<>())
        .merge(
            exclusion.id(),
            ExclusionAccount.EMPTY.hit(event.time()),
            (known, ignored) -> known.hit(event.time()));
  }

  /** How things stand. */
  public Balance balance() {
    SortedMap<String, SenderAccount> accounts = new TreeMap<>();
    senders.forEach((name, tally) -> accounts.put(name, tally.account()));
    SortedMap<String, SortedMap<String, ExclusionAccount>> byStream = new TreeMap<>();
    hidden.forEach((stream, each) -> byStream.put(stream, new TreeMap<>(each)));
    return new Balance(accounts, byStream);
  }
}
