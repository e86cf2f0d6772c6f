package org.tharsis.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.receive.intake.JournaledIntake;

class RehearsalTest {
  @TempDir private Path directory;

  @Test
  void everyLineGoesTheWayOfOthers() throws Exception {
    try (JournaledIntake journaled = new JournaledIntake(directory, 4 << 20, 4)) {
      Rehearsal.into(journaled.intake());
      assertThat(journaled.taken()).hasSize(Rehearsal.LINES);
      assertThat(journaled.intake().takeLosses().lost()).isEmpty();
    }
  }
}
