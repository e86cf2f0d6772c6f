package org.tharsis.engine.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.WholeFile;

/** How reports fared, by name, kept in a file so that other processes and later starts see it. */
public final class Outcomes {
  private static final Logger log = LoggerFactory.getLogger(Outcomes.class);
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Path file;
  private final SortedMap<String, Outcome> all;

  /**
   * How one report fared.
   *
   * @param runs how often it was made, or should have been
   * @param failures how often it could not be made, or not be put or sent where it belongs
   * @param lastTried when that was last, milliseconds since the epoch
   * @param lastDone when it last was where it belongs, likewise; 0 for never
   * @param trouble what is amiss since then; empty for nothing
   */
  public record Outcome(long runs, long failures, long lastTried, long lastDone, String trouble) {
    /** Not made yet. */
    public static final Outcome NONE = new Outcome(0, 0, 0, 0, "");

    Outcome begun(long now) {
      return new Outcome(runs + 1, failures, now, lastDone, trouble);
    }

    Outcome done(long now) {
      return new Outcome(runs, failures, lastTried, now, "");
    }

    Outcome waiting(String why) {
      return new Outcome(runs, failures, lastTried, lastDone, why);
    }

    Outcome failed(String why) {
      return new Outcome(runs, failures + 1, lastTried, lastDone, why);
    }
  }

  Outcomes(Path file) {
    this.file = file;
    SortedMap<String, Outcome> known;
    try {
      known = read(file);
    } catch (IOException e) {
      log.warn("how reports fared before is not known: {}", e.getMessage());
      known = new TreeMap<>();
    }
    all = known;
  }

  /** What the file says; nothing where there is none. */
  public static SortedMap<String, Outcome> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      return JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Outcome>>() {});
    } catch (IOException e) {
      throw new IOException(file + " can't be read: " + e.getMessage(), e);
    }
  }

  /** As of now, by name. */
  synchronized Map<String, Outcome> all() {
    return new TreeMap<>(all);
  }

  /** Only those of these names stay. */
  synchronized void keep(Set<String> names) {
    all.keySet().retainAll(names);
  }

  synchronized void note(String report, UnaryOperator<Outcome> change) {
    all.compute(
        report, (name, known) -> change.apply(Objects.requireNonNullElse(known, Outcome.NONE)));
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      WholeFile.replace(file, JSON.writeValueAsString(all));
    } catch (IOException e) {
      log.warn("how reports fared can't be written down: {}", e.toString());
    }
  }
}
