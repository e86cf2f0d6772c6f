package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tharsis.engine.interpret.Interpreter;
import org.tharsis.engine.interpret.LearntHosts;
import org.tharsis.engine.state.StateFile;

/**
 * What a pipeline knows beyond its indexes: what its rules remember, and the hosts it has learnt.
 * The thread of the pipeline uses it.
 */
public final class Memory {
  private final Correlation correlation;
  private final Interpreter interpreter;

  Memory(Correlation correlation, Interpreter interpreter) {
    this.correlation = correlation;
    this.interpreter = interpreter;
  }

  /** Writes down all of it, and the hosts for others to read. */
  void save(DataDirectory data, Path file) throws IOException {
    StateFile.write(data.hosts(), out -> interpreter.learnt().save(out));
    saveRules(file, interpreter::save);
  }

  /**
   * Goes on from all that was written down.
   *
   * @throws IOException if it is damaged; the rules remember nothing then
   */
  void load(Path file) throws IOException {
    loadRules(
        file,
        in -> {
          interpreter.load(in);
          return file;
        });
  }

  /** Goes on from the hosts that others read; what hinders that is returned. */
  Optional<String> loadHosts(DataDirectory data) {
    try {
      interpreter.use(learnt(data));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "%s can't be gone on from, what hosts were learnt is forgotten: %s"
              .formatted(data.hosts(), e.getMessage()));
    }
  }

  /** The hosts that a pipeline over this data has learnt, as of when it last wrote them down. */
  public static LearntHosts learnt(DataDirectory data) throws IOException {
    return Files.exists(data.hosts())
        ? StateFile.read(data.hosts(), LearntHosts::load)
        : new LearntHosts();
  }

  /** Writes down what the rules remember, behind something else. */
  public void saveRules(Path file, StateFile.Writer before) throws IOException {
    StateFile.write(
        file,
        out -> {
          before.write(out);
          correlation.save(out);
        });
  }

  /**
   * Goes on from what the rules remembered.
   *
   * @param before reads what was written before it, which is returned
   * @throws IOException if it is damaged, or what is before it; the rules remember nothing then
   */
  public <T> T loadRules(Path file, StateFile.Reader<T> before) throws IOException {
    try {
      return StateFile.read(
          file,
          in -> {
            T read = before.read(in);
            correlation.load(in);
            return read;
          });
    } catch (IOException | RuntimeException e) {
      correlation.reset();
      throw new IOException(
          "%s can't be gone on from, the rules' windows begin empty: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Nobody listened before this time, so that no silence counts; milliseconds since the epoch. */
  public void listensSince(long now) {
    correlation.listensSince(now);
  }
}
