package org.tharsis.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = {
      "Takes an exclusion out of the site's exclusions.yaml.",
      "The log of changes keeps it. 'end' leaves it there, to be renewed."
    })
final class ExclusionRemove implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "ID", description = "its name")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String id;

  @Override
  public Integer call() throws NotDone {
    new ExclusionDesk(options).remove("remove", id);
    System.out.printf("%s is no more in %s%n", id, options.exclusionsFile());
    return ExitCode.DONE;
  }
}
