package org.tharsis.engine.replay;

import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Pipeline;

/**
 * How far a replay has come, on disk: whoever broke it off and gives it again goes on from there.
 * There are two files in turn; which of them holds is said by the incidents' own commit, so that
 * incidents and milestone are always those of one moment.
 */
final class Milestones {
  private static final String NOTE = "replay";
  private static final List<String> TURNS = List.of("a", "b");

  private final Pipeline pipeline;
  private final DataDirectory data;

  Milestones(Pipeline pipeline, DataDirectory data) {
    this.pipeline = pipeline;
    this.data = data;
  }

  /** The last one, if it is of this edition; what rules remembered then is remembered again. */
  Optional<Milestone> goOn(String edition) throws IOException {
    String turn = pipeline.note(NOTE);
    if (!TURNS.contains(turn) || !Files.exists(data.replay(turn))) {
      return Optional.empty();
    }
    try {
      return Optional.of(pipeline.memory().loadRules(data.replay(turn), in -> read(in, edition)));
    } catch (IOException beginsAnew) {
      return Optional.empty();
    }
  }

  private static Milestone read(DataInput in, String edition) throws IOException {
    Milestone milestone = Milestone.read(in);
    if (!milestone.edition().equals(edition)) {
      throw new IOException("it is of another replay");
    }
    return milestone;
  }

  /** Commits, and remembers this one. */
  void set(Milestone milestone) throws IOException {
    String turn = pipeline.note(NOTE).equals("a") ? "b" : "a";
    Path file = data.replay(turn);
    pipeline.commit(Map.of(NOTE, turn), () -> pipeline.memory().saveRules(file, milestone::write));
  }

  /** The replay is at its end: commits, and there is none any more. */
  void clear() throws IOException {
    pipeline.commit(Map.of(NOTE, ""), () -> {});
    for (String turn : TURNS) {
      Files.deleteIfExists(data.replay(turn));
    }
  }
}
