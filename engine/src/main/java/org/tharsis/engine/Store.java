package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.engine.account.Losses;
import org.tharsis.engine.screening.Counts;
import org.tharsis.index.EventIndex;
import org.tharsis.model.Basis;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.model.Line;
import org.tharsis.model.Problem;

/**
 * All that a pipeline keeps on disk: events, incidents and accounts, which are seen, and outlast a
 * crash, as they were at one moment. One thread uses it; events are stored on another.
 */
final class Store implements Counts, AutoCloseable {
  private final EventIndex events;
  private final Storekeeper keeper;
  private final Incidents incidents;
  private final Accounts accounts;
  private @Nullable Showing showing;
  private boolean dirty;

  /**
   * Opens the indexes, or makes them.
   *
   * @throws IOException if another engine has them open, or they can't be read; the message says
   *     which and what to do
   */
  static Store open(Site site, DataDirectory data) throws IOException {
    Files.createDirectories(data.path());
    Balance shown = BalanceFile.read(data.balance());
    EventIndex events = EventIndex.open(data.path());
    try {
      return open(site, data, shown, events);
    } catch (IOException | RuntimeException e) {
      events.close(); // it may be tried again
      throw e;
    }
  }

  private static Store open(Site site, DataDirectory data, Balance shown, EventIndex events)
      throws IOException {
    Incidents incidents = new Incidents(data.path(), site.hosts());
    try {
      Accounts accounts =
          new Accounts(data.balance(), shown, incidents::note, site.settings().senders());
      accounts.ledger().damaged(events.lost());
      return new Store(events, incidents, accounts);
    } catch (IOException | RuntimeException e) {
      incidents.close();
      throw e;
    }
  }

  private Store(EventIndex events, Incidents incidents, Accounts accounts) {
    this.events = events;
    this.incidents = incidents;
    this.accounts = accounts;
    this.keeper = new Storekeeper(events, accounts.ledger());
  }

  /** Counts events as lost that were lost with damaged files. */
  void countDamage() throws IOException {
    accounts.ledger().damaged(events.lost());
  }

  /** Takes back what was counted of lines that are to be taken in once more. */
  void uncount(Balance again) {
    accounts.ledger().uncount(again);
  }

  /**
   * Has what was amiss with the indexes stand among events and incidents.
   *
   * @param damage by index, what was damaged
   * @param time milliseconds since the epoch
   */
  void report(Map<String, String> damage, long time) throws IOException {
    countDamage();
    for (Map.Entry<String, String> each : damage.entrySet()) {
      Event event = DamagedIndex.event(each.getValue(), events.nextOffset(CutOff.STREAM), time);
      events.add(event);
      incidents.take(DamagedIndex.finding(each.getKey(), event), null);
      dirty = true;
    }
  }

  void use(Site site) {
    accounts.use(site.settings().senders());
    incidents.use(site.hosts());
  }

  /**
   * Who is told of lines that can't be stored for what is in them; without one that is thrown by
   * what comes after.
   */
  void stumblesTo(Consumer<RuntimeException> told) {
    keeper.stumblesTo(
        stumble -> {
          dirty = true; // the accounts have changed
          told.accept(stumble);
        });
  }

  /** What accounts call who sent this line. */
  String sender(Line line) {
    return accounts.name(line.origin());
  }

  /** A line came, whatever becomes of it. */
  void came(Event event, String sender) {
    accounts.ledger().came(sender, event);
  }

  /**
   * Stores an event before long.
   *
   * @throws IOException if nothing can be stored any more
   */
  void add(Event event, String sender) throws IOException {
    keeper.add(event, sender);
    dirty = true;
  }

  @Override
  public void hit(Exclusion exclusion, Event event) {
    accounts.ledger().hit(exclusion, event);
    dirty = true;
  }

  @Override
  public void shadowed(Exclusion exclusion, Event event) {
    accounts.ledger().shadowed(exclusion, event);
    dirty = true;
  }

