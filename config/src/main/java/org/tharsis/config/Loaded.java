package org.tharsis.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Problem;

/**
 * What could be read, and everything that was wrong with the rest.
 *
 * @param value what is right, or null if nothing could be used
 * @param problems every mistake found, file by file and line by line
 */
public record Loaded<T>(@Nullable T value, List<Problem> problems) {
  public Loaded {
    problems = List.copyOf(problems);
  }

  /** The value, if there is one. */
  public Optional<T> asOptional() {
    return Optional.ofNullable(value);
  }
}
