package org.tharsis.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tharsis.config.Site;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.scenario.Outcome;
import org.tharsis.engine.scenario.Scenario;
import org.tharsis.engine.scenario.ScenarioRunner;
import org.tharsis.engine.scenario.Scenarios;
import org.tharsis.model.Escaped;
import org.tharsis.model.Rule;
import org.tharsis.model.Spelling;
import org.tharsis.rules.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Tries the rules on their scenarios.",
      "These are RULE.fires.log and RULE.quiet.log beside them; the shipped rules bring"
          + " theirs. Where one fails it says what came instead."
    })
final class RulesTest implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "RULE", description = "only the scenarios of these rules")
  private final Set<String> rules = new LinkedHashSet<>();

  @Override
  public Integer call() throws IOException, NotDone {
    Site site = options.site();
    RuleBook book = SiteRules.of(site);
    options.complain(SiteRules.problems(site, book));
    Scenarios scenarios = Scenarios.of(site);
    options.complain(scenarios.problems());
    boolean allOk = scenarios.problems().isEmpty() && book.problems().isEmpty();
    allOk &= tryAll(chosen(scenarios.all(), book), site, book);
    return allOk ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  private List<Scenario> chosen(List<Scenario> all, RuleBook book) throws NotDone {
    if (rules.isEmpty()) {
      return all;
    }
    Set<String> known = new LinkedHashSet<>(book.rules().stream().map(Rule::id).toList());
    all.forEach(each -> known.add(each.rule()));
    for (String rule : rules) {
      if (!known.contains(rule)) {
        throw new NotDone("there is no rule '" + rule + "'" + Spelling.hint(rule, known));
      }
    }
    return all.stream().filter(each -> rules.contains(each.rule())).toList();
  }

  private static boolean tryAll(List<Scenario> scenarios, Site site, RuleBook book)
      throws IOException {
    List<Outcome> failed = new ArrayList<>();
    try (ScenarioRunner runner = new ScenarioRunner(site, book)) {
      for (Scenario each : scenarios) {
        Outcome outcome = runner.run(each);
        print(outcome);
        if (!outcome.ok()) {
          failed.add(outcome);
        }
      }
    }
    System.out.printf("scenarios: %d, failed: %d%n", scenarios.size(), failed.size());
    return failed.isEmpty();
  }

  static void print(Outcome outcome) {
    String word =
        switch (outcome.verdict()) {
          case PASSED -> "ok";
          case FAILED -> "FAILED";
          case SKIPPED -> "skipped";
        };
    Scenario scenario = outcome.scenario();
    line("%-7s  %s  %s".formatted(word, scenario.rule(), scenario.file()));
    if (!outcome.ok()) {
      explain(scenario, outcome);
    }
  }

  private static void explain(Scenario scenario, Outcome outcome) {
    line("         wanted: " + wanted(scenario));
    List<String> expected = scenario.expected();
    if (expected != null) {
      expected.forEach(each -> line("           " + each));
    }
    line("         came:   " + (outcome.came().isEmpty() ? "none" : ""));
    outcome.came().forEach(each -> line("           " + each));
    if (!outcome.others().isEmpty()) {
      line("         of other rules:");
      outcome.others().forEach(each -> line("           " + each));
    }
    outcome.notes().forEach(each -> line("         note: " + each));
  }

  private static String wanted(Scenario scenario) {
    if (scenario.expected() != null) {
      return "exactly";
    }
    return (scenario.fires() ? "at least one incident of " : "no incident of ") + scenario.rule();
  }

  private static void line(String text) {
    System.out.println(Escaped.text(text.stripTrailing()));
  }
}
