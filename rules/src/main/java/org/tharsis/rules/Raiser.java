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
  private final List<Field> fields;

  /** A flood asks for the same key again and again. */
  private @Nullable Object lastValue;

  private String lastKey = "null";

  /**
   * @param raised the rule whose findings it raises
   * @param windows those of its phrases, in order
   */
  Raiser(Rule rule, Rule raised, List<Window> windows, List<Note> notes) {
    this.rule = rule;
    this.raised = raised;
    this.windows = List.copyOf(windows);
    this.notes = List.copyOf(notes);
    this.fields = fields(raised, windows);
  }

  private static List<Field> fields(Rule rule, List<Window> windows) {
    Field role = Keys.field(rule.key());
    if (role != null) {
      return List.of(role);
    }
    return windows.isEmpty() ? List.of() : windows.getLast().phrase().matching();
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
    if (fields.size() != 1) {
      return fields.stream().map(field -> text(event, field)).collect(Collectors.joining(" "));
    }
    Object value = event.get(fields.getFirst());
    if (!Objects.equals(value, lastValue)) {
      lastValue = value;
      lastKey = String.valueOf(value);
    }
    return lastKey;
  }

  private static String text(Event event, Field field) {
    return String.valueOf(event.get(field));
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
