package org.tharsis.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tharsis.index.TimeRange;
import picocli.CommandLine.Option;

/** {@code --last}, {@code --from} and {@code --to}: of which time events are meant. */
final class RangeOptions {
  @Option(names = "--last", paramLabel = "DURATION", description = "as 30s, 15m, 2h, 7d")
  private @Nullable String last;

  @Option(names = "--from", paramLabel = "TIME", description = "from this time on (UTC), as now-2h")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "before this time (UTC)")
  private @Nullable String to;

  /** Whether they say anything. */
  boolean isSaid() {
    return last != null || from != null || to != null;
  }

  /** What they say; all time where nothing was said. */
  TimeRange range() throws NotDone {
    if (last != null && (from != null || to != null)) {
      throw new NotDone("--last goes without --from and --to");
    }
    if (last != null) {
      return new TimeRange(
          Instant.now().minus(Times.duration(last)).toEpochMilli(), Long.MAX_VALUE);
    }
    TimeRange range =
        new TimeRange(
            from == null ? Long.MIN_VALUE : Times.parse(from),
            to == null ? Long.MAX_VALUE : Times.parse(to));
    if (range.isEmpty()) {
      throw new NotDone("--from %s is not before --to %s".formatted(from, to));
    }
    return range;
  }
}
