package org.tharsis.console;

import org.tharsis.model.Exclusion.State;
import picocli.CommandLine.Command;

@Command(
    name = "propose",
    mixinStandardHelpOptions = true,
    description = "Takes an exclusion in shadow back: it counts nothing any more.")
final class ExclusionPropose extends ExclusionStep {
  ExclusionPropose() {
    super("propose", State.PROPOSED);
  }
}
