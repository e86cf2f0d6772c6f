package org.tharsis.console;

import org.jspecify.annotations.Nullable;
import org.tharsis.index.Cursor;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which of the events found are printed, and in what order; the newest first where nobody says. */
final class SearchWalk {
  /** One of them. */
  static final class Kind {
    @Option(
        names = "--before",
        paramLabel = "CURSOR",
        description = "the next page: what the last one ended with")
    private @Nullable String before;

    @Option(
        names = "--around",
        paramLabel = "ID",
        description = "this event with those before and after it")
    private @Nullable String around;

    @Option(names = "--all", description = "all, the oldest first: for an export")
    private boolean all;

    @Option(names = "--follow", description = "print new ones as they come in, until interrupted")
    private boolean follow;
  }

  @ArgGroup(exclusive = true)
  private Kind kind = new Kind();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "with --around: so far before and after (default: 30)")
  private @Nullable Integer seconds;

  void check() throws NotDone {
    if (seconds != null && kind.around == null) {
      throw new NotDone("--seconds goes with --around");
    }
    if (seconds != null && (seconds < 0 || seconds > 86_400)) {
      throw new NotDone("--seconds must be 0 to 86400");
    }
  }

  /** Whether anything was said. */
  boolean isSaid() {
    return kind.before != null || kind.around != null || kind.all || kind.follow;
  }

  boolean all() {
    return kind.all;
  }

  boolean follow() {
    return kind.follow;
  }

  /** The id of the event in the middle, or null. */
  @Nullable String around() {
    return kind.around;
  }

  int seconds() {
    return seconds == null ? 30 : seconds;
  }

  /** Where the page begins; null for the newest of all. */
  @Nullable Cursor before() throws NotDone {
    if (kind.before == null) {
      return null;
    }
    Cursor cursor = Cursor.parse(kind.before);
    if (cursor == null) {
      throw new NotDone(
          "'%s' is no cursor; take the one that the page before ended with".formatted(kind.before));
    }
    return cursor;
  }
}
