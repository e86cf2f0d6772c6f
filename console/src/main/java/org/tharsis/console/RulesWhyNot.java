package org.tharsis.console;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.hindsight.ChosenRule;
import org.tharsis.engine.hindsight.Subject;
import org.tharsis.engine.hindsight.WhyNot;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.Mistake;
import org.tharsis.index.TimeRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "why-not",
    mixinStandardHelpOptions = true,
    description = {
      "Says why a rule found nothing for somebody around a time.",
      "Says, too, how near it came. It asks the stored events, and writes nothing."
    })
final class RulesWhyNot implements Callable<Integer> {
  private static final Duration SHORTEST = Duration.ofMinutes(10);

  @Mixin private final SiteOptions options = new SiteOptions();

  @Mixin private final SubjectOptions whose = new SubjectOptions();

  @Option(
      names = "--at",
      required = true,
      paramLabel = "TIME",
      description = "when it should have found something (UTC)")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String at;

  @Option(
      names = "--around",
      paramLabel = "DURATION",
      description =
          "how long before and after that (default: what the rule looks back, 10m at least)")
  private @Nullable String around;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Mixin private final RuleOrFile rule = new RuleOrFile();

  @Override
  public Integer call() throws IOException, NotDone {
    Subject subject = whose.subject();
    EventQuery theirs = query(subject);
    long time = Times.parse(at);
    Duration given = around == null ? null : Times.duration(around);
    Site site = options.site();
    ChosenRule chosen = rule.at(site);
    TimeRange range = range(time, given == null ? span(chosen) : given);
    DataDirectory data = options.dataDirectory();
    try (EventSearch events = EventSearch.open(data.path());
        IncidentSearch incidents = IncidentSearch.open(data.path())) {
      WhyNot answer = WhyNot.ask(site, chosen, subject, range, events, theirs);
      KnownGaps gaps = KnownGaps.of(site, data, events, range, chosen);
      WhyNotAnswer shown =
          new WhyNotAnswer(chosen, subject, range, answer, gaps, events, incidents);
      if (json) {
        shown.printJson();
      } else {
        shown.print();
      }
      options.complain(answer.broken());
      return answer.broken().isEmpty() ? ExitCode.DONE : ExitCode.NOT_DONE;
    }
  }

  private static EventQuery query(Subject subject) throws NotDone {
    return switch (EventQuery.parse(subject.query())) {
      case EventQuery right -> right;
      case Mistake mistake -> throw new NotDone(mistake.toString());
    };
  }

  private static Duration span(ChosenRule rule) {
    Duration span = rule.outline().spans().plus(rule.outline().hold());
    return span.compareTo(SHORTEST) > 0 ? span : SHORTEST;
  }

  private static TimeRange range(long time, Duration around) {
    return new TimeRange(time - around.toMillis(), time + around.toMillis() + 1);
  }
}
