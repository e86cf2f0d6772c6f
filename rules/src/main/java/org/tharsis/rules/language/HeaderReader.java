package org.tharsis.rules.language;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Durations;
import org.tharsis.model.Rule;
import org.tharsis.model.Severity;
import org.tharsis.model.Spelling;

/** Reads a rule's header: the annotations between its name and {@code when}. */
final class HeaderReader {
  private static final String RAISES = "raises";

  private static final List<String> NAMES =
      List.of("title", "severity", "key", "quiet", "means", "todo", "note", RAISES);

  private static final Duration LONGEST_QUIET = Duration.ofDays(366);

  private final RuleDescr rule;
  private final String text;
  private final Set<String> raised;
  private final Complaints complaints;
  private final Map<String, AnnotationDescr> annotations = new HashMap<>();

  /**
   * @param text the file that the rule stands in
   * @param raised the ids of that file's rules that raise their own findings
   */
  HeaderReader(RuleDescr rule, String text, Set<String> raised, Complaints complaints) {
    this.rule = rule;
    this.text = text;
    this.raised = raised;
    this.complaints = complaints;
  }

  /** The header; where a part is wrong that is said, and a stand-in returned. */
  Rule read() {
    for (AnnotationDescr annotation : rule.getAnnotations()) {
      collect(annotation);
    }
    return annotations.containsKey(RAISES) ? raising() : whole();
  }

  /** Whether a rule raises its own findings. */
  static boolean raisesItsOwn(RuleDescr rule) {
    return rule.getAnnotations().stream().noneMatch(each -> each.getName().equals(RAISES));
  }

  /** The id of the rule whose findings it raises; null for its own. Call it after {@link #read}. */
  @Nullable String raises() {
    return annotations.containsKey(RAISES) ? text(RAISES) : null;
  }

  /** One that raises another's findings has only a key of its own. */
  private Rule raising() {
    if (raised.contains(text(RAISES))) {
      refuseWhatIsTheOthers();
    } else {
      complaints.add(
          lineOf(RAISES),
          "@raises( \"%s\" ) takes the id of another rule of this file, which raises its own findings%s"
              .formatted(text(RAISES), Spelling.hint(text(RAISES), raised)));
    }
    Rule.Key key = oneOf("key", Rule.Key.values(), Rule.Key.NONE);
    return new Rule(rule.getName(), "", Severity.GREEN, key, LONGEST_QUIET, "", "");
  }

  private void refuseWhatIsTheOthers() {
    for (AnnotationDescr annotation : annotations.values()) {
      if (!List.of(RAISES, "key", "note").contains(annotation.getName())) {
        complaints.add(
            annotation.getLine(),
            "@%s is that of rule \"%s\", whose findings this one raises; leave it out"
                .formatted(annotation.getName(), text(RAISES)));
      }
    }
  }

  private Rule whole() {
    Severity severity = oneOf("severity", Severity.values(), Severity.YELLOW);
    Rule.Key key = oneOf("key", Rule.Key.values(), Rule.Key.NONE);
    return new Rule(
        rule.getName(), text("title"), severity, key, quiet(), text("means"), text("todo"));
  }

  private void collect(AnnotationDescr annotation) {
    String name = annotation.getName();
    if (!NAMES.contains(name)) {
      complaints.add(
          annotation.getLine(),
          "@%s is not one of @%s%s"
              .formatted(name, String.join(", @", NAMES), Spelling.hint(name, NAMES)));
    } else if (annotations.put(name, annotation) != null) {
      complaints.add(annotation.getLine(), "@" + name + " is there twice");
    }
  }

  private @Nullable String value(String name, String form) {
    AnnotationDescr annotation = annotations.get(name);
    if (annotation == null) {
      complaints.add(
          rule.getLine(), "rule \"%s\" has no @%s( %s )".formatted(rule.getName(), name, form));
      return null;
    }
    return written(annotation);
  }

  /** What stands in the parentheses, units that DRL does not know and all. */
  private String written(AnnotationDescr annotation) {
    int end = annotation.getEndCharacter() + 1;
    int open = text.indexOf('(', annotation.getStartCharacter());
    int close = open < 0 || open >= end ? -1 : TextCursor.closing(text, open);
    return close < 0 ? "" : text.substring(open + 1, close).strip();
  }

  private int lineOf(String name) {
    AnnotationDescr annotation = annotations.get(name);
    return annotation == null ? rule.getLine() : annotation.getLine();
  }

  private String text(String name) {
    String value = value(name, "\"…\"");
    return value == null ? "" : unquoted(value);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted
        ? text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
        : text;
  }

  private <E extends Enum<E>> E oneOf(String name, E[] values, E standIn) {
    Set<String> words =
        Arrays.stream(values)
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String form = String.join(", ", words);
    String value = value(name, form);
    for (E each : values) {
      if (value != null && each.name().toLowerCase(Locale.ROOT).equals(value)) {
        return each;
      }
    }
    if (value != null) {
      complaints.add(
          lineOf(name),
          "@%s( %s ) is not one of %s%s".formatted(name, value, form, Spelling.hint(value, words)));
    }
    return standIn;
  }

  private Duration quiet() {
    String value = value("quiet", "30m");
    if (value == null) {
      return LONGEST_QUIET;
    }
    Duration quiet = Durations.parse(value);
    if (quiet == null || quiet.isZero() || quiet.compareTo(LONGEST_QUIET) > 0) {
      complaints.add(
          lineOf("quiet"),
          "@quiet( %s ) is no duration up to a year; write %s".formatted(value, Durations.FORM));
      return LONGEST_QUIET;
    }
    return quiet;
  }
}
