package org.tharsis.console;

import org.tharsis.config.Site;
import org.tharsis.engine.hindsight.ChosenRule;
import picocli.CommandLine.Parameters;

/** The rule that a command tries, in force or not yet. */
final class RuleOrFile {
  @Parameters(
      paramLabel = "RULE|FILE",
      description = "a rule's id, or a draft: a .drl file, wherever it lies")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String named;

  ChosenRule at(Site site) throws NotDone {
    return new RuleChoice(site).of(named);
  }
}
