package org.tharsis.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tharsis.model.Event;
import org.tharsis.model.EventInput;
import org.tharsis.model.EventOutput;
import org.tharsis.model.Finding;
import org.tharsis.model.Rule;
import org.tharsis.rules.language.Keys;
import org.tharsis.rules.window.Explanation;
import org.tharsis.rules.window.Window;

/**
 * The rules' {@code finding}: takes what they raise. Public because rules' consequences call it.
 */
public final class Findings {
  /** A rule, that whose findings it raises, the windows of its phrases in order, and its notes. */
  record Raiser(Rule rule, Rule raised, List<Window> windows, List<Note> notes) {}

  /** What is said beside a finding for whose event the window's phrase holds. */
  record Note(Window window, String text) {
    /** The reason that says it, if it holds. */
    Stream<Finding.Reason> reason(Event event) {
      Explanation explanation = new Explanation(event); // its events are not behind the finding
      window.explain(event, explanation);
      return explanation.reasons().stream()
          .filter(reason -> window.phrase().holds(reason.value()))
          .map(
              reason ->
                  new Finding.Reason(
                      text + ": " + reason.phrase(), reason.value(), reason.detail()));
    }
  }

  private final Map<String, Raiser> raisers = new HashMap<>();
  private final Map<String, List<Window>> suspecting = new HashMap<>();
  private final Repeats repeats;
  private final Pace pace;
  private final List<Finding> raised = new ArrayList<>();
  private String running = "";

  /**
   * @param pause how long one finding waits before it is raised again, milliseconds
   * @param pace how many of them a rule may raise
   */
  Findings(List<Raiser> raisers, long pause, Pace pace) {
    this.pace = pace;
    raisers.forEach(raiser -> this.raisers.put(raiser.rule().id(), raiser));
    raisers.stream().flatMap(raiser -> raiser.windows().stream()).forEach(this::suspects);
    this.repeats = new Repeats(pause);
  }

  private void suspects(Window window) {
    for (String rule : window.phrase().suspicions()) {
      suspecting.computeIfAbsent(rule, any -> new ArrayList<>()).add(window);
    }
  }

  /** The windows of a rule's phrases, in order; none of a rule that is not there. */
  List<Window> windows(String ruleId) {
    Raiser raiser = raisers.get(ruleId);
    return raiser == null ? List.of() : raiser.windows();
  }

  /** Says whose consequence runs next; most raise nothing, so it is looked up later. */
  void running(String ruleName) {
    running = ruleName;
  }

  /** Called by a rule's consequence with the event that completed it. */
  public void raise(Event event) {
    Raiser raiser = current();
    pace.check(raiser.rule().id(), event.time());
    suspect(raiser, event);
    repeats.take(raiser.rule().id(), key(raiser, event), event, this::raise);
  }

  /**
   * Called by the consequence of a rule that is only asked for by others: what holds is remembered,
   * and nothing is raised.
   */
  public void suspect(Event event) {
    suspect(current(), event);
  }

  private void suspect(Raiser raiser, Event event) {
    suspecting.getOrDefault(raiser.raised().id(), List.of()).forEach(window -> window.feed(event));
  }

  private Raiser current() {
    Raiser current = raisers.get(running);
    if (current == null) {
      throw new IllegalStateException("finding belongs in a rule's consequence");
    }
    return current;
  }

  /** Raises again what has waited for it until its time was before this one. */
  void release(long before) {
    repeats.release(before, this::raise);
  }

  private void raise(Repeats.Same same, Event event) {
    Raiser raiser = raisers.get(same.rule());
    if (raiser != null) {
      raise(raiser, same.key(), event);
    }
  }

  private void raise(Raiser raiser, String key, Event event) {
    pace.raises(raiser.rule().id(), event.time());
    Explanation explanation = new Explanation(event);
    raiser.windows().forEach(window -> window.explain(event, explanation));
    List<Finding.Reason> reasons = new ArrayList<>(explanation.reasons());
    raiser.notes().forEach(note -> note.reason(event).forEach(reasons::add));
    raised.add(
        new Finding(
            raiser.raised(),
            key,
            explanation.since(),
            event,
            explanation.evidence(),
            explanation.unknown(),
            reasons));
  }

  /**
   * What makes two findings the same again: the value of the rule's role, or for {@code @key( none
   * )} what its last counting phrase is kept by.
   */
  private static String key(Raiser raiser, Event event) {
    var role = Keys.field(raiser.raised().key());
    if (role != null) {
      return String.valueOf(event.get(role));
    }
    List<Object> values = raiser.windows().isEmpty() ? null : raiser.windows().getLast().key(event);
    if (values == null || values.size() == 1) {
      return values == null ? "" : String.valueOf(values.getFirst());
    }
    return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  void save(DataOutput out, EventOutput events) throws IOException {
    repeats.save(out, events);
  }

  /**
   * @param same whether the rule is as it was
   */
  void load(DataInput in, EventInput events, Predicate<String> same) throws IOException {
    repeats.load(in, events, same);
  }

  /** Hands over what was raised, in an order that does not depend on the agenda's. */
  List<Finding> take() {
    if (raised.isEmpty()) {
      return List.of();
    }
    List<Finding> taken = new ArrayList<>(raised);
    raised.clear();
    taken.sort(
        Comparator.comparing((Finding finding) -> finding.rule().id())
            .thenComparing(finding -> String.valueOf(finding.reasons())));
    return taken;
  }
}
