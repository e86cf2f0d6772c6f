package org.tharsis.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Problem;

/** A change of {@code exclusions.yaml} that was found right, or not, and is still to be made. */
public final class ExclusionEdit {
  private final Path file;
  private final String id;
  private final Mistakes mistakes;
  private @Nullable String before;
  private @Nullable String after;
  private @Nullable String edited;

  ExclusionEdit(Path file, String id, Mistakes mistakes) {
    this.file = file;
    this.id = id;
    this.mistakes = mistakes;
  }

  /** What it comes to, if it is right. */
  ExclusionEdit of(@Nullable String before, @Nullable String after, String edited) {
    this.before = before;
    this.after = after;
    this.edited = edited;
    return this;
  }

  /** The exclusion it is about. */
  public String id() {
    return id;
  }

  /** The entry as it is, in the form of {@link ExclusionEntries#texts}; null if there is none. */
  public @Nullable String before() {
    return before;
  }

  /** The entry as it will be; null if there will be none. */
  public @Nullable String after() {
    return after;
  }

  /** Why it can't be made; empty if it can. */
  public List<Problem> problems() {
    return mistakes.all();
  }

  /**
   * Makes it: the file is replaced whole, or not at all.
   *
   * @return why it was not made; empty if it was
   */
  public List<Problem> make() {
    if (edited != null && mistakes.count() == 0) {
      try {
        WholeFile.replace(file, edited);
      } catch (IOException refused) {
        mistakes.at(0, "cannot be written (%s)".formatted(TextFile.reason(refused)));
      }
    }
    return mistakes.all();
  }
}
