package org.tharsis.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.EventInput;
import org.tharsis.model.EventOutput;
import org.tharsis.model.Finding;
import org.tharsis.model.Problem;
import org.tharsis.model.Rule;
import org.tharsis.rules.language.CountedRule;
import org.tharsis.rules.language.CountedRule.Count;
import org.tharsis.rules.window.Memory;
import org.tharsis.rules.window.Window;

/**
 * Judges events in order of their time and says what follows from them. No clock and no thread of
 * its own: time comes with the events or from {@link #advance}. One thread uses it.
 */
public final class Correlator implements AutoCloseable {
  /** Of what {@link #save} writes. */
  private static final int VERSION = 2;

  /** Did not know for how long it had been watching. */
  private static final int FIRST_VERSION = 1;

  /** To a watcher, all rules but those that hold their events. */
  static final String ALL = "";

  private final ReorderBuffer reorder;
  private final Held held;
  private final Addresses addresses;
  private final Findings findings;
  private final Judge session;
  private final Memory memory;
  private final Map<String, RuleWindows> rules = new LinkedHashMap<>();
  private final List<Problem> broken = new ArrayList<>();

  /** Taken once: every event needs them. */
  private final Consumer<Event> judge = this::judge;

  private final BiConsumer<String, Event> judgeHeld = this::judgeHeld;
  private Consumer<Finding> sink = finding -> {};
  private BiConsumer<String, Event> watcher = (rule, event) -> {};
  private @Nullable EventId newest;
  private long late;

  Correlator(
      CompiledBook.Judges judges, List<CountedRule> counted, Addresses addresses, Limits limits) {
    this.addresses = addresses;
    memory = new Memory(limits.counted(), limits.bytes());
    reorder = new ReorderBuffer(limits.lateness().toMillis(), limits.maxWaiting(), this::expect);
    held = Held.of(counted, limits.maxWaiting());
    Map<String, Window> globals = new HashMap<>();
    List<Raiser> raisers =
        counted.stream().map(rule -> raiser(rule, counted, limits, globals)).toList();
    findings = new Findings(raisers, limits.repeat().toMillis(), new Pace(limits.maxFindings()));
    Map<String, Object> all = new HashMap<>(globals);
    all.putAll(Map.of("finding", findings, "hold", held, "addresses", addresses));
    session = judges.of(counted, all, findings, this::cutOff);
  }

  private Raiser raiser(
      CountedRule rule, List<CountedRule> all, Limits limits, Map<String, Window> globals) {
    List<Window> own = new ArrayList<>();
    for (Count count : rule.counts()) {
      own.add(window(count, limits, globals));
    }
    List<Raiser.Note> notes = new ArrayList<>();
    for (CountedRule.Note note : rule.notes()) {
      notes.add(new Raiser.Note(window(note.count(), limits, globals), note.text()));
    }
    List<Window> windows = new ArrayList<>(own);
    notes.forEach(note -> windows.add(note.window()));
    rules.put(rule.rule().id(), new RuleWindows(rule, windows));
    return new Raiser(rule.rule(), raised(rule, all), own, notes);
  }

  /** The rule whose findings it raises: itself, unless it says otherwise. */
  private static Rule raised(CountedRule rule, List<CountedRule> all) {
    return all.stream()
        .map(CountedRule::rule)
        .filter(each -> each.id().equals(rule.raises()))
        .findFirst()
        .orElse(rule.rule());
  }

  private Window window(Count count, Limits limits, Map<String, Window> globals) {
    Window window = new Window(count.phrase(), limits.maxKeys(), memory);
    globals.put(count.global(), window);
    return window;
  }

  /** Takes an event; what is due is judged, and findings go to the sink before this returns. */
  public void accept(Event event, Consumer<Finding> sink) {
    this.sink = sink;
    if (event.time() < reorder.watermark()) {
      late++;
    }
    newest = event.id();
    reorder.add(event, judge);
  }

  /**
   * The site's address lists have changed: the events that are accepted from now on are judged by
   * these. One that a rule of the site's names and that is not among them stays as it was.
   *
   * @return the names of those
   */
  public List<String> use(Map<String, DatedSet> lists) {
    session.forget();
    return addresses.use(lists, newest);
  }

  /** Time has come this far, whether or not events say so; milliseconds since the epoch. */
  public void advance(long time, Consumer<Finding> sink) {
    this.sink = sink;
    reorder.advance(time, judge);
    release(reorder.watermark(), reorder.watermark());
  }

