package org.tharsis.engine.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.Site;
import org.tharsis.config.SiteReader;
import org.tharsis.engine.BookFile;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Pipeline;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.replay.Replay;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Incident;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.Shipped;
import org.tharsis.rules.language.RuleOutline;
import org.tharsis.rules.language.RuleOutlines;

/** All shipped scenarios, replayed together: hindsight says of every rule what was said then. */
class HindsightTest {
  private static final long REFERENCE = Instant.parse("2026-07-02T12:00:00Z").toEpochMilli();

  @TempDir private static Path directory;
  private static Site site;
  private static Path data;

  @BeforeAll
  static void replay() throws IOException {
    for (Shipped.BookFile each : Shipped.site()) {
      Path file = directory.resolve(each.name());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, each.bytes());
    }
    site = SiteReader.read(directory.resolve("tharsis.yaml")).asOptional().orElseThrow();
    data = directory.resolve("kept");
    List<Replay.Source> sources = new ArrayList<>();
    for (Shipped.BookFile each : Shipped.scenarios()) {
      if (each.name().endsWith(".log")) {
        var in = new ByteArrayInputStream(each.bytes());
        sources.add(new Replay.Source(each.name(), in, REFERENCE));
      }
    }
    DataDirectory kept = new DataDirectory(data);
    try (Pipeline pipeline = new Pipeline(site, SiteRules.of(site), kept)) {
      int maxLineBytes = Replay.maxLineBytes(site.settings());
      new Replay(pipeline, kept, "test", maxLineBytes).run(sources, lines -> {});
    }
  }

  private static Stream<ChosenRule> rules(BookFile file) {
    RuleBook book = RuleBook.compile(List.of(file.source()), SiteRules.lists(site));
    List<RuleOutline> all = RuleOutlines.of(file.source().file(), file.source().text());
    return all.stream()
        .filter(each -> each.raises() == null)
        .map(each -> new ChosenRule(List.of(file.source()), each, all, List.of(), book, false));
  }

  /** How many incidents of a rule were found again, and how many explained. */
  private record Told(int found, int explained) {
    Told and(Told other) {
      return new Told(found + other.found, explained + other.explained);
    }
  }

  /** Every rule, and every explanation, is compiled for itself: on all processors. */
  @Test
  void whatIsStoredIsFoundAgain() {
    Told told =
        SiteRules.files(site).parallelStream()
            .flatMap(HindsightTest::rules)
            .map(HindsightTest::tell)
            .reduce(new Told(0, 0), Told::and);
    assertThat(told.found())
        .isEqualTo(told.explained())
        .isGreaterThanOrEqualTo(Shipped.rules().size());
  }

  private static Told tell(ChosenRule rule) {
    try (EventSearch events = EventSearch.open(data);
        IncidentSearch incidents = IncidentSearch.open(data)) {
      return new Told(backtest(rule, events, incidents), explain(rule, events, incidents));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int backtest(ChosenRule rule, EventSearch events, IncidentSearch incidents)
      throws IOException {
    try (Backtest backtest = new Backtest(site, rule, TimeRange.ALL, events)) {
      backtest.run();
      Comparison comparison = backtest.compare(incidents);
      assertThat(comparison.onlyBacktest()).as(rule.id()).isEmpty();
      assertThat(comparison.onlyStored()).as(rule.id()).isEmpty();
      List<Incident> stored = stored(rule, incidents);
      assertThat(backtest.incidents())
          .as(rule.id())
          .extracting(IncidentSpan::id)
          .containsExactlyInAnyOrderElementsOf(stored.stream().map(Incident::id).toList());
      for (Incident each : stored) {
        Incident again = backtest.incident(each.id()).orElseThrow();
        assertThat(again.count()).as("%s", each).isEqualTo(each.count());
        assertThat(again.reasons()).as("%s", each).isEqualTo(each.reasons());
        assertThat(again.evidence()).as("%s", each).isEqualTo(each.evidence());
      }
      return comparison.both().size();
    }
  }

  private static List<Incident> stored(ChosenRule rule, IncidentSearch incidents)
      throws IOException {
    List<Incident> stored = new ArrayList<>();
    incidents.ofRule(rule.id(), Long.MIN_VALUE, stored::add);
    return stored;
  }

  private static int explain(ChosenRule rule, EventSearch events, IncidentSearch incidents)
      throws IOException {
    int explained = 0;
    for (Incident each : stored(rule, incidents)) {
      ChosenRule behind = rule.behind(each);
      assertThat(behind.othersBehind(each)).isEmpty();
      Grounds grounds = Grounds.of(site, behind, each, events);
      assertThat(Objects.requireNonNull(grounds.first()).found()).as("%s", each).isTrue();
      assertThat(Objects.requireNonNull(grounds.last()).found()).as("%s", each).isTrue();
      assertThat(grounds.first().values()).hasSameSizeAs(behind.outline().phrases());
      explained++;
    }
    return explained;
  }
}
