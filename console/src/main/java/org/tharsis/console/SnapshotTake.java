package org.tharsis.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tharsis.engine.snapshot.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "take",
    mixinStandardHelpOptions = true,
    description = {
      "Copies events, incidents, journal and what rules remember, as of now.",
      "On the same file system it takes an instant, and little room until the data change."
    })
final class SnapshotTake implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "DIRECTORY", description = "where to; not there yet, or empty")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path target;

  @Override
  public Integer call() throws IOException, NotDone {
    Snapshot.take(options.dataDirectory(), target);
    System.out.printf("%s is a copy of the data as of now%n", target);
    return ExitCode.DONE;
  }
}