  /** No event will come any more: judges all that waited. */
  public void finish(Consumer<Finding> sink) {
    this.sink = sink;
    reorder.finish(judge);
    release(Long.MAX_VALUE, reorder.watermark());
  }

  /** Has what waits to be put in order judged at once; what a rule holds stays held. */
  public void drain(Consumer<Finding> sink) {
    this.sink = sink;
    reorder.finish(judge);
    give();
  }

  /**
   * Nobody listened before this time, milliseconds since the epoch: what was silent then may have
   * spoken. Call it after {@link #load} where time went on meanwhile.
   */
  public void listensSince(long time) {
    held.listensSince(time);
  }

  private void release(long before, long silence) {
    held.release(before, silence, judgeHeld);
    findings.release(before);
    give();
  }

  private void expect(Event[] events, int count) {
    session.forget();
    for (int i = 0; i < count; i++) {
      addresses.judging(events[i]);
      session.expect(events[i]);
    }
    session.prepare();
  }

  private void judge(Event event) {
    release(event.time(), event.time());
    addresses.judging(event);
    memory.watch().seen(event.time());
    session.judge(event);
    give();
    watcher.accept(ALL, event);
  }

  private void judgeHeld(String ruleId, Event event) {
    addresses.judging(event);
    session.judgeHeld(ruleId, event);
    give();
    watcher.accept(ruleId, event);
  }

  /**
   * Tells somebody of each event once it was judged and its findings were given: by {@link #ALL}
   * rules that hold none, or by the one that held it.
   */
  void watch(BiConsumer<String, Event> watcher) {
    this.watcher = watcher;
  }

  /** The windows of a rule's phrases, in order. */
  List<Window> windows(String ruleId) {
    return findings.windows(ruleId);
  }

  private void give() {
    if (findings.any()) {
      findings.take().forEach(sink);
    }
  }

  private void cutOff(String rule, Throwable cause) {
    if (broken.stream().anyMatch(each -> each.file().equals(rule))) {
      return;
    }
    String message =
        cause instanceof Pace.RanAway
            ? "rule \"%s\" ran away and was cut off: %s".formatted(rule, cause.getMessage())
            : "rule \"%s\" threw and was cut off: %s".formatted(rule, cause);
    broken.add(new Problem(rule, 0, message));
  }

  /** Rules that threw and were cut off. */
  public List<Problem> broken() {
    return List.copyOf(broken);
  }

  /** How many rules threw and were cut off. */
  public int cutOffs() {
    return broken.size();
  }

  /** How many events came later than correlation waits; they were still counted. */
  public long late() {
    return late;
  }

  /** What reaching a bound has cost: keys forgotten, events judged out of order or too early. */
  public long overflowed() {
    long evicted =
        rules.values().stream()
            .flatMap(rule -> rule.windows().stream())
            .mapToLong(Window::evicted)
            .sum();
    return evicted + memory.cuts() + reorder.hurried() + held.hurried();
  }

  /**
   * Writes all that later findings depend on: what the windows remember, what waits to be put in
   * order, to be judged or to be raised again. Call it between events.
   */
  public void save(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    EventOutput events = new EventOutput(out);
    memory.save(out);
    out.writeInt(rules.size());
    for (RuleWindows rule : rules.values()) {
      rule.save(out, events);
    }
    reorder.save(out, events);
    held.save(out, events);
    findings.save(out, events);
    out.writeLong(late);
    memory.watch().save(out);
  }

  /**
   * Goes on from what another one has saved, which may have had other rules: one with the same
   * conditions goes on counting, any other begins anew. Call it before the first event.
   *
   * @return the ids of the rules that go on
   * @throws IOException if it is damaged or of another version; this one is of no use then
   */
  public Set<String> load(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    if (version < FIRST_VERSION || version > VERSION) {
      throw new IOException(
          "state of version %d; this program reads %d".formatted(version, VERSION));
    }
    EventInput events = new EventInput(in);
    memory.load(in);
    Set<String> same = new TreeSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      RuleWindows.load(in, events, rules, same);
    }
    reorder.load(in, events);
    held.load(in, events, same::contains);
    findings.load(in, events, same::contains);
    late = in.readLong();
    if (version > FIRST_VERSION) {
      memory.watch().load(in);
    }
    return same;
  }

  @Override
  public void close() {
    session.close();
  }
}
