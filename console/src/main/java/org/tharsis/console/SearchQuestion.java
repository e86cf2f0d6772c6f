package org.tharsis.console;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Field;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is asked of the events found, other than to see them. */
final class SearchQuestion {
  /** One of them. */
  static final class Kind {
    @Option(names = "--count", description = "print how many there are")
    private boolean count;

    @Option(names = "--top", paramLabel = "FIELD", description = "the field's most frequent values")
    private @Nullable String top;

    @Option(names = "--sum", paramLabel = "FIELD", description = "add up a number, as bytes")
    private @Nullable String sum;

    @Option(names = "--histogram", paramLabel = "STEP", description = "how many a step, as 1m")
    private @Nullable String histogram;
  }

  @ArgGroup(exclusive = true)
  private Kind kind = new Kind();

  @Option(names = "--by", paramLabel = "FIELD", description = "with --sum: by this field's values")
  private @Nullable String by;

  /** Whether anything is asked; otherwise events are printed. */
  boolean isAsked() throws NotDone {
    if (by != null && kind.sum == null) {
      throw new NotDone("--by goes with --sum");
    }
    return kind.count || kind.top != null || kind.sum != null || kind.histogram != null;
  }

  void ask(EventSearch search, EventQuery query, TimeRange range, int limit, OutputOptions output)
      throws IOException, NotDone {
    if (kind.top != null) {
      output.values("count", search.top(query, range, Fields.named(kind.top), limit));
    } else if (kind.histogram != null) {
      output.steps(search.histogram(query, range, Times.duration(kind.histogram)));
    } else if (kind.sum != null) {
      sum(search, query, range, Fields.named(kind.sum), limit, output);
    } else {
      output.number("count", search.count(query, range));
    }
  }

  private void sum(
      EventSearch search,
      EventQuery query,
      TimeRange range,
      Field summed,
      int limit,
      OutputOptions output)
      throws IOException, NotDone {
    if (by == null) {
      output.number("sum", search.sum(query, range, summed));
    } else {
      output.values("sum", search.sums(query, range, summed, Fields.named(by), limit));
    }
  }
}
