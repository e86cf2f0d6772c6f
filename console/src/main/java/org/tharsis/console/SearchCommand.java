package org.tharsis.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.index.Cursor;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventSearch;
import org.tharsis.index.Patience;
import org.tharsis.index.TimeRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
  private static final int USUAL_LIMIT = 50;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  @Mixin private final SiteOptions options = new SiteOptions();

  @Mixin private final RangeOptions time = new RangeOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  @Mixin private final SearchWalk walk = new SearchWalk();

  @Mixin private final SearchQuestion question = new SearchQuestion();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "print so many at most (default: 50; with --all and --follow any number)")
  private @Nullable Integer limit;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "10s",
      description = "how long a search may take, of --all each part (default: ${DEFAULT-VALUE})")
  private String timeout = "";

  @Option(
      names = "--saved",
      paramLabel = "NAME",
      description = "in the place of QUERY: the one in the site's queries/NAME.txt")
  private @Nullable String saved;

  @Parameters(arity = "0..*", paramLabel = "QUERY", description = "everything if left out")
  private final List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException, NotDone {
    check();
    EventQuery query =
        saved == null
            ? Queries.read(String.join(" ", words), options)
            : Queries.saved(saved, options);
    Patience patience = new Patience(Times.duration(timeout), System::nanoTime);
    Path data = options.dataDirectory().path();
    if (walk.follow()) {
      int most = limit == null ? Integer.MAX_VALUE : limit;
      new FollowedEvents(output, most).print(data, query, patience);
      return ExitCode.DONE;
    }
    try (EventSearch search = EventSearch.open(data)) {
      search.allow(patience);
      search(search, query, time.range());
    }
    return ExitCode.DONE;
  }

  private void check() throws NotDone {
    output.check();
    walk.check();
    if (question.isAsked() && walk.isSaid()) {
      throw new NotDone(
          "--count, --top, --sum and --histogram print no events; ask for those apart");
    }
    if (question.isAsked() && output.isOfEvents()) {
      throw new NotDone("--fields and --ids go without --count, --top, --sum and --histogram");
    }
    if (saved != null && !words.isEmpty()) {
      throw new NotDone("--saved goes without a QUERY");
    }
    if (walk.follow() && time.isSaid()) {
      throw new NotDone("--follow goes without --last, --from and --to");
    }
    if (walk.all() && limit != null) {
      throw new NotDone("--all goes without --limit");
    }
    if (limit != null && (limit < 1 || limit > EventSearch.MAX_RESULTS)) {
      throw new NotDone("--limit must be 1 to " + EventSearch.MAX_RESULTS);
    }
  }

  private void search(EventSearch search, EventQuery query, TimeRange range)
      throws IOException, NotDone {
    int most = limit == null ? USUAL_LIMIT : limit;
    FoundEvents events = new FoundEvents(search, query, range, output);
    String around = walk.around();
    if (question.isAsked()) {
      question.ask(search, query, range, most, output);
    } else if (around != null) {
      events.around(around, Duration.ofSeconds(walk.seconds()), most);
    } else if (walk.all()) {
      events.all();
    } else {
      next(events.page(walk.before(), most));
    }
  }

  /** How to get what comes next; apart from the events, which may go into a file. */
  private void next(@Nullable Cursor place) {
    if (place != null) {
      System.out.flush();
      command.commandLine().getErr().println("older ones: the same with --before " + place);
      command.commandLine().getErr().flush();
    }
  }
}
