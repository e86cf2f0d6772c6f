package org.tharsis.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventSearch;
import org.tharsis.index.TimeCount;
import org.tharsis.index.TimeRange;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Escaped;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Spelling;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = {
      "Finds events, the newest first, beside a running engine and without one.",
      "Query: Lucene syntax with ECS names or src dst sport dport dev code act, as in",
      "  src:10.1.0.0/16 AND dport:[1 TO 1023] AND NOT act:built",
      "  \"Deny tcp\" user:anna _exists_:source.nat.ip tags:unrecognised",
      "  dst:@akamai @timestamp:[now-2h TO now]"
    })
final class SearchCommand implements Callable<Integer> {
  /** What is asked of the events; without any they are printed. */
  static final class Question {
    @Option(names = "--count", description = "print how many there are")
    private boolean count;

    @Option(names = "--top", paramLabel = "FIELD", description = "the field's most frequent values")
    private @Nullable String top;

    @Option(names = "--histogram", paramLabel = "STEP", description = "how many a step, as 1m")
    private @Nullable String histogram;
  }

  @Mixin private final SiteOptions options = new SiteOptions();

  @Mixin private final RangeOptions time = new RangeOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "print so many at most (default: ${DEFAULT-VALUE})")
  private int limit;

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @ArgGroup(exclusive = true)
  private Question question = new Question();

  @Parameters(arity = "0..*", paramLabel = "QUERY", description = "everything if left out")
  private final List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws IOException, NotDone {
    EventQuery query = Queries.read(String.join(" ", words), options);
    TimeRange range = time.range();
    if (limit < 1 || limit > EventSearch.MAX_RESULTS) {
      throw new NotDone("--limit must be 1 to " + EventSearch.MAX_RESULTS);
    }
    try (EventSearch search = EventSearch.open(options.dataDirectory().path())) {
      if (question.count) {
        printCount(search.count(query, range));
      } else if (question.top != null) {
        printTop(search.top(query, range, field(question.top), limit));
      } else if (question.histogram != null) {
        printHistogram(search.histogram(query, range, Times.duration(question.histogram)));
      } else {
        printEvents(search.newest(query, range, limit));
      }
    }
    return ExitCode.DONE;
  }

  private static Field field(String name) throws NotDone {
    Field field = Field.of(name);
    if (field == null) {
      throw new NotDone("there is no field '" + name + "'" + Spelling.hint(name, Field.names()));
    }
    return field;
  }

  private void printCount(long count) throws IOException {
    if (json) {
      Json.print(object -> object.writeNumberField("count", count));
    } else {
      System.out.println(count);
    }
  }

  private void printTop(List<ValueCount> values) throws IOException {
    for (ValueCount each : values) {
      if (json) {
        Json.print(
            object -> {
              object.writeStringField("value", each.value());
              object.writeNumberField("count", each.count());
            });
      } else {
        System.out.printf("%10d  %s%n", each.count(), Escaped.text(each.value()));
      }
    }
  }

  private void printHistogram(List<TimeCount> steps) throws IOException {
    for (TimeCount each : steps) {
      if (json) {
        Json.print(
            object -> {
              object.writeStringField("start", Times.show(each.start()));
              object.writeNumberField("count", each.count());
            });
      } else {
        System.out.printf("%s  %10d%n", Times.show(each.start()), each.count());
      }
    }
  }

  private void printEvents(List<Event> events) throws IOException {
    EventJson printer = new EventJson();
    for (Event event : events) {
      if (json) {
        printer.print(event);
      } else {
        System.out.println(EventLine.of(event));
      }
    }
  }
}
