package org.tharsis.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed (SIGKILL) while it appends leaves every line of which it said so. */
class KillTest {
  private static final int TIMES = 5;

  @TempDir private Path directory;
  private final List<String> kept = new ArrayList<>();

  @Test
  void whatWasSaidToBeKeptIsThere() throws Exception {
    Random random = new Random(11);
    Folder folder = new Folder(directory);
    for (int time = 0; time < TIMES; time++) {
      killAfter(1 + random.nextInt(400), time);
      List<String> found = folder.reopened().stream().map(Kept::toString).toList();
      assertThat(found).as("time %d", time).containsSubsequence(kept).doesNotHaveDuplicates();
      assertThat(folder.problems).as("time %d", time).isEmpty();
    }
  }

  /** Kills it once it has printed so many lines; what it printed until it died counts. */
  private void killAfter(int lines, int seed) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                AppendProcess.class.getName(),
                directory.toString(),
                String.valueOf(seed))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (int i = 0; i < lines; i++) {
        kept.add(out.readLine());
      }
      isLocked();
      process.toHandle().destroyForcibly(); // SIGKILL; the process itself would close its output
      rest(out);
    }
    assertThat(process.waitFor()).isEqualTo(128 + 9);
  }

  private void isLocked() {
    assertThatThrownBy(() -> new Folder(directory).open())
        .hasMessageContaining("another process writes the journal");
  }

  /** Its last line may be half a one. */
  private void rest(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.endsWith("]")) {
        kept.add(line);
      }
    }
  }
}
