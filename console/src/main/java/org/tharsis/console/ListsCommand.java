package org.tharsis.console;

import picocli.CommandLine.Command;

@Command(
    name = "lists",
    mixinStandardHelpOptions = true,
    description = "Shows, tests, fetches and compares the site's lists.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListsList.class,
      ListsShow.class,
      ListsTest.class,
      ListsRefresh.class,
      ListsDrift.class,
    })
final class ListsCommand {}
