package org.tharsis.rules.language;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Finding;
import org.tharsis.model.Rule;

/**
 * A rule as its file shows it, without compiling it.
 *
 * @param rule its header
 * @param raises the id of the rule whose findings it raises; null for its own
 * @param file the file as problems name it
 * @param line where it begins, counted from 1
 * @param patternLine where its pattern stands, counted from 1
 * @param countsAnything whether it counts without having said what kind of event
 * @param plain its plain constraints, letter by letter
 * @param conditions its constraints in order, the counting phrases last
 * @param notes its notes' phrases
 */
public record RuleOutline(
    Rule rule,
    @Nullable String raises,
    String file,
    int line,
    int patternLine,
    boolean countsAnything,
    List<String> plain,
    List<Condition> conditions,
    List<Phrase> notes) {

  public RuleOutline {
    plain = List.copyOf(plain);
    conditions = List.copyOf(conditions);
    notes = List.copyOf(notes);
  }

  /** The id under which its findings are known. */
  public String raised() {
    return raises == null ? rule.id() : raises;
  }

  /** Whether a reason of a finding is one that this rule gives. */
  public boolean gives(Finding.Reason reason) {
    String said = reason.phrase();
    return phrases().stream().anyMatch(phrase -> phrase.text().equals(said))
        || notes.stream().anyMatch(note -> said.endsWith(": " + note.text()));
  }

  /** Whether it is this rule that has made the finding, and no other that raises the same. */
  public boolean made(Finding finding) {
    return finding.rule().id().equals(raised()) && finding.reasons().stream().allMatch(this::gives);
  }

  /** Its counting phrases, in order. */
  public List<Phrase> phrases() {
    return conditions.stream().map(Condition::phrase).filter(Objects::nonNull).toList();
  }

  /**
   * How far back it looks from an event: each phrase counts what the ones before it let through, so
   * that their times add up.
   */
  public Duration reach() {
    boolean rate = phrases().stream().anyMatch(phrase -> phrase.kind() == Phrase.Kind.RATE);
    return rate ? spans().plus(Phrase.PAST) : spans();
  }

  /** The same without the past that a rate compares with. */
  public Duration spans() {
    Duration pattern = phrases().stream().map(Phrase::span).reduce(Duration.ZERO, Duration::plus);
    Duration longest =
        notes.stream().map(Phrase::span).max(Duration::compareTo).orElse(Duration.ZERO);
    return pattern.compareTo(longest) > 0 ? pattern : longest;
  }

  /** How long an event is held before it is judged; zero for at once. */
  public Duration hold() {
    return Stream.concat(phrases().stream(), notes.stream())
        .map(Phrase::hold)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
