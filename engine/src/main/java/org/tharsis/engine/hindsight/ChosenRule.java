package org.tharsis.engine.hindsight;

import org.tharsis.rules.RuleBook;
import org.tharsis.rules.RuleSource;
import org.tharsis.rules.language.RuleOutline;

/**
 * The one rule that is asked about.
 *
 * @param source the file it stands in
 * @param outline what it says
 * @param book that file alone, compiled without a mistake
 * @param disabled whether the site leaves it out
 */
public record ChosenRule(RuleSource source, RuleOutline outline, RuleBook book, boolean disabled) {

  /** Its id. */
  public String id() {
    return outline.rule().id();
  }
}
