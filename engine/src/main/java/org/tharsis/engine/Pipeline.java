package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.engine.account.Ledger;
import org.tharsis.engine.account.Losses;
import org.tharsis.engine.interpret.Interpreter;
import org.tharsis.index.EventIndex;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusions;
import org.tharsis.model.Field;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.model.Line;
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleBook;

/**
 * Hops 3 to 6, one after the other: a line is interpreted, held against the exclusions, stored,
 * correlated. The same for the network and for files. One thread uses it; it reads no clock.
 */
public final class Pipeline implements AutoCloseable {
  /** Which commit's note says how the accounts stood. */
  private static final String BALANCE = "balance";

  private final Interpreter interpreter;
  private final EventIndex events;
  private final Storekeeper store;
  private final Incidents incidents;
  private final Correlation correlation;
  private final Memory memory;
  private final Accounts accounts;
  private final Ledger ledger;
  private final Bases bases;
  private Exclusions exclusions;
  private Set<String> disabledRules;
  private @Nullable Showing showing;
  private long newest = Long.MIN_VALUE / 2; // long ago, and safe to subtract from
  private boolean dirty;

  /**
   * Opens the indexes, or makes them.
   *
   * @throws IOException if another engine has them open, or they can't be read; the message says
   *     which and what to do
   */
  public Pipeline(Site site, RuleBook book, DataDirectory data) throws IOException {
    Files.createDirectories(data.path());
    events = EventIndex.open(data.path());
    try {
      incidents = new Incidents(data.path(), site.hosts());
      accounts = new Accounts(data.balance(), incidents.note(BALANCE), site.settings().senders());
    } catch (IOException | RuntimeException e) {
      events.close(); // it may be tried again
      throw e;
    }
    ledger = accounts.ledger();
    store = new Storekeeper(events, ledger);
    interpreter = new Interpreter(site.settings(), SiteParts.enricher(site));
    exclusions = SiteParts.exclusions(site);
    disabledRules = site.settings().disabledRules();
    correlation =
        new Correlation(book, SiteRules.lists(site), SiteParts.limits(site), data.scratch());
    memory = new Memory(correlation, interpreter);
    bases = new Bases(SiteBasis.of(book, site));
  }

  /**
   * From the next line on the site's hosts, networks, zones, lists, egress policy, exclusions and
   * disabled rules are these.
   *
   * @return the lists that a rule goes by and that are gone; they stay as they were
   */
  public List<String> use(Site site) {
    interpreter.use(site.settings(), SiteParts.enricher(site));
    accounts.use(site.settings().senders());
    incidents.use(site.hosts());
    exclusions = SiteParts.exclusions(site);
    disabledRules = site.settings().disabledRules();
    List<String> gone = correlation.use(SiteRules.lists(site));
    bases.use(site, gone);
    return gone;
  }

  /**
   * From the next line on the rules are these; one whose conditions are as they were goes on
   * counting.
   *
   * @throws IOException if what was counted can't be carried over; the rules are as before then
   */
  public void use(RuleBook book) throws IOException {
    reportCutOffs();
    correlation.use(book);
    bases.use(book);
  }

  /**
   * Who is told of lines that can't be stored for what is in them; without one that is thrown by
   * what comes after.
   */
  public void stumblesTo(Consumer<RuntimeException> told) {
    store.stumblesTo(
        stumble -> {
          dirty = true; // the accounts have changed
          told.accept(stumble);
        });
  }

  /** Who is told of each incident when it is stored for the first time. */
  public void announceTo(Consumer<Incident> announcer) {
    incidents.announceTo(announcer);
  }

  /** Goes on with incidents that may still grow at this time; milliseconds since the epoch. */
  public void resume(long now) throws IOException {
    incidents.resume(now);
  }

  /**
   * Goes on with the incidents that come of these streams.
   *
   * @return their ids
   */
  public Set<String> resume(Set<String> streams) throws IOException {
    return incidents.resume(streams);
  }

  public Event interpret(Line line) {
    return interpreter.interpret(line);
  }

  /**
   * Takes a line in. One that can't be stored for what is in it is counted as lost.
   *
   * @throws IOException if nothing can be stored: this pipeline is of no more use
   */
  public void accept(Line line) throws IOException {
    accept(interpreter.interpret(line), accounts.name(line.origin()));
  }

  /** Takes an interpreted line in; as {@link #accept(Line)}. */
  public void accept(Event event, String sender) throws IOException {
    newest = Math.max(newest, event.time());
    bases.came(event);
    Exclusion exclusion = exclusions.covering(event);
    if (exclusion == null) {
      store(event, sender);
      correlation.accept(event, this::take);
      reportCutOffs();
      settleIfCrowded();
    } else {
      exclude(event, exclusion, sender);
    }
  }

  /** Once a rule: it stands in the index and among the incidents then. */
  private void reportCutOffs() throws IOException {
    for (Problem problem : correlation.takeCutOffs()) {
      Event event = CutOff.event(problem, events.nextOffset(CutOff.STREAM), newest);
      events.add(event);
      incidents.take(CutOff.finding(problem, event).by(bases.of(problem.file())));
      dirty = true;
    }
  }

