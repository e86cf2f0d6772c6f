package org.tharsis.rules.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tharsis.rules.language.CountedRule.Count;
import org.tharsis.rules.language.Substitutions.Substitution;

/**
 * Turns a file's text into what Drools compiles. Every edit keeps the number of lines: what is put
 * before the text goes on its first line, what is added goes after its last one.
 */
final class Translation {
  private record Edit(int from, int to, String with) {}

  private final String text;
  private final String packageName;
  private final Substitutions substitutions;
  private final List<Edit> edits = new ArrayList<>();
  private final StringBuilder declared = new StringBuilder();
  private final StringBuilder added = new StringBuilder();

  Translation(String text, String packageName, Substitutions substitutions) {
    this.text = text;
    this.packageName = packageName;
    this.substitutions = substitutions;
  }

  String global(String ruleId, int number) {
    return global(ruleId, String.valueOf(number));
  }

  String global(String ruleId, String suffix) {
    String word = packageName.substring(packageName.lastIndexOf('.') + 1);
    return "window_" + word + "_" + identifier(ruleId) + "_" + suffix;
  }

  static String identifier(String id) {
    StringBuilder word = new StringBuilder();
    id.chars().forEach(c -> word.append(Character.isJavaIdentifierPart(c) ? (char) c : '_'));
    return word.toString();
  }

  /** Takes {@code text[from, to]} out. */
  void blank(int from, int to) {
    edits.add(new Edit(from, to + 1, ""));
  }

  /** What Drools is given instead of parts of a constraint. */
  List<Substitution> substitutions(String constraint) throws Mistake {
    return substitutions.in(constraint);
  }

  /** Makes the substitution in the constraint that begins at {@code start}. */
  void substitute(int start, Substitution one) {
    edits.add(new Edit(start + one.from(), start + one.to(), one.with()));
  }

  /** Puts a question to the phrase's window in its place, and feeds that window. */
  void ask(int start, String written, Count count) {
    edits.add(new Edit(start, start + written.length(), CountedRule.question(count.global())));
    feed(count);
  }

  /** Feeds the phrase's window with what its filter lets through. */
  void feed(Count count) {
    declared.append("global org.tharsis.rules.window.Window ").append(count.global()).append("; ");
    if (count.phrase().filter() != null) {
      add(
          CountedRule.feeder(count.global()),
          count.phrase().filter(),
          count.global() + ".feed( $e );");
    }
  }

  /** Makes the rule judge events only after they were held. */
  void hold(String ruleId, int endOfPattern, String constraints) {
    edits.add(new Edit(endOfPattern, endOfPattern, " from entry-point \"" + ruleId + "\""));
    add(CountedRule.holder(ruleId), constraints, "hold.hold( \"" + ruleId + "\", $e );");
  }

  private void add(String name, String constraints, String consequence) {
    added.append(
        " rule \"%s\" when $e : Event( %s ) then %s end"
            .formatted(
                name,
                onOneLine(Conjunction.separated(substitutions.translated(constraints))),
                consequence));
  }

  private static String onOneLine(String text) {
    return text.lines().reduce("", (a, b) -> a + " " + b);
  }

  String drl() {
    StringBuilder drl = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::from).reversed())
        .forEach(e -> apply(drl, e));
    String prefix =
        "package %s; import org.tharsis.model.Event; global org.tharsis.rules.Findings finding; global org.tharsis.rules.Held hold; global org.tharsis.rules.Addresses addresses; %s"
            .formatted(packageName, declared);
    // "interface" is a word that Java, which Drools generates, keeps for itself
    return (prefix + drl + "\n" + added + "\n")
        .replace("gress.interface.name", "gress.interfaceName");
  }

  private void apply(StringBuilder drl, Edit edit) {
    long lines = text.substring(edit.from, edit.to).chars().filter(c -> c == '\n').count();
    drl.replace(edit.from, edit.to, edit.with + "\n".repeat((int) lines));
  }
}
