package org.tharsis.index;

import java.nio.file.Path;
import java.util.List;

/**
 * What was found damaged of one index, and set aside.
 *
 * @param index the day of the events, or {@code incidents}
 * @param what is damaged, file by file
 * @param missing how many events or incidents were in it
 * @param exact whether there were no more than that
 * @param aside where the files are now
 */
public record Damage(String index, List<String> what, long missing, boolean exact, Path aside) {
  private static final int NAMED = 5;

  public Damage {
    what = List.copyOf(what);
  }

  /** In a few sentences. */
  @Override
  public String toString() {
    String files = String.join("; ", what.subList(0, Math.min(NAMED, what.size())));
    int more = what.size() - NAMED;
    return "the index of %s is damaged: %s%s; it is set aside as %s. %s"
        .formatted(
            index, files, more > 0 ? "; and %d more".formatted(more) : "", aside, wereInIt());
  }

  private String wereInIt() {
    String of = index.equals(Salvage.INCIDENTS) ? "incidents" : "events";
    if (exact) {
      return "%d %s were in it".formatted(missing, of);
    }
    return missing == 0
        ? "How many %s were in it can't be told".formatted(of)
        : "At least %d %s were in it".formatted(missing, of);
  }
}
