package org.tharsis.engine.scenario;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Pipeline;
import org.tharsis.engine.SiteParts;
import org.tharsis.engine.TemporaryDirectory;
import org.tharsis.engine.account.ExclusionAccount;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.engine.replay.Replay;
import org.tharsis.engine.scenario.Outcome.Verdict;
import org.tharsis.engine.screening.Screening;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Incident;
import org.tharsis.model.Rule;
import org.tharsis.model.Spelling;
import org.tharsis.rules.RuleBook;

/**
 * Tries scenarios by replaying them: the same pipeline, the whole book in force, nothing kept. The
 * site's own are from the site, with its networks, hosts and exclusions; the shipped ones are from
 * the shipped site.
 */
public final class ScenarioRunner implements AutoCloseable {
  /** Lines that say no year are of 2026, whenever they are tried: no day is nearer to another's. */
  private static final long REFERENCE = Instant.parse("2026-07-02T12:00:00Z").toEpochMilli();

  private final Site site;
  private final Site shippedSite;
  private final RuleBook book;
  private final Set<String> inForce;
  private final TemporaryDirectory temporary;
  private int runs;

  /**
   * @param book the rules in force
   * @throws IOException if there is no room for temporary files
   */
  public ScenarioRunner(Site site, RuleBook book) throws IOException {
    this.site = site;
    this.book = book;
    this.inForce = book.rules().stream().map(Rule::id).collect(Collectors.toSet());
    this.temporary = new TemporaryDirectory();
    this.shippedSite = temporary.fill(path -> ShippedSite.in(path.resolve("site")));
  }

  /**
   * Replays one scenario.
   *
   * @throws IOException if the temporary index can't be written
   */
  public Outcome run(Scenario scenario) throws IOException {
    if (site.settings().disabledRules().contains(scenario.rule())) {
      return new Outcome(scenario, Verdict.SKIPPED, List.of(), List.of(), List.of());
    }
    if (!inForce.contains(scenario.rule())) {
      String why =
          "there is no rule '%s' in force%s"
              .formatted(scenario.rule(), Spelling.hint(scenario.rule(), inForce));
      return new Outcome(scenario, Verdict.FAILED, List.of(), List.of(), List.of(why));
    }
    return replay(scenario);
  }

  private Outcome replay(Scenario scenario) throws IOException {
    Site from = scenario.shipped() ? shippedSite : site;
    Path data = temporary.path().resolve("run-" + runs++);
    DataDirectory directory = new DataDirectory(data);
    try (Pipeline pipeline = new Pipeline(from, book, directory)) {
      int maxLineBytes = Replay.maxLineBytes(from.settings());
      Replay replay = new Replay(pipeline, directory, "scenarios", maxLineBytes);
      var in = new ByteArrayInputStream(scenario.log());
      replay.run(List.of(new Replay.Source("scenario", in, REFERENCE)), lines -> {});
      return outcome(scenario, replay.incidents(), notes(from, replay.account(), pipeline));
    }
  }

  private static Outcome outcome(Scenario scenario, List<Incident> incidents, List<String> notes) {
    List<Incident> own = new ArrayList<>(incidents);
    own.removeIf(each -> !each.rule().id().equals(scenario.rule()));
    List<Incident> others = new ArrayList<>(incidents);
    others.removeAll(own);
    List<String> came = Findings.lines(own);
    boolean asWanted =
        came.isEmpty() != scenario.fires()
            && (scenario.expected() == null || scenario.expected().equals(came));
    Verdict verdict = asWanted ? Verdict.PASSED : Verdict.FAILED;
    return new Outcome(scenario, verdict, came, Findings.lines(others), notes);
  }

  private static List<String> notes(Site from, SenderAccount account, Pipeline pipeline) {
    List<String> notes = new ArrayList<>();
    if (account.unrecognised() > 0) {
      notes.add(
          "%,d of %,d lines were not understood"
              .formatted(account.unrecognised(), account.received()));
    }
    notes.addAll(exclusions(from, account, pipeline.balance().exclusions()));
    pipeline.brokenRules().forEach(problem -> notes.add(problem.message()));
    return notes;
  }

  private static List<String> exclusions(
      Site from, SenderAccount account, Map<String, ExclusionAccount> did) {
    long hidden = 0;
    long quieted = 0;
    for (Exclusion each : SiteParts.exclusions(from).all()) {
      ExclusionAccount own = did.getOrDefault(each.id(), ExclusionAccount.EMPTY);
      hidden += Screening.isQuiet(each) ? 0 : own.hits();
      quieted += own.quieted();
    }
    List<String> notes = new ArrayList<>();
    if (hidden > 0) {
      notes.add("exclusions hid %,d of %,d lines".formatted(hidden, account.received()));
    }
    if (quieted > 0) {
      notes.add("exclusions closed %,d incidents when they began".formatted(quieted));
    }
    return notes;
  }

  @Override
  public void close() throws IOException {
    temporary.close();
  }
}
