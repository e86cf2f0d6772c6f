package org.tharsis.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.snapshot.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a snapshot where an engine will go on from it.",
      "To put it in the place of other data, stop the engine and move these away first."
    })
final class SnapshotRestore implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "what 'snapshot take' made")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path snapshot;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "the data directory, as in tharsis.yaml; not there yet, or empty")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path data;

  @Override
  public Integer call() throws IOException {
    Snapshot.restore(snapshot, new DataDirectory(data));
    System.out.printf("%s is in %s%n", snapshot, data);
    return ExitCode.DONE;
  }
}
