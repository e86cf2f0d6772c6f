package org.tharsis.console;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.tharsis.index.IncidentSearch;
import org.tharsis.model.Incident;
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

  @Option(names = "--open", description = "only those that are open")
  private boolean open;

  @Option(names = "--closed", description = "only those that a person or an exclusion has closed")
  private boolean closed;

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
    if (open && closed) {
      throw new NotDone("no incident is --open and --closed; take one of the two away");
    }
    try (IncidentSearch search = IncidentSearch.open(options.dataDirectory().path())) {
      IncidentPrinter printer = json ? new IncidentJson(true) : new IncidentLines();
      printer.print(chosen(search));
    }
    return ExitCode.DONE;
  }

  private List<Incident> chosen(IncidentSearch search) throws IOException {
    if (open) {
      return search.undecided(limit);
    }
    return closed ? search.decided(limit) : search.newest(limit);
  }
}
