package org.tharsis.engine.incident;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.Incident.Verdict;

/**
 * People's decisions on their way to a running engine, which alone may write the incident index: a
 * file each, in a directory that both see. What was put there before a crash is found after it.
 */
public final class Decisions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDING = ".json";

  /** What a file says; no verdict opens the incident again. */
  private record Word(
      String incident, @Nullable Verdict as, @Nullable String why, @Nullable String by, long at) {

    @Nullable Decision decision() {
      return as == null || why == null || by == null ? null : new Decision(as, why, by, at);
    }
  }

  /** Carries a decision out; null opens the incident again. */
  @FunctionalInterface
  public interface Carrier {
    void carryOut(String incident, @Nullable Decision decision) throws IOException;
  }

  private final Path directory;

  public Decisions(Path directory) {
    this.directory = directory;
  }

  /** Hands a decision in; returns the file that is gone once it was carried out. */
  public Path handIn(String incident, @Nullable Decision decision) throws IOException {
    Word word =
        decision == null
            ? new Word(incident, null, null, null, 0)
            : new Word(incident, decision.as(), decision.why(), decision.by(), decision.at());
    Files.createDirectories(directory);
    Path written = Files.createTempFile(directory, "decision", ".new");
    JSON.writeValue(written.toFile(), word);
    return Files.move(
        written, directory.resolve(incident + ENDING), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Carries out all that were handed in; one that can't be read is set aside. */
  public void carryOut(Carrier carrier) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENDING)) {
      for (Path file : files) {
        carryOut(file, carrier);
      }
    }
  }

  private static void carryOut(Path file, Carrier carrier) throws IOException {
    Word word;
    try {
      word = JSON.readValue(file.toFile(), Word.class);
    } catch (IOException unreadable) {
      Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"));
      return;
    }
    carrier.carryOut(word.incident(), word.decision());
    Files.delete(file);
  }
}
