package org.tharsis.rules;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Finding;
import org.tharsis.model.Rule;
import org.tharsis.rules.language.Keys;
import org.tharsis.rules.window.Explanation;
import org.tharsis.rules.window.Window;

/** One rule, as far as it raises findings. */
final class Raiser {
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

  private final Rule rule;
  private final Rule raised;
  private final List<Window> windows;
  private final List<Note> notes;
  private final @Nullable Field role;

  /** A flood asks for the same key again and again. */
  private @Nullable Object lastValue;

  private String lastKey = "";

  /**
   * @param raised the rule whose findings it raises
   * @param windows those of its phrases, in order
   */
  Raiser(Rule rule, Rule raised, List<Window> windows, List<Note> notes) {
    this.rule = rule;
    this.raised = raised;
    this.windows = List.copyOf(windows);
    this.notes = List.copyOf(notes);
    this.role = Keys.field(raised.key());
  }

  String id() {
    return rule.id();
  }

  /** The id of the rule whose findings it raises. */
  String raises() {
    return raised.id();
  }

  List<Window> windows() {
    return windows;
  }

  /**
   * What makes two findings the same again: the value of the rule's role, or for {@code @key( none
   * )} what its last counting phrase is kept by.
   */
  String key(Event event) {
    Object value = role == null ? lastPhrasesKey(event) : event.get(role);
    if (!Objects.equals(value, lastValue)) {
      lastValue = value;
      lastKey = text(value);
    }
    return lastKey;
  }

  private @Nullable Object lastPhrasesKey(Event event) {
    return windows.isEmpty() ? List.of() : windows.getLast().key(event);
  }

  private static String text(@Nullable Object value) {
    return value instanceof List<?> values
        ? values.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : String.valueOf(value);
  }

  /** The finding that the event completes. */
  Finding finding(String key, Event event) {
    Explanation explanation = new Explanation(event);
    windows.forEach(window -> window.explain(event, explanation));
    Stream<Finding.Reason> said = notes.stream().flatMap(note -> note.reason(event));
    return new Finding(
        raised,
        key,
        explanation.since(),
        event,
        explanation.evidence(),
        explanation.unknown(),
        Stream.concat(explanation.reasons().stream(), said).toList());
  }
}
