package org.tharsis.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding;
import org.tharsis.model.Problem;
import org.tharsis.rules.language.CountedRule;
import org.tharsis.rules.language.CountedRule.Count;
import org.tharsis.rules.window.Memory;
import org.tharsis.rules.window.Window;

/**
 * Judges events in order of their time and says what follows from them. No clock and no thread of
 * its own: time comes with the events or from {@link #advance}. One thread uses it.
 */
public final class Correlator implements AutoCloseable {
  private final ReorderBuffer reorder;
  private final Held held;
  private final Addresses addresses;
  private final Findings findings;
  private final Judge session;
  private final Memory memory = new Memory();
  private final List<Window> windows = new ArrayList<>();
  private final List<Problem> broken = new ArrayList<>();
  private Consumer<Finding> sink = finding -> {};
  private @Nullable EventId newest;
  private long late;

  Correlator(
      CompiledBook.Judges judges, List<CountedRule> rules, Addresses addresses, Limits limits) {
    this.addresses = addresses;
    reorder = new ReorderBuffer(limits.lateness().toMillis(), limits.maxWaiting());
    held = new Held(holding(rules), limits.maxWaiting());
    Map<String, Window> globals = new HashMap<>();
    List<Findings.Raiser> raisers =
        rules.stream().map(rule -> raiser(rule, limits, globals)).toList();
    findings = new Findings(raisers, limits.repeat().toMillis());
    Map<String, Object> all = new HashMap<>(globals);
    all.putAll(Map.of("finding", findings, "hold", held, "addresses", addresses));
    session = judges.of(rules, all, findings, this::cutOff);
  }

  private static List<HeldEvents> holding(List<CountedRule> rules) {
    return rules.stream()
        .filter(rule -> !rule.hold().isZero())
        .map(rule -> new HeldEvents(rule.rule().id(), rule.hold().toMillis(), rule.silentBy()))
        .toList();
  }

  private Findings.Raiser raiser(CountedRule rule, Limits limits, Map<String, Window> globals) {
    List<Window> own = new ArrayList<>();
    for (Count count : rule.counts()) {
      Window window = new Window(count.phrase(), limits.maxKeys(), memory);
      globals.put(count.global(), window);
      own.add(window);
    }
    windows.addAll(own);
    List<Findings.Note> notes = new ArrayList<>();
    for (CountedRule.Note note : rule.notes()) {
      Window window = new Window(note.count().phrase(), limits.maxKeys(), memory);
      globals.put(note.count().global(), window);
      windows.add(window);
      notes.add(new Findings.Note(window, note.text()));
    }
    return new Findings.Raiser(rule.rule(), own, notes);
  }

  /** Takes an event; what is due is judged, and findings go to the sink before this returns. */
  public void accept(Event event, Consumer<Finding> sink) {
    this.sink = sink;
    if (event.time() < reorder.watermark()) {
      late++;
    }
    newest = event.id();
    reorder.add(event, this::judge);
  }

  /**
   * The site's address lists have changed: the events that are accepted from now on are judged by
   * these. One that a rule of the site's names and that is not among them stays as it was.
   *
   * @return the names of those
   */
  public List<String> use(Map<String, AddressSet> lists) {
    return addresses.use(lists, newest);
  }

  /** Time has come this far, whether or not events say so; milliseconds since the epoch. */
  public void advance(long time, Consumer<Finding> sink) {
    this.sink = sink;
    reorder.advance(time, this::judge);
    release(reorder.watermark(), reorder.watermark());
  }

  /** No event will come any more: judges all that waited. */
  public void finish(Consumer<Finding> sink) {
    this.sink = sink;
    reorder.finish(this::judge);
    release(Long.MAX_VALUE, reorder.watermark());
  }

  private void release(long before, long silence) {
    held.release(before, silence, this::judgeHeld);
    findings.release(before);
    give();
  }

  private void judge(Event event) {
    release(event.time(), event.time());
    addresses.judging(event.id());
    session.judge(event);
    give();
  }

  private void judgeHeld(String ruleId, Event event) {
    addresses.judging(event.id());
    session.judgeHeld(ruleId, event);
    give();
  }

  private void give() {
    findings.take().forEach(sink);
  }

  private void cutOff(String rule, Throwable cause) {
    if (broken.stream().anyMatch(each -> each.file().equals(rule))) {
      return;
    }
    String message = "rule \"%s\" threw and was cut off: %s".formatted(rule, cause);
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
    long evicted = windows.stream().mapToLong(Window::evicted).sum();
    return evicted + reorder.hurried() + held.hurried();
  }

  @Override
  public void close() {
    session.close();
  }
}