  /** An exclusion drops the sender's line. */
  void drop(String sender) {
    accounts.ledger().dropped(sender);
    dirty = true;
  }

  /** These lines never came this far. */
  void without(Losses losses) {
    dirty |= accounts.without(losses);
  }

  /** At least so many lines of each sender were lost, and refused, as in this balance. */
  void losses(Balance known) {
    accounts.ledger().losses(known);
  }

  /** Stores that a rule was cut off, as an event and a finding. */
  void add(Problem cutOff, Basis basis, long now) throws IOException {
    Event event = CutOff.event(cutOff, events.nextOffset(CutOff.STREAM), now);
    events.add(event);
    incidents.take(CutOff.finding(cutOff, event).by(basis), null);
    dirty = true;
  }

  /**
   * Makes an incident of a finding, or part of one.
   *
   * @param quiet the exclusion that closes what begins with it, or null
   */
  void add(Finding finding, @Nullable Exclusion quiet) {
    if (incidents.take(finding, quiet) && quiet != null) {
      accounts.ledger().quieted(quiet, finding.event());
    }
  }

  void decide(String incident, Incident.@Nullable Decision word) throws IOException {
    if (incidents.decide(incident, word)) {
      dirty = true;
    }
  }

  /** A replay commits seldom, and what has changed until then is to be bounded. */
  void settleIfCrowded(long newest) throws IOException {
    if (incidents.crowded()) {
      finishShowing(newest);
      keeper.settle();
      incidents.settle(events, newest);
    }
  }

  /** Takes back all events of a stream. */
  void forget(String stream) throws IOException {
    keeper.settle();
    events.forget(stream);
    accounts.ledger().forget(stream);
    dirty = true;
  }

  /** The stream's greatest offset plus one. */
  long nextOffset(String stream) throws IOException {
    keeper.settle();
    return events.nextOffset(stream);
  }

  /** Whether anything is not visible yet. */
  boolean dirty() {
    return dirty || showing != null || incidents.unsettled();
  }

  /**
   * Makes all of it durable and visible. Events come first: incidents speak of them.
   *
   * @param notes what {@link #note} says from then on, whatever becomes of this process
   * @param saving puts on disk what is to be there before the notes are
   * @param newest the time of the newest event, milliseconds since the epoch
   */
  void commit(Map<String, String> notes, Saving saving, long newest) throws IOException {
    finishShowing(newest);
    keeper.commit();
    incidents.settle(events, newest);
    saving.save();
    Map<String, String> all = new HashMap<>(notes);
    Balance balance = accounts.balance();
    all.putAll(accounts.notes(balance));
    incidents.commit(all);
    accounts.write(balance);
    dirty = false;
  }

  /** Begins to make visible all that is here now, unless that is going on. */
  void show() throws IOException {
    if (showing == null) {
      dirty = false;
      showing = Showing.begin(keeper, incidents, accounts.balance());
    }
  }

  /** Whether what {@link #show} began is visible since this was asked last. */
  boolean shown(long newest) throws IOException {
    if (showing == null || !showing.isReady()) {
      return false;
    }
    finishShowing(newest);
    return true;
  }

  private void finishShowing(long newest) throws IOException {
    Showing begun = showing;
    if (begun != null) {
      begun.await();
      keeper.check();
      begun.finish(incidents, newest);
      accounts.write(begun.balance());
      showing = null;
    }
  }

  /** What the last commit was told by this name; empty for nothing. */
  String note(String name) {
    return incidents.note(name);
  }

  EventIndex events() {
    return events;
  }

  Incidents incidents() {
    return incidents;
  }

  Balance balance() {
    return accounts.balance();
  }

  @Override
  public void close() throws IOException {
    try (incidents;
        events;
        keeper) {
      // each is closed, even if one before it can't be: what is stored last, by the first
    }
  }
}
