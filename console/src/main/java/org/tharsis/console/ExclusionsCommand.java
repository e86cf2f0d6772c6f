package org.tharsis.console;

import picocli.CommandLine.Command;

@Command(
    name = "exclusions",
    mixinStandardHelpOptions = true,
    description = "Lists, adds, tries and removes what is kept from correlation.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ExclusionList.class,
      ExclusionAdd.class,
      ExclusionRemove.class,
      ExclusionPreview.class,
      ExclusionSuggest.class
    })
final class ExclusionsCommand {}