  private void exclude(Event event, Exclusion exclusion, String sender) throws IOException {
    ledger.hit(exclusion, event);
    switch (exclusion.action()) {
      case STORE -> store(event.with(Field.LABELS_EXCLUSION, exclusion.id()), sender);
      case DROP -> ledger.dropped(sender);
    }
    dirty = true;
  }

  private void store(Event event, String sender) throws IOException {
    store.add(event, sender);
    dirty = true;
  }

  /** A replay commits seldom, and what has changed until then is to be bounded. */
  private void settleIfCrowded() throws IOException {
    if (incidents.crowded()) {
      finishShowing();
      store.settle();
      incidents.settle(events, newest);
    }
  }

  private void take(Finding finding) {
    if (disabledRules.contains(finding.rule().id())) {
      return; // it shares a file with others, or was disabled while running
    }
    Exclusion exclusion = exclusions.covering(finding.event(), finding.rule().id());
    if (exclusion != null) {
      ledger.hit(exclusion, finding.event());
      dirty = true;
      return;
    }
    incidents.take(finding.by(bases.of(finding)));
  }

  /** At least so many lines of each sender were lost, and refused, as in this balance. */
  public void losses(Balance known) {
    ledger.losses(known);
  }

  /** These lines never came this far. */
  public void without(Losses losses) {
    dirty |= accounts.without(losses);
  }

  /** Time has come this far, whether or not lines say so; milliseconds since the epoch. */
  public void advance(long now) {
    newest = Math.max(newest, now);
    correlation.advance(now, this::take);
  }

  /** What it knows beyond its indexes. */
  public Memory memory() {
    return memory;
  }

  /** Judges what waits for earlier lines; what rules hold for later they go on holding. */
  public void drain() {
    correlation.drain(this::take);
  }

  /** Nothing comes any more: judges what waits for later events. */
  public void finish() {
    correlation.finish(this::take);
  }

  /** Takes back all events of a replayed stream, which is to be received again. */
  public void forget(String stream) throws IOException {
    store.settle();
    events.forget(stream);
    ledger.forget(stream);
    dirty = true;
  }

  /** Writes down a person's word on an incident; null opens it again. */
  public void decide(String incident, Incident.@Nullable Decision word) throws IOException {
    if (incidents.decide(incident, word)) {
      dirty = true;
    }
  }

  /** A stored incident. */
  public Optional<Incident> incident(String id) throws IOException {
    return incidents.stored(id);
  }

  /** The place of the next line of this stream. */
  public long nextOffset(String stream) throws IOException {
    store.settle();
    return events.nextOffset(stream);
  }

  /** Whether anything waits for {@link #commit}. */
  public boolean dirty() {
    return dirty || showing != null || incidents.unsettled() || correlation.hasCutOffs();
  }

  /** Makes all that was taken in durable and visible. */
  public void commit() throws IOException {
    commit(Map.of(), () -> {});
  }

  /**
   * As {@link #commit()}. Events come first: incidents speak of them.
   *
   * @param notes what {@link #note} says from then on, whatever becomes of this process
   * @param saving puts on disk what is to be there before the notes are
   */
  public void commit(Map<String, String> notes, Saving saving) throws IOException {
    settle();
    saving.save();
    Map<String, String> all = new HashMap<>(notes);
    Balance balance = accounts.balance();
    all.put(BALANCE, BalanceFile.text(balance));
    incidents.commit(all);
    accounts.write(balance);
    dirty = false;
  }

  /**
   * Begins to make visible all that was taken in, unless that is going on. Incidents and accounts
   * of a later start are those of the last {@link #commit} nevertheless; events that it is given
   * again it has.
   */
  public void show() throws IOException {
    if (showing == null) {
      reportCutOffs();
      dirty = false;
      showing = Showing.begin(store, incidents, accounts.balance());
    }
  }

  /** Whether what {@link #show} began is visible since this was asked last. */
  public boolean shown() throws IOException {
    if (showing == null || !showing.isReady()) {
      return false;
    }
    finishShowing();
    return true;
  }

  /** Waits for it, if it is going on. */
  private void finishShowing() throws IOException {
    Showing begun = showing;
    if (begun != null) {
      begun.await();
      store.check();
      begun.finish(incidents, newest);
      accounts.write(begun.balance());
      showing = null;
    }
  }

  private void settle() throws IOException {
    finishShowing();
    reportCutOffs();
    store.settle();
    events.commit();
    incidents.settle(events, newest);
  }

  /** What the last commit was told by this name; empty for nothing. */
  public String note(String name) {
    return incidents.note(name);
  }

  /** Puts something on disk. */
  @FunctionalInterface
  public interface Saving {
    void save() throws IOException;
  }

  /** Where events are stored; what is not added to it may be asked of it by any thread. */
  EventIndex events() {
    return events;
  }

  public Balance balance() {
    return accounts.balance();
  }

  /** Rules that threw and were cut off. */
  public List<Problem> brokenRules() {
    return correlation.broken();
  }

  /** Events that came later than correlation waits, and what its bounds have cost. */
  public Strain strain() {
    long forgotten = incidents.forgotten() + interpreter.learnt().forgotten();
    return new Strain(correlation.late(), correlation.overflowed() + forgotten);
  }

  @Override
  public void close() throws IOException {
    correlation.close();
    try (incidents;
        events;
        store) {
      // each is closed, even if one before it can't be: what is stored last, by the first
    }
  }
}
