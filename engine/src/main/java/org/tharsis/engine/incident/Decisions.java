package org.tharsis.engine.incident;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
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

  /** Of what is being carried out: a later word on the same incident takes nothing away. */
  private static final String TAKEN = ".taken";

  /** What a file says; no verdict opens the incident again. */
  private record Word(
      @Nullable String incident,
      @Nullable Verdict as,
      @Nullable String why,
      @Nullable String by,
      long at) {

    /** Whether it says all that one of its kind must, and is a person's. */
    boolean whole() {
      return as == null || (as != Verdict.EXCLUDED && why != null && by != null);
    }

    @Nullable Decision decision() {
      return as == null || why == null || by == null ? null : new Decision(as, why, by, at);
    }
  }

  /** Carries decisions out. */
  @FunctionalInterface
  public interface Carrier {
    /** Writes one down; null opens the incident again. */
    void carryOut(String incident, @Nullable Decision decision) throws IOException;

    /** Makes all that was written down durable; only then are they gone from the directory. */
    default void commit() throws IOException {}
  }

  private final Path directory;

  public Decisions(Path directory) {
    this.directory = directory;
  }

  /** Hands a decision in; returns the file that is gone once it was taken over. */
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

  /**
   * Carries out all that were handed in. One that can't be read is set aside; if the carrier fails,
   * all are tried again next time.
   */
  public void carryOut(Carrier carrier) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    for (Path file : ending(ENDING)) {
      rename(file, ENDING, TAKEN);
    }
    List<Path> carriedOut = new ArrayList<>();
    for (Path file : ending(TAKEN)) {
      Word word = read(file);
      if (word == null || word.incident() == null || !word.whole()) {
        rename(file, TAKEN, ".unreadable");
      } else {
        carrier.carryOut(word.incident(), word.decision());
        carriedOut.add(file);
      }
    }
    if (!carriedOut.isEmpty()) {
      carrier.commit();
    }
    for (Path file : carriedOut) {
      Files.delete(file);
    }
  }

  private List<Path> ending(String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ending)) {
      files.forEach(found::add);
    }
    return found;
  }

  private static void rename(Path file, String from, String to) throws IOException {
    String name = String.valueOf(file.getFileName());
    String stem = name.substring(0, name.length() - from.length());
    Files.move(file, file.resolveSibling(stem + to), StandardCopyOption.REPLACE_EXISTING);
  }

  private static @Nullable Word read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Word.class);
    } catch (IOException unreadable) {
      return null;
    }
  }
}
