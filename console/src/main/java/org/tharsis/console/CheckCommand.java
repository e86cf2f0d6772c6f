package org.tharsis.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tharsis.config.ListHeader;
import org.tharsis.config.Loaded;
import org.tharsis.config.Site;
import org.tharsis.config.SiteReader;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.report.SavedQueries;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a site: every mistake at once.",
      "That is its settings, hosts, lists, exclusions, saved queries and rules."
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "the day it is to be right on, as 2013-06-04 for an old log (default: today)")
  private LocalDate day = LocalDate.now(ZoneOffset.UTC);

  @Override
  public Integer call() {
    Loaded<Site> loaded = SiteReader.read(options.file(), day);
    List<Problem> problems = new ArrayList<>(loaded.problems());
    Site site = loaded.value();
    if (site != null) {
      problems.addAll(site.endedExclusions(day));
      RuleBook book = SiteRules.of(site);
      problems.addAll(SiteRules.problems(site, book));
      problems.addAll(SavedQueries.problems(site, Instant.now()));
      if (problems.isEmpty()) {
        System.out.printf(
            "%s is right; rules: %d, lists: %d, exclusions: %d, hosts: %d, queries: %d, reports: %d%n",
            options.file(),
            book.rules().size(),
            site.lists().size() + site.allLists().values().size(),
            site.exclusions().all().size(),
            site.hosts().all().size(),
            site.queries().size(),
            site.settings().reports().size());
      }
      site.lists().values().forEach(list -> noteIfStale(list.name(), list.header()));
      site.allLists().values().values().forEach(list -> noteIfStale(list.name(), list.header()));
    }
    problems.forEach(problem -> System.out.println(Escaped.text(problem.toString())));
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  /** Not a mistake: an old list still does what it says, but perhaps not what is meant. */
  private void noteIfStale(String name, ListHeader header) {
    if (header.staleOn(day)) {
      System.out.printf(
          "note: the list %s was taken on %s and is past its time; take it anew%n",
          name, header.taken());
    }
  }
}
