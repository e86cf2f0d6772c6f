package org.tharsis.console;

import picocli.CommandLine.Command;

@Command(
    name = "exclusions",
    mixinStandardHelpOptions = true,
    description = "Maintains what is kept from correlation, and says who did.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ExclusionList.class,
      ExclusionAdd.class,
      ExclusionPropose.class,
      ExclusionShadow.class,
      ExclusionActivate.class,
      ExclusionEnd.class,
      ExclusionRenew.class,
      ExclusionRemove.class,
      ExclusionLog.class,
      ExclusionLint.class,
      ExclusionTest.class,
      ExclusionPreview.class,
      ExclusionSuggest.class
    })
final class ExclusionsCommand {}
