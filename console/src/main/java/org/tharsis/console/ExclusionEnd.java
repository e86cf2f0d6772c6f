package org.tharsis.console;

import org.tharsis.model.Exclusion.State;
import picocli.CommandLine.Command;

@Command(
    name = "end",
    mixinStandardHelpOptions = true,
    description = "Ends an exclusion; it stays in the file, and 'renew' brings it back.")
final class ExclusionEnd extends ExclusionStep {
  ExclusionEnd() {
    super("end", State.ENDED);
  }
}
