package org.tharsis.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tharsis.config.Site;
import org.tharsis.engine.BookFile;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.scenario.Scenario;
import org.tharsis.engine.scenario.Scenarios;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.RuleLint;
import org.tharsis.rules.language.RuleOutline;
import org.tharsis.rules.language.RuleOutlines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the site's rules: every mistake at once.",
      "Says, too, what is right but hardly meant. Files named are checked as if they lay"
          + " among the site's rules, and only they are reported."
    })
final class RulesCheck implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "FILE", description = "a rule file, wherever it lies")
  private final List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws NotDone {
    Site site = options.site();
    List<BookFile> book = book(site);
    RuleBook compiled = SiteRules.compile(book, site);
    List<RuleOutline> outlines = outlines(book);
    Scenarios scenarios = Scenarios.of(site);
    List<Problem> problems = new ArrayList<>(SiteRules.problems(site, compiled));
    problems.addAll(RuleLint.of(outlines));
    problems.addAll(scenarios.problems());
    problems.removeIf(problem -> !meant(problem.file()));
    problems.forEach(problem -> System.out.println(Escaped.text(problem.toString())));
    noteMissing(book, outlines, scenarios.all());
    if (problems.isEmpty()) {
      System.out.printf("no mistakes; rules: %d%n", compiled.rules().size());
    }
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  private List<BookFile> book(Site site) throws NotDone {
    List<BookFile> book = SiteRules.files(site);
    for (Path file : files) {
      book = SiteRules.with(book, DraftFile.read(file));
    }
    return book;
  }

  private static List<RuleOutline> outlines(List<BookFile> book) {
    return book.stream()
        .filter(file -> !file.disabled())
        .map(BookFile::source)
        .flatMap(source -> RuleOutlines.of(source.file(), source.text()).stream())
        .toList();
  }

  private boolean meant(String file) {
    return files.isEmpty() || files.stream().anyMatch(each -> each.toString().equals(file));
  }

  /** Not a mistake: a rule works without scenarios, but nobody knows whether it still does. */
  private void noteMissing(
      List<BookFile> book, List<RuleOutline> outlines, List<Scenario> scenarios) {
    Set<String> fires = new HashSet<>();
    Set<String> quiet = new HashSet<>();
    scenarios.forEach(each -> (each.fires() ? fires : quiet).add(each.rule()));
    Set<String> own = new HashSet<>();
    book.stream()
        .filter(file -> file.origin() != BookFile.Origin.SHIPPED)
        .forEach(file -> own.add(file.source().file()));
    for (RuleOutline each : outlines) {
      if (own.contains(each.file()) && meant(each.file())) {
        note(each, fires, "fires");
        note(each, quiet, "quiet");
      }
    }
  }

  private static void note(RuleOutline rule, Set<String> have, String word) {
    String id = rule.rule().id();
    if (!have.contains(id)) {
      String message = "rule \"%s\" has no scenario %s.%s.log".formatted(id, id, word);
      System.out.println(
          Escaped.text("note: " + new Problem(rule.file(), rule.line(), message).toString()));
    }
  }
}
