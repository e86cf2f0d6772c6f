package org.tharsis.engine.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.Site;
import org.tharsis.engine.Archive;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Pipeline;
import org.tharsis.engine.SiteFolder;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.account.ExclusionAccount;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.engine.hindsight.Backtest;
import org.tharsis.engine.hindsight.ChosenRule;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Incident;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.RuleSource;
import org.tharsis.rules.language.RuleOutline;
import org.tharsis.rules.language.RuleOutlines;

/** What the pipeline does with any events at a site with any exclusions is what docs say. */
class AnyExclusionsTest {
  private static final int ROUNDS = 8;
  private static final int EVENTS = 800;
  private static final int EXCLUSIONS = 14;

  @TempDir private Path directory;

  private static RuleSource rule(String id, String condition) {
    String text =
        """
        rule "%s"
            @title( "%s" )  @severity( green )  @key( none )  @quiet( 1s )
            @means( "Something was found." )
            @todo( "Ask why." )
        when
            $e : Event( %s )
        then
            finding.raise( $e );
        end
        """
            .formatted(id, id, condition);
    return new RuleSource(id + ".drl", text);
  }

  private static final RuleSource DENIES = rule("denies", "denied");
  private static final RuleBook BOOK =
      RuleBook.compile(
          List.of(
              DENIES,
              rule("logins", "destination.port == 22"),
              rule("off", "destination.port == 443")));

  @Test
  void whatBecomesOfThemIsWhatIsSaid() throws IOException {
    long hidden = 0;
    long shadowed = 0;
    long quieted = 0;
    long open = 0;
    for (long seed = 1; seed <= ROUNDS; seed++) {
      Told told = round(seed, new Random(seed));
      hidden += told.dropped;
      open += told.incidents.values().stream().filter(String::isEmpty).count();
      for (ExclusionAccount each : told.accounts.values()) {
        shadowed += each.shadow();
        quieted += each.quieted();
      }
    }
    assertThat(List.of(hidden, shadowed, quieted, open)).allMatch(each -> each > EVENTS / 4);
  }

  private Told round(long seed, Random random) throws IOException {
    List<AnyExclusion> exclusions = new ArrayList<>();
    for (int i = 0; i < EXCLUSIONS; i++) {
      exclusions.add(AnyExclusion.any("x" + i, random));
    }
    SiteFolder folder = folder("" + seed).with("exclusions.yaml", AnyExclusion.yaml(exclusions));
    Told told = new Told(exclusions);
    Site site = folder.site();
    try (Pipeline pipeline = new Pipeline(site, BOOK, new DataDirectory(folder.data()))) {
      for (int i = 0; i < EVENTS; i++) {
        AnyEvent event = AnyEvent.any(i, random);
        pipeline.accept(event.event(), "sender");
        told.take(event);
      }
      pipeline.finish();
      pipeline.commit();
    }
    String what = "seed %d, %s".formatted(seed, exclusions);
    Archive archive = new Archive(folder.data());
    assertThat(archive.balance().exclusions()).as(what).isEqualTo(told.accounts);
    assertThat(archive.balance().senders())
        .as(what)
        .containsOnly(Map.entry("sender", sender(told.dropped)));
    assertThat(labels(archive)).as(what).isEqualTo(told.labels);
    assertThat(incidents(folder.data())).as(what).isEqualTo(told.incidents);
    assertHindsightSaysTheSame(site, folder.data(), what);
    return told;
  }

  private SiteFolder folder(String name) throws IOException {
    StringBuilder odd = new StringBuilder();
    for (int host = 1; host < 256; host += 2) {
      odd.append("192.0.2.").append(host).append('\n');
    }
    return new SiteFolder(directory.resolve(name))
        .settings("timeZone: " + AnyEvent.ZONE + "\nrules: {disabled: [off]}\n")
        .with("lists/odd.txt", odd.toString())
        .with("lists/web.txt", "# kind: ports\n80\n443\n")
        .with("lists/fws.txt", "# kind: names\nfw-2\n")
        .with("lists/svcs.txt", "# kind: users\nsvc-1\n");
  }

  private static SenderAccount sender(long dropped) {
    return new SenderAccount(EVENTS, EVENTS - dropped, dropped, 0, 0, 0, 0);
  }

  private static Map<Long, String> labels(Archive archive) throws IOException {
    Map<Long, String> labels = new TreeMap<>();
    for (Event each : archive.events("*")) {
      labels.put(
          each.id().offset(), Objects.requireNonNullElse(each.text(Field.LABELS_EXCLUSION), ""));
    }
    return labels;
  }

  private static Map<String, String> incidents(Path data) throws IOException {
    Map<String, String> incidents = new TreeMap<>();
    try (IncidentSearch search = IncidentSearch.open(data)) {
      for (Incident each : search.since(Long.MIN_VALUE)) {
        long offset = each.evidence().getFirst().offset();
        incidents.put(offset + " " + each.rule().id(), closedBy(each));
      }
    }
    return incidents;
  }

  /** Whose reason closed it. */
  private static String closedBy(Incident incident) {
    return incident.decision() == null ? "" : incident.decision().why().replace("because of ", "");
  }

  private static void assertHindsightSaysTheSame(Site site, Path data, String what)
      throws IOException {
    List<RuleOutline> outlines = RuleOutlines.of(DENIES.file(), DENIES.text());
    ChosenRule rule =
        new ChosenRule(
            List.of(DENIES),
            outlines.getFirst(),
            outlines,
            List.of(),
            RuleBook.compile(List.of(DENIES), SiteRules.lists(site)),
            false);
    try (EventSearch events = EventSearch.open(data);
        IncidentSearch stored = IncidentSearch.open(data);
        Backtest backtest = new Backtest(site, rule, TimeRange.ALL, events)) {
      backtest.run();
      List<Incident> all = new ArrayList<>();
      stored.ofRule("denies", Long.MIN_VALUE, all::add);
      assertThat(backtest.incidents()).as(what).hasSameSizeAs(all);
      for (Incident each : all) {
        assertThat(backtest.incident(each.id()))
            .as(what)
            .hasValueSatisfying(again -> assertThat(again.decision()).isEqualTo(each.decision()));
      }
    }
  }
}
