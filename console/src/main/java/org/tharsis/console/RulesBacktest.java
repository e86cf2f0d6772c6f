package org.tharsis.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.hindsight.Backtest;
import org.tharsis.engine.hindsight.ChosenRule;
import org.tharsis.engine.hindsight.Comparison;
import org.tharsis.engine.hindsight.IncidentSpan;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Escaped;
import org.tharsis.model.Incident;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Tries one rule, or a draft, on stored events.",
      "Says what incidents it would have raised, and which of them are stored. Nothing is"
          + " written. All stored events are looked at unless a time is said."
    })
final class RulesBacktest implements Callable<Integer> {
  private static final int A_DAY = "2026-11-21".length();

  @Mixin private final SiteOptions options = new SiteOptions();

  @Mixin private final RangeOptions time = new RangeOptions();

  @Option(names = "--json", description = "print one JSON object a line, the last with the counts")
  private boolean json;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "print so many incidents at most (default: ${DEFAULT-VALUE}); all are counted")
  private int limit;

  @Mixin private final RuleOrFile rule = new RuleOrFile();

  @Override
  public Integer call() throws IOException, NotDone {
    if (limit < 1) {
      throw new NotDone("--limit must be at least 1");
    }
    TimeRange range = time.range();
    Site site = options.site();
    ChosenRule chosen = rule.at(site);
    DataDirectory data = options.dataDirectory();
    try (EventSearch events = EventSearch.open(data.path());
        IncidentSearch stored = IncidentSearch.open(data.path());
        Backtest backtest = new Backtest(site, chosen, range, events)) {
      backtest.run();
      Comparison comparison = backtest.compare(stored);
      KnownGaps gaps = KnownGaps.of(site, data, events, range, chosen);
      if (json) {
        printJson(chosen, backtest, comparison, stored, gaps);
      } else {
        print(chosen, backtest, comparison, stored);
        if (chosen.disabled()) {
          System.out.println(Escaped.text("note: the site disables %s".formatted(chosen.id())));
        }
        gaps.print();
      }
      options.complain(backtest.broken());
      return backtest.broken().isEmpty() ? ExitCode.DONE : ExitCode.NOT_DONE;
    }
  }

  private void print(
      ChosenRule chosen, Backtest backtest, Comparison comparison, IncidentSearch stored)
      throws IOException {
    List<IncidentSpan> incidents = backtest.incidents();
    new IncidentLines().print(whole(incidents, backtest));
    if (incidents.size() > limit) {
      System.out.printf("and %,d more; --limit shows them%n", incidents.size() - limit);
    }
    byDay(incidents).forEach((day, count) -> System.out.printf("%s  %,10d%n", day, count));
    System.out.println();
    System.out.printf(
        "%s would have raised %s%n",
        Escaped.text(chosen.id()), Counted.of(incidents.size(), "incident"));
    System.out.printf(
        "events looked at: %,d, and %,d before them for what it counts%n",
        backtest.looked(), backtest.before());
    if (backtest.excluded() + backtest.hidden() > 0) {
      System.out.printf(
          "exclusions kept %,d of them from it, and hid %s%n",
          backtest.excluded(), Counted.of(backtest.hidden(), "finding"));
    }
    if (backtest.quieted() > 0) {
      System.out.printf(
          "exclusions closed %s when they began%n", Counted.of(backtest.quieted(), "incident"));
    }
    System.out.printf(
        "compared with what is stored: %,d in both, %,d only here, %,d only stored%n",
        comparison.both().size(), comparison.onlyBacktest().size(), comparison.onlyStored().size());
    printOnly("only here", comparison.onlyBacktest(), limit);
    for (Incident each : some(comparison.onlyStored(), stored)) {
      System.out.println("only stored  " + IncidentLines.line(each));
    }
  }

  private static void printOnly(String word, List<String> ids, int limit) {
    if (!ids.isEmpty()) {
      List<String> some = ids.subList(0, Math.min(ids.size(), limit));
      String more = ids.size() > limit ? " …" : "";
      System.out.println(word + "    " + String.join(" ", some) + more);
    }
  }

  private List<Incident> whole(List<IncidentSpan> spans, Backtest backtest) throws IOException {
    List<Incident> whole = new ArrayList<>();
    for (IncidentSpan each : spans.subList(0, Math.min(limit, spans.size()))) {
      backtest.incident(each.id()).ifPresent(whole::add);
    }
    return whole;
  }

  private List<Incident> some(List<String> ids, IncidentSearch stored) throws IOException {
    List<Incident> some = new ArrayList<>();
    for (String id : ids.subList(0, Math.min(limit, ids.size()))) {
      stored.get(id).stream().filter(each -> each.id().equals(id)).forEach(some::add);
    }
    return some;
  }

  private static SortedMap<String, Integer> byDay(List<IncidentSpan> incidents) {
    SortedMap<String, Integer> byDay = new TreeMap<>();
    for (IncidentSpan each : incidents) {
      byDay.merge(Times.show(each.start()).substring(0, A_DAY), 1, Integer::sum);
    }
    return byDay;
  }

  private void printJson(
      ChosenRule chosen,
      Backtest backtest,
      Comparison comparison,
      IncidentSearch stored,
      KnownGaps gaps)
      throws IOException {
    List<IncidentSpan> incidents = backtest.incidents();
    Set<String> both = new HashSet<>(comparison.both());
    for (Incident each : whole(incidents, backtest)) {
      print(each, both.contains(each.id()) ? "both" : "backtest");
    }
    for (Incident each : some(comparison.onlyStored(), stored)) {
      print(each, "stored");
    }
    Json.print(
        object -> {
          object.writeStringField("rule", chosen.id());
          object.writeNumberField("incidents", incidents.size());
          object.writeObjectFieldStart("days");
          for (var day : byDay(incidents).entrySet()) {
            object.writeNumberField(day.getKey(), day.getValue());
          }
          object.writeEndObject();
          object.writeNumberField("events", backtest.looked());
          object.writeNumberField("before", backtest.before());
          object.writeNumberField("excluded", backtest.excluded());
          object.writeNumberField("hidden", backtest.hidden());
          object.writeNumberField("quieted", backtest.quieted());
          object.writeNumberField("both", comparison.both().size());
          object.writeNumberField("backtest", comparison.onlyBacktest().size());
          object.writeNumberField("stored", comparison.onlyStored().size());
          Json.array(object, "notes", gaps.notes());
        });
  }

  private static void print(Incident incident, String where) throws IOException {
    Json.print(
        object -> {
          IncidentJson.write(incident, object);
          object.writeStringField("in", where);
        });
  }
}
