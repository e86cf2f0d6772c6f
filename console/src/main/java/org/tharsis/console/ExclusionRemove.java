package org.tharsis.console;

import java.util.List;
import java.util.concurrent.Callable;
import org.tharsis.config.ExclusionFile;
import org.tharsis.model.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Takes an exclusion out of the site's exclusions.yaml.")
final class ExclusionRemove implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "ID", description = "its name")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String id;

  @Override
  public Integer call() throws NotDone {
    List<Problem> problems = ExclusionFile.remove(options.file(), id);
    if (!problems.isEmpty()) {
      throw new NotDone(problems);
    }
    System.out.printf("%s is no more in %s%n", id, options.exclusionsFile());
    return ExitCode.DONE;
  }
}
