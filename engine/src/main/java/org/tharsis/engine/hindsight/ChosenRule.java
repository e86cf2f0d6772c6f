package org.tharsis.engine.hindsight;

import java.time.Duration;
import java.util.List;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.RuleSource;
import org.tharsis.rules.language.RuleOutline;

/**
 * The one rule that is asked about.
 *
 * @param files the file it stands in, then those of the rules it asks for
 * @param outline what it says
 * @param suspected what the rules say that it asks for, and those that these ask for
 * @param book those files alone, compiled without a mistake
 * @param disabled whether the site leaves it out
 */
public record ChosenRule(
    List<RuleSource> files,
    RuleOutline outline,
    List<RuleOutline> suspected,
    RuleBook book,
    boolean disabled) {

  public ChosenRule {
    files = List.copyOf(files);
    suspected = List.copyOf(suspected);
  }

  /** Its id. */
  public String id() {
    return outline.rule().id();
  }

  /** The file it stands in. */
  public RuleSource source() {
    return files.getFirst();
  }

  /** How far back it looks from an event, with the rules it asks for. */
  public Duration reach() {
    return suspected.stream().map(RuleOutline::reach).reduce(outline.reach(), Duration::plus);
  }
}
