package org.tharsis.console;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.tharsis.engine.DataDirectory;
import org.tharsis.model.Incident;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "reopen",
    mixinStandardHelpOptions = true,
    description = "Opens a closed incident again.")
final class IncidentReopen implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Mixin private final ChosenIncident chosen = new ChosenIncident();

  @Override
  public Integer call() throws IOException, NotDone, InterruptedException {
    DataDirectory data = options.dataDirectory();
    Incident incident = chosen.in(data);
    new Desk(data).decide(incident.id(), null);
    System.out.printf("%s is open%n", incident.id());
    return ExitCode.DONE;
  }
}
