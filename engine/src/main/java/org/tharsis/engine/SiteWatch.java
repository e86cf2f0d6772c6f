package org.tharsis.engine;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.Loaded;
import org.tharsis.config.Site;
import org.tharsis.config.SiteFiles;
import org.tharsis.config.SiteReader;
import org.tharsis.engine.report.SavedQueries;
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleBook;

/**
 * Looks whether the site's files have changed, and has the pipeline use what is new in hosts,
 * lists, zones, egress policy, exclusions, rules, saved queries and reports. With a mistake in them
 * all stays as it was; with one in rules alone, the rules do. It is reported once for each change;
 * only what Tharsis itself stumbles over is tried again.
 */
final class SiteWatch implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(SiteWatch.class);

  private final Path siteFile;
  private final PipelineThread pipeline;
  private final Consumer<Site> reports;
  private final InstantSource clock;
  private final Trouble stumbling =
      new Trouble(log, "the site has changed, and can't be used; it will be tried again");
  private SiteFiles seen;
  private Site site;
  private List<BookFile> rules;
  private RuleBook book;
  private boolean mistaken;

  /**
   * @param book the site's rules as they run
   * @param reports what else uses a site that has changed
   */
  SiteWatch(
      Path siteFile,
      Site site,
      RuleBook book,
      PipelineThread pipeline,
      Consumer<Site> reports,
      InstantSource clock) {
    this.siteFile = siteFile;
    this.pipeline = pipeline;
    this.reports = reports;
    this.clock = clock;
    this.seen = site.files();
    this.site = site;
    this.rules = SiteRules.files(site);
    this.book = book;
    this.mistaken = !book.problems().isEmpty();
  }

  @Override
  public void run() {
    SiteFiles now = SiteFiles.of(siteFile);
    if (now.equals(seen)) {
      return;
    }
    try {
      takeUp();
      seen = now;
      stumbling.over("the change of the site is taken up");
    } catch (RuntimeException e) {
      stumbling.complain(e);
    }
  }

  private void takeUp() {
    Loaded<Site> loaded = read();
    Site changed = loaded.value();
    List<Problem> problems = loaded.problems();
    if (changed != null && problems.isEmpty()) {
      site = changed;
      pipeline.use(site);
      reports.accept(site);
      log.info(
          "the site has changed: hosts, lists, zones, egress policy, exclusions, queries and"
              + " reports hold from now on");
      SavedQueries.problems(site, clock.instant()).forEach(problem -> log.error("{}", problem));
      lookAtRules(site);
    } else {
      log.error("the site has changed, with mistakes; what ran before goes on");
      problems.forEach(problem -> log.error("{}", problem));
    }
  }

  /** What lists were before is kept first: then the site knows of it. */
  private Loaded<Site> read() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Loaded<Site> loaded = read(today);
    Site changed = loaded.value();
    if (changed == null || !loaded.problems().isEmpty()) {
      return loaded;
    }
    return new ListKeeper(siteFile, today).keep(site, changed) ? read(today) : loaded;
  }

  /** An exclusion may run out while it stands there; nobody writes one that has. */
  private Loaded<Site> read(LocalDate today) {
    Loaded<Site> loaded = SiteReader.read(siteFile, today);
    Site changed = loaded.value();
    if (changed == null) {
      return loaded;
    }
    List<Problem> problems = new ArrayList<>(loaded.problems());
    problems.addAll(changed.endedExclusions(today, site));
    problems.addAll(unknownRules(changed));
    return new Loaded<>(changed, problems);
  }

  /** Where the rules have changed, too, that is seen when they are read. */
  private List<Problem> unknownRules(Site changed) {
    return SiteRules.files(changed).equals(rules) ? SiteRules.unknown(changed, book) : List.of();
  }

  /** A mistake may be mended elsewhere: by the list that a rule goes by. */
  private void lookAtRules(Site site) {
    List<BookFile> now = SiteRules.files(site);
    if (now.equals(rules) && !mistaken) {
      return;
    }
    rules = now;
    RuleBook book = SiteRules.compile(now, site);
    List<Problem> problems = SiteRules.problems(site, book);
    mistaken = !problems.isEmpty();
    if (problems.isEmpty()) {
      this.book = book;
      pipeline.use(book);
    } else {
      log.error("the rules have changed, with mistakes; those that ran before go on");
      problems.forEach(problem -> log.error("{}", problem));
    }
  }
}
