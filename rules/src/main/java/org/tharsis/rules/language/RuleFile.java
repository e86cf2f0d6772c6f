package org.tharsis.rules.language;

import java.util.List;
import org.tharsis.model.Problem;

/**
 * One rule file, read: what its rules say, and the DRL that Drools compiles for them.
 *
 * @param file its name as problems show it
 * @param packageName the Drools package its rules are compiled in
 * @param drl the translated text; lines are those of the file, what was added stands on the last
 * @param rules its rules
 * @param addressTests what they ask of addresses
 * @param problems what is wrong with it; a file with problems is not compiled
 */
public record RuleFile(
    String file,
    String packageName,
    String drl,
    List<CountedRule> rules,
    List<AddressTest> addressTests,
    List<Problem> problems) {

  public RuleFile {
    rules = List.copyOf(rules);
    addressTests = List.copyOf(addressTests);
    problems = List.copyOf(problems);
  }
}
