package org.tharsis.console;

import picocli.CommandLine.Command;

@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Lists, checks, tries and explains the rules, and makes scenarios for them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RulesList.class,
      RulesCheck.class,
      RulesTest.class,
      RulesNew.class,
      RulesBacktest.class,
      RulesExplain.class,
      RulesWhyNot.class,
    })
final class RulesCommand {}
