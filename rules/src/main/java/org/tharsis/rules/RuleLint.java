package org.tharsis.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tharsis.model.Problem;
import org.tharsis.rules.language.RuleOutline;

/** What is right by the language and yet most likely not meant. */
public final class RuleLint {
  private RuleLint() {}

  /** Looks at all rules of one book together, in order of their files. */
  public static List<Problem> of(List<RuleOutline> rules) {
    List<Problem> problems = new ArrayList<>();
    Map<String, RuleOutline> titles = new HashMap<>();
    for (RuleOutline each : rules) {
      boolean own = each.raises() == null;
      RuleOutline first = own ? titles.putIfAbsent(each.rule().title(), each) : null;
      if (first != null) {
        problems.add(sameTitle(each, first));
      }
      if (each.countsAnything()) {
        problems.add(countsAnything(each));
      }
    }
    return problems;
  }

  private static Problem sameTitle(RuleOutline rule, RuleOutline first) {
    return new Problem(
        rule.file(),
        rule.line(),
        "rule \"%s\" has the title of \"%s\" (%s:%d), so nobody can tell their incidents apart; give it one of its own"
            .formatted(rule.rule().id(), first.rule().id(), first.file(), first.line()));
  }

  private static Problem countsAnything(RuleOutline rule) {
    return new Problem(
        rule.file(),
        rule.patternLine(),
        "rule \"%s\" counts events of every kind, a connection's end as well as its beginning; say which before the first counting phrase, as denied, allowed, login or event.code == \"…\""
            .formatted(rule.rule().id()));
  }
}
