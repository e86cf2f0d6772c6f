package org.tharsis.console;

import org.tharsis.model.Exclusion.State;
import picocli.CommandLine.Command;

@Command(
    name = "activate",
    mixinStandardHelpOptions = true,
    description = "Has an exclusion hide what it covers.")
final class ExclusionActivate extends ExclusionStep {
  ExclusionActivate() {
    super("activate", State.ACTIVE);
  }
}
