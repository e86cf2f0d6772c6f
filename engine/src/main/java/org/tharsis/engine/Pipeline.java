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
import org.tharsis.engine.account.SenderNames;
import org.tharsis.engine.interpret.Interpreter;
import org.tharsis.index.EventIndex;
import org.tharsis.model.Basis;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
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

  private final DataDirectory data;
  private final Interpreter interpreter;
  private final EventIndex events;
  private final Incidents incidents;
  private final Correlation correlation;
  private final Memory memory;
  private final Ledger ledger;
  private SenderNames names;
  private Exclusions exclusions;
  private Set<String> disabledRules;
  private SiteBasis basis;
  private @Nullable SiteBasis before;
  private @Nullable EventId newestBefore;
  private @Nullable EventId newestEvent;
  private long newest = Long.MIN_VALUE / 2; // long ago, and safe to subtract from
  private boolean dirty;

  /**
   * Opens the indexes, or makes them.
   *
   * @throws IOException if another engine has them open, or they can't be read; the message says
   *     which and what to do
   */
  public Pipeline(Site site, RuleBook book, DataDirectory data) throws IOException {
    this.data = data;
    Files.createDirectories(data.path());
    Balance shown = BalanceFile.read(data.balance());
    events = EventIndex.open(data.path());
    incidents = new Incidents(data.path(), site.hosts());
    String then = incidents.note(BALANCE);
    ledger = new Ledger(then.isEmpty() ? shown : BalanceFile.of(then));
    ledger.losses(shown);
    countDamage();
    names = SenderNames.of(site.settings().senders());
    interpreter = new Interpreter(site.settings(), SiteParts.enricher(site));
    exclusions = SiteParts.exclusions(site);
    disabledRules = site.settings().disabledRules();
    correlation =
        new Correlation(book, SiteRules.lists(site), SiteParts.limits(site), data.scratch());
    memory = new Memory(correlation, interpreter);
    basis = SiteBasis.of(book, site);
  }

  /**
   * From the next line on the site's hosts, networks, zones, lists, egress policy, exclusions and
   * disabled rules are these.
   *
   * @return the lists that a rule goes by and that are gone; they stay as they were
   */
  public List<String> use(Site site) {
    interpreter.use(site.settings(), SiteParts.enricher(site));
    names = SenderNames.of(site.settings().senders());
    incidents.use(site.hosts());
    exclusions = SiteParts.exclusions(site);
    disabledRules = site.settings().disabledRules();
    List<String> gone = correlation.use(SiteRules.lists(site));
    before = basis;
    newestBefore = newestEvent;
    basis = basis.at(site, gone);
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
    basis = basis.with(book);
    before = before == null ? null : before.with(book);
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
   * Takes a line in. One that can't be stored for what is in it is counted as lost, and thrown.
   *
   * @throws IOException if nothing can be stored: this pipeline is of no more use
   */
  public void accept(Line line) throws IOException {
    accept(interpreter.interpret(line), names.of(line.origin()));
  }

  /** Takes an interpreted line in; as {@link #accept(Line)}. */
  public void accept(Event event, String sender) throws IOException {
    newest = Math.max(newest, event.time());
    newestEvent = event.id();
    Exclusion exclusion = exclusions.covering(event);
    if (exclusion == null) {
      store(event, sender);
      correlation.accept(event, this::take);
      reportCutOffs();
      incidents.settleIfCrowded(events, newest);
    } else {
      exclude(event, exclusion, sender);
    }
  }

  /** Once a rule: it stands in the index and among the incidents then. */
  private void reportCutOffs() throws IOException {
    for (Problem problem : correlation.takeCutOffs()) {
      Event event = CutOff.event(problem, events.nextOffset(CutOff.STREAM), newest);
      events.add(event);
      incidents.take(CutOff.finding(problem, event).by(basis.of(problem.file())));
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
    try {
      events.add(event);
    } catch (RuntimeException e) {
      ledger.lost(sender, 1);
      throw e;
    }
    ledger.indexed(sender, event);
    dirty = true;
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
    incidents.take(finding.by(basis(finding)));
  }

  /** An event that waited is held against the site as it was when it came. */
  private Basis basis(Finding finding) {
    boolean waited = newestBefore != null && finding.event().id().compareTo(newestBefore) <= 0;
    return (waited && before != null ? before : basis).of(finding.rule().id());
  }

  /** At least so many lines of each sender were lost, and refused, as in this balance. */
  public void losses(Balance known) {
    ledger.losses(known);
  }

  /** These lines never came this far. */
  public void without(Losses losses) {
    losses.lost().forEach((sender, lines) -> ledger.lost(names.of(sender), lines));
    losses.refused().forEach((sender, lines) -> ledger.refused(names.of(sender), lines));
    dirty |= !losses.lost().isEmpty() || !losses.refused().isEmpty();
  }

  /** Counts events as lost that were lost with damaged files. */
  void countDamage() throws IOException {
    ledger.damaged(events.lost());
  }

  /** Takes back what was counted of lines that are to be taken in once more. */
  void uncount(Balance again) {
    ledger.uncount(again);
  }

  /**
   * Has what was amiss with the store stand in it, and among the incidents.
   *
   * @param damage by index, what was damaged
   * @param time milliseconds since the epoch
   */
  void report(Map<String, String> damage, long time) throws IOException {
    countDamage();
    for (Map.Entry<String, String> each : damage.entrySet()) {
      long offset = events.nextOffset(CutOff.STREAM);
      Event event = DamagedIndex.event(each.getValue(), offset, time);
      events.add(event);
      incidents.take(DamagedIndex.finding(each.getKey(), event));
      dirty = true;
    }
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
    return events.nextOffset(stream);
  }

  /** Whether anything waits for {@link #commit}. */
  public boolean dirty() {
    return dirty || incidents.unsettled() || correlation.hasCutOffs();
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
    Balance balance = ledger.balance();
    Map<String, String> all = new HashMap<>(notes);
    all.put(BALANCE, BalanceFile.text(balance));
    incidents.commit(all);
    BalanceFile.write(data.balance(), balance);
    dirty = false;
  }

  /**
   * Makes all that was taken in visible. Incidents and accounts of a later start are those of the
   * last {@link #commit} nevertheless; events that it is given again it has.
   */
  public void show() throws IOException {
    settle();
    incidents.show();
    BalanceFile.write(data.balance(), ledger.balance());
    dirty = false;
  }

  private void settle() throws IOException {
    reportCutOffs();
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
    return ledger.balance();
  }

  /** Rules that threw and were cut off. */
  public List<Problem> brokenRules() {
    return correlation.broken();
  }

  /** Events that came later than correlation waits, and what its bounds have cost. */
  public Strain strain() {
    long forgotten = incidents.forgotten() + interpreter.learnt().forgotten();
    return new Strain(
        correlation.late(), correlation.overflowed() + forgotten, events.forgottenTemplates());
  }

  @Override
  public void close() throws IOException {
    correlation.close();
    try (events;
        incidents) {
      // both are closed, the second even if the first can't be
    }
  }
}
