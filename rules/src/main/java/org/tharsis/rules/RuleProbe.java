package org.tharsis.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding;
import org.tharsis.model.Problem;
import org.tharsis.rules.language.Phrase;
import org.tharsis.rules.language.Prefixes;
import org.tharsis.rules.language.RuleOutline;
import org.tharsis.rules.window.Window;

/**
 * Says of each event how far one rule holds for it: how many of its conditions, in order, and what
 * its counting phrases came to. The rule itself judges, in a correlator as any, beside rules that
 * are its own beginnings ({@link Prefixes}). Events come in order of time. One thread uses it.
 */
public final class RuleProbe implements AutoCloseable {
  private static final int MAX_WAITING = 100_000;

  /** So far counts and distinct values are counted, whatever the rule asks for. */
  private static final int COUNTED = 1_000;

  /**
   * How far the rule held for an event.
   *
   * @param event the event
   * @param held how many of the conditions held, from the first on
   * @param values what the phrases came to that were asked, in order; the last may be below what is
   *     wanted
   * @param finding what the rule found, or null
   */
  public record Step(Event event, int held, List<Long> values, @Nullable Finding finding) {
    public Step {
      values = List.copyOf(values);
    }
  }

  private final RuleOutline rule;
  private final int plain;
  private final Correlator correlator;
  private final List<Window> windows;
  private final @Nullable Silence silence;
  private final Map<String, Integer> prefixes = new HashMap<>();
  private Consumer<Step> steps = step -> {};
  private int held;
  private @Nullable Finding finding;
  private @Nullable Window last;
  private @Nullable Event asked;

  private RuleProbe(RuleOutline rule, Correlator correlator) {
    this.rule = rule;
    this.plain = rule.plain().size();
    this.correlator = correlator;
    this.windows = correlator.windows(rule.rule().id());
    this.silence = rule.phrases().stream().anyMatch(Silence::isOne) ? new Silence(windows) : null;
    for (int i = 1; i <= plain; i++) {
      prefixes.put(Prefixes.id(i), i);
    }
    correlator.watch(this::judged);
  }

  /**
   * A probe of one rule.
   *
   * @param files the file it stands in, and those of the rules it asks for; they compile: {@link
   *     RuleBook#problems} has nothing
   * @param lists the site's address lists
   * @param maxKeys how many keys a window remembers
   */
  public static RuleProbe of(
      List<RuleSource> files, RuleOutline rule, Map<String, DatedSet> lists, int maxKeys) {
    List<RuleSource> sources = new ArrayList<>(files);
    RuleSource source = files.getFirst();
    for (String prefix : Prefixes.of(rule)) {
      sources.add(new RuleSource(source.file() + ", " + sources.size(), prefix, source.shipped()));
    }
    RuleBook book = RuleBook.compile(sources, lists);
    if (!book.problems().isEmpty()) {
      throw new IllegalArgumentException(book.problems().toString());
    }
    Limits limits =
        new Limits(Duration.ZERO, maxKeys, MAX_WAITING, Duration.ZERO, Integer.MAX_VALUE, COUNTED);
    return new RuleProbe(rule, book.correlator(limits));
  }

  /** Whether there may have been more than this value that a step has for a counting phrase. */
  public static boolean mayBeMore(Phrase phrase, long value) {
    return phrase.kind().countsOneByOne() && value >= Math.max(phrase.threshold(), COUNTED) - 1;
  }

  /** Takes the next event; steps of it, and of those that were held before, go to the taker. */
  public void accept(Event event, Consumer<Step> steps) {
    this.steps = steps;
    correlator.accept(event, this::take);
    if (silence != null) {
      silence.now(event.time());
    }
  }

  /** Time has come this far without an event; milliseconds since the epoch. */
  public void advance(long time, Consumer<Step> steps) {
    this.steps = steps;
    correlator.advance(time, this::take);
    if (silence != null) {
      silence.now(time);
    }
  }

  /** No event will come any more: what was held is judged as far as that can be. */
  public void finish(Consumer<Step> steps) {
    this.steps = steps;
    correlator.finish(this::take);
    if (silence != null) {
      silence.finish((event, seconds) -> give(event, plain, List.of(seconds)));
    }
  }

  private void take(Finding taken) {
    Integer prefix = prefixes.get(taken.rule().id());
    if (prefix != null) {
      held = Math.max(held, prefix);
    } else if (rule.made(taken)) {
      finding = taken;
    }
  }

  private void judged(String by, Event event) {
    boolean all = by.equals(Correlator.ALL);
    boolean mine = by.equals(rule.rule().id());
    if (all && held < plain) {
      give(event, held, List.of());
    } else if (mine || (all && rule.hold().isZero())) {
      count(event);
    } else if (all && silence != null) {
      silence.begins(event, (before, seconds) -> give(before, plain, List.of(seconds)));
    }
    held = 0;
    finding = null;
  }

  /** All plain constraints hold: what do the phrases say? */
  private void count(Event event) {
    List<Long> values = new ArrayList<>();
    int reached = 0;
    for (Window window : windows) {
      long value = window.value(event);
      values.add(value);
      last = window;
      asked = event;
      boolean holds =
          Silence.isOne(window.phrase())
              ? rule.conditions().get(plain + reached).holds(value)
              : window.holds(event, value);
      if (!holds) {
        break;
      }
      reached++;
    }
    if (silence != null) {
      silence.ends(event);
    }
    give(event, plain + reached, values);
  }

  private void give(Event event, int conditions, List<Long> values) {
    steps.accept(new Step(event, conditions, values, finding));
    last = null;
    asked = null;
  }

  /**
   * The events behind the last value of the step that is being given, oldest first, itself among
   * them; as many as the window keeps. None once the next step is given.
   */
  public List<EventId> behind() {
    return last == null || asked == null ? List.of() : last.behind(asked);
  }

  /** Whether the rule threw and was cut off, and why. */
  public List<Problem> broken() {
    return correlator.broken().stream()
        .filter(problem -> problem.file().equals(rule.rule().id()))
        .toList();
  }

  @Override
  public void close() {
    correlator.close();
  }
}
