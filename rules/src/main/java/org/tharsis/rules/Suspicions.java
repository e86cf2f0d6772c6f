package org.tharsis.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tharsis.model.Problem;
import org.tharsis.model.Spelling;
import org.tharsis.rules.language.CountedRule;
import org.tharsis.rules.language.CountedRule.Count;
import org.tharsis.rules.language.RuleFile;

/** Checks that the rules which {@code suspected( … )} asks for are in the book. */
final class Suspicions {
  private final Set<String> ids = new TreeSet<>();

  /** Those that may be asked for; one with a mistake of its own is among them, and never holds. */
  void add(RuleFile file) {
    file.rules().stream()
        .filter(rule -> rule.raises() == null) // else it is asked for by the other's
        .forEach(rule -> ids.add(rule.rule().id()));
  }

  /** Which phrases of a file ask for what is not there. */
  List<Problem> problems(RuleFile file) {
    List<Problem> problems = new ArrayList<>();
    for (CountedRule rule : file.rules()) {
      for (Count count : rule.counts()) {
        for (String id : count.phrase().suspicions()) {
          if (!ids.contains(id)) {
            problems.add(new Problem(file.file(), count.line(), message(id)));
          }
        }
      }
    }
    return problems;
  }

  private String message(String id) {
    return "there is no rule \"%s\", or it is disabled; suspected( … ) takes the id of one that works%s"
        .formatted(id, Spelling.hint(id, ids));
  }
}
