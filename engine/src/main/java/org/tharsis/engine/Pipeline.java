package org.tharsis.engine;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.Losses;
import org.tharsis.engine.interpret.Interpreter;
import org.tharsis.engine.screening.Screening;
import org.tharsis.index.EventIndex;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
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
  private final Interpreter interpreter;
  private final Store store;
  private final Correlation correlation;
  private final Memory memory;
  private final Bases bases;
  private final Screening screening;
  private final Consumer<Finding> findings = this::take; // made once, not for each event
  private Set<String> disabledRules;
  private long newest = Long.MIN_VALUE / 2; // long ago, and safe to subtract from

  /**
   * Opens the indexes, or makes them.
   *
   * @throws IOException if another engine has them open, or they can't be read; the message says
   *     which and what to do
   */
  public Pipeline(Site site, RuleBook book, DataDirectory data) throws IOException {
    store = Store.open(site, data);
    try {
      interpreter = new Interpreter(site.settings(), SiteParts.enricher(site));
      screening = new Screening(SiteParts.exclusions(site), store);
      disabledRules = site.settings().disabledRules();
      bases = new Bases(SiteBasis.of(book, site));
      correlation =
          new Correlation(book, SiteRules.lists(site), SiteParts.limits(site), data.scratch());
      memory = new Memory(correlation, interpreter);
    } catch (RuntimeException e) {
      store.close(); // it may be tried again
      throw e;
    }
  }

  /**
   * From the next line on the site's hosts, networks, zones, lists, egress policy, exclusions and
   * disabled rules are these.
   *
   * @return the lists that a rule goes by and that are gone; they stay as they were
   */
  public List<String> use(Site site) {
    interpreter.use(site.settings(), SiteParts.enricher(site));
    store.use(site);
    screening.use(SiteParts.exclusions(site));
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
    store.stumblesTo(told);
  }

  /**
   * Who is told of each incident when it is stored for the first time, and once more if it opens
   * that an exclusion had closed.
   */
  public void announceTo(Consumer<Incident> announcer) {
    store.incidents().announceTo(announcer);
  }

  /** Goes on with incidents that may still grow at this time; milliseconds since the epoch. */
  public void resume(long now) throws IOException {
    store.incidents().resume(now);
  }

  /**
   * Goes on with the incidents that come of these streams.
   *
   * @return their ids
   */
  public Set<String> resume(Set<String> streams) throws IOException {
    return store.incidents().resume(streams);
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
    Event event = interpreter.interpret(line);
    String sender = store.sender(line);
    store.came(event, sender);
    accept(event, sender);
  }

  /** Takes an interpreted line in; as {@link #accept(Line)}. */
  public void accept(Event event, String sender) throws IOException {
    newest = Math.max(newest, event.time());
    bases.came(event);
    Exclusion exclusion = screening.of(event);
    if (!Screening.isKept(exclusion)) {
      store.drop(sender);
      return;
    }
    Event kept = Screening.labelled(event, exclusion);
    store.add(kept, sender);
    if (Screening.isJudged(exclusion)) {
      correlation.accept(kept, findings);
      reportCutOffs();
      store.settleIfCrowded(newest);
    }
  }

  /** Once a rule: it stands in the index and among the incidents then. */
  private void reportCutOffs() throws IOException {
    if (!correlation.hasCutOffs()) {
      return; // asked with every event
    }
    for (Problem problem : correlation.takeCutOffs()) {
      store.add(problem, bases.of(problem.file()), newest);
    }
  }

  private void take(Finding finding) {
    if (disabledRules.contains(finding.rule().id())) {
      return; // it shares a file with others, or was disabled while running
    }
    Exclusion exclusion = screening.of(finding.event(), finding.rule().id());
    if (Screening.isJudged(exclusion)) {
      store.add(finding.by(bases.of(finding)), exclusion);
    }
  }

  /** At least so many lines of each sender were lost, and refused, as in this balance. */
  public void losses(Balance known) {
    store.losses(known);
  }

  /** These lines never came this far. */
  public void without(Losses losses) {
    store.without(losses);
  }

  /** Time has come this far, whether or not lines say so; milliseconds since the epoch. */
  public void advance(long now) {
    newest = Math.max(newest, now);
    correlation.advance(now, findings);
  }

  /** What it knows beyond its indexes. */
  public Memory memory() {
    return memory;
  }

  /** Judges what waits for earlier lines; what rules hold for later they go on holding. */
  public void drain() {
    correlation.drain(findings);
  }

  /** Nothing comes any more: judges what waits for later events. */
  public void finish() {
    correlation.finish(findings);
  }

  /** Takes back all events of a replayed stream, which is to be received again. */
  public void forget(String stream) throws IOException {
    store.forget(stream);
  }

  /** Writes down a person's word on an incident; null opens it again. */
  public void decide(String incident, Incident.@Nullable Decision word) throws IOException {
    store.decide(incident, word);
  }

  /** A stored incident. */
  public Optional<Incident> incident(String id) throws IOException {
    return store.incidents().stored(id);
  }

  /** The place of the next line of this stream. */
  public long nextOffset(String stream) throws IOException {
    return store.nextOffset(stream);
  }

  /** Whether anything waits for {@link #commit}. */
  public boolean dirty() {
    return store.dirty() || correlation.hasCutOffs();
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
    reportCutOffs();
    store.commit(notes, saving, newest);
  }

  /**
   * Begins to make visible all that was taken in, unless that is going on. Incidents and accounts
   * of a later start are those of the last {@link #commit} nevertheless; events that it is given
   * again it has.
   */
  public void show() throws IOException {
    reportCutOffs();
    store.show();
  }

  /** Whether what {@link #show} began is visible since this was asked last. */
  public boolean shown() throws IOException {
    return store.shown(newest);
  }

  /** What the last commit was told by this name; empty for nothing. */
  public String note(String name) {
    return store.note(name);
  }

  /** What it keeps on disk. */
  Store store() {
    return store;
  }

  /** Where events are stored; what is not added to it may be asked of it by any thread. */
  EventIndex events() {
    return store.events();
  }

  public Balance balance() {
    return store.balance();
  }

  /** Rules that threw and were cut off. */
  public List<Problem> brokenRules() {
    return correlation.broken();
  }

  /** Events that came later than correlation waits, and what its bounds have cost. */
  public Strain strain() {
    long forgotten = store.incidents().forgotten() + interpreter.learnt().forgotten();
    return new Strain(
        correlation.late(),
        correlation.overflowed() + forgotten,
        store.events().forgottenTemplates());
  }

  @Override
  public void close() throws IOException {
    correlation.close();
    store.close();
  }
}
