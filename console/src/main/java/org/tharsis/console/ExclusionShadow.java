package org.tharsis.console;

import org.tharsis.model.Exclusion.State;
import picocli.CommandLine.Command;

@Command(
    name = "shadow",
    mixinStandardHelpOptions = true,
    description = "Has an exclusion count what it would hide, and hide nothing.")
final class ExclusionShadow extends ExclusionStep {
  ExclusionShadow() {
    super("shadow", State.SHADOW);
  }
}
