package org.tharsis.engine.lists;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a list's source has to say. */
sealed interface Answer {
  /** Nothing has changed since it was asked last. */
  record Unchanged() implements Answer {}

  /**
   * What it holds now.
   *
   * @param etag the source's tag of it
   * @param modified the source's date of it, as it wrote it
   */
  record Content(Path file, @Nullable String etag, @Nullable String modified) implements Answer {}
}
