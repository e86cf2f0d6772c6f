package org.tharsis.rules.language;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;
import org.tharsis.model.Rule;

/**
 * A rule with what it counts.
 *
 * @param rule its header
 * @param counts its counting phrases, in order
 * @param notes what is said beside them
 * @param conditions its pattern and its notes' phrases as written, blanks evened: two rules of one
 *     id whose conditions are the same count the same
 * @param raises the id of the rule whose findings it raises, in the same file; null for its own
 * @param hold how long an event is held before the rule judges it; zero for at once
 */
public record CountedRule(
    Rule rule,
    @Nullable String raises,
    List<Count> counts,
    List<Note> notes,
    String conditions,
    Duration hold) {

  /**
   * A phrase and the global that answers for it in the translated text.
   *
   * @param global a Java identifier, unique in the rule book
   * @param line where the phrase stands in its file
   */
  public record Count(String global, Phrase phrase, int line) {}

  /**
   * What a finding says if a phrase holds for its event as well; it is a finding without it, too.
   *
   * @param text what is said then
   */
  public record Note(Count count, String text) {}

  public CountedRule {
    notes = List.copyOf(notes);
    counts = List.copyOf(counts);
  }

  /** What stands in the compiled text in the place of a phrase. */
  public static String question(String global) {
    return global + ".reached( this )";
  }

  /** The name of the rule that feeds the window of a phrase, and does nothing else. */
  public static String feeder(String global) {
    return global + " is fed";
  }

  /** The name of the rule that holds events for it. */
  static String holder(String ruleId) {
    return ruleId + " is held";
  }

  /**
   * Under which names Drools knows its parts: the rule itself, what holds its events, and what
   * feeds its windows.
   */
  public List<String> compiledNames() {
    Stream<Count> all = Stream.concat(counts.stream(), notes.stream().map(Note::count));
    Stream<String> feeders =
        all.filter(count -> count.phrase().filter() != null).map(count -> feeder(count.global()));
    Stream<String> holders = hold.isZero() ? Stream.of() : Stream.of(holder(rule.id()));
    return Stream.of(Stream.of(rule.id()), holders, feeders).flatMap(each -> each).toList();
  }

  /** The fields by whose values there must be silence; empty where the rule waits for none. */
  public List<Field> silentBy() {
    return counts.stream()
        .map(Count::phrase)
        .filter(phrase -> phrase.kind() == Phrase.Kind.SILENCE)
        .findFirst()
        .map(Phrase::per)
        .orElse(List.of());
  }
}
