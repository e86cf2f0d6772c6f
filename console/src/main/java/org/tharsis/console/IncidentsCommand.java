package org.tharsis.console;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.tharsis.index.IncidentSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "incidents",
    mixinStandardHelpOptions = true,
    description = "Lists incidents, the newest first; shows, closes and reopens one.",
    subcommands = {
      IncidentShow.class,
      IncidentClose.class,
      IncidentReopen.class,
      IncidentReasons.class
    })
final class IncidentsCommand implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "print so many at most (default: ${DEFAULT-VALUE})")
  private int limit;

  @Override
  public Integer call() throws IOException, NotDone {
    if (limit < 1) {
      throw new NotDone("--limit must be at least 1");
    }
    try (IncidentSearch search = IncidentSearch.open(options.dataDirectory().path())) {
      IncidentPrinter printer = json ? new IncidentJson(true) : new IncidentLines();
      printer.print(search.newest(limit));
    }
    return ExitCode.DONE;
  }
}
