package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rules explain} on what replays have stored. */
class RulesExplainTest {
  @TempDir private Path directory;
  @TempDir private Path data;
  private StoredSite site;

  @BeforeEach
  void aSite() throws IOException {
    site = new StoredSite(directory, data);
  }

  private Ran explain(Ran replay, Object... words) {
    Object[] all = new Object[words.length + 3];
    System.arraycopy(
        new Object[] {"rules", "explain", replay.output().substring(0, 6)}, 0, all, 0, 3);
    System.arraycopy(words, 0, all, 3, words.length);
    return site.run(all);
  }

  @Test
  void conditionsHaveTheirValuesAndCounts() throws IOException {
    Ran replay = site.replay("a.log", StoredSite.scan("192.0.2.9", 18));
    Ran ran = explain(replay);
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines())
        .contains(
            replay.lines().getFirst(),
            "key         source 192.0.2.9, quiet 30m",
            "  denied  ->  event.type denied",
            "  distinct( destination.port ).per( source.ip, destination.ip ).within( 30m ) >= 15 "
                + " ->  15 of 15; source.ip 192.0.2.9, destination.ip 10.0.0.5, destination.port"
                + " 34; at last 18 of 15; source.ip 192.0.2.9, destination.ip 10.0.0.5,"
                + " destination.port 37",
            "exclusion   none could have hidden it",
            "  … 12 between; 'incidents show' has all of them")
        .anyMatch(line -> line.startsWith("rule        port-scan (book/port-scan.drl:"))
        .anyMatch(line -> line.startsWith("first found 2026-11-21T10:00:14.000Z fw1 106023 "))
        .anyMatch(line -> line.startsWith("last found  2026-11-21T10:00:17.000Z fw1 106023 "))
        .anyMatch(
            line ->
                line.startsWith("because     distinct( destination.port )")
                    && line.endsWith(">= 15; it was 15 or more"))
        .anyMatch(line -> line.endsWith("18 of 18 lines are kept:"))
        .noneMatch(line -> line.startsWith("note  "));
    assertThat(explain(replay, "--json").output())
        .contains(
            "{\"condition\":\"denied\",\"first\":{\"@timestamp\":\"2026-11-21T10:00:14.000Z\"",
            "\"values\":\"event.type denied\"",
            "\"wanted\":15,",
            "\"value\":15",
            "\"value\":18");
  }

  @Test
  void exclusionsAndListsSayWhatTheySaid() throws IOException {
    site.with("lists/bad.txt", "192.0.2.0/24\n").with("lists/good.txt", "198.51.100.0/24\n");
    site.with(
        "rules/bad.drl",
        StoredSite.rule(
            "bad", "denied, source.ip in list \"bad\", source.ip not in list \"good\""));
    site.with(
        "exclusions.yaml",
        """
        - {id: one, source: 198.51.100.7, owner: anna, reason: r, ends: 2099-12-31}
        - {id: two, port: 80, rule: bad, owner: anna, reason: r, ends: 2020-12-31}
        - {id: three, port: 80, rule: port-scan, owner: anna, reason: r, ends: 2099-12-31}
        """);
    Ran replay = site.replay("a.log", StoredSite.scan("192.0.2.9", 1));
    assertThat(explain(replay).lines())
        .contains(
            "  source.ip in list \"bad\"  ->  source.ip 192.0.2.9",
            "exclusion   one does not cover it: source in 198.51.100.7, it is 192.0.2.9",
            "exclusion   two does not cover it: it ended on 2020-12-31; port 80, it is 20",
            "list        bad has source.ip 192.0.2.9",
            "list        good does not have source.ip 192.0.2.9");
    site.exclusion("late", "source: 192.0.2.9");
    assertThat(explain(replay).lines())
        .contains(
            "exclusion   late would hide it today; it was not there then, or was another",
            "  denied  ->  event.type denied");
  }

  @Test
  void aListIsAskedAsItWasOnTheEventsDay() throws IOException {
    site.with("lists/versions/bad/2026-11-01.txt", "192.0.2.0/24\n");
    site.with("lists/versions/bad/2026-11-22.txt", "203.0.113.0/24\n");
    site.with("lists/bad.txt", "203.0.113.0/24\n");
    site.with("rules/bad.drl", StoredSite.rule("bad", "denied, source.ip in list \"bad\""));
    Ran replay = site.replay("a.log", StoredSite.scan("192.0.2.9", 1));
    assertThat(explain(replay).lines()).contains("list        bad has source.ip 192.0.2.9");
  }

  @Test
  void aRuleThatChangedOrIsGoneIsSaid() throws IOException {
    String rule = StoredSite.rule("mine", "denied, count().per( source.ip ).within( 60s ) >= 3");
    site.with("rules/mine.drl", rule);
    Ran replay = site.replay("a.log", StoredSite.scan("192.0.2.9", 3));
    site.with("rules/mine.drl", rule.replace(">= 3", ">= 4"));
    assertThat(explain(replay).lines())
        .anyMatch(
            line ->
                line.matches(
                    "note {8}the rule was changed since; conditions are those of today"
                        + " \\(version [0-9a-f]{8}\\)"))
        .anyMatch(line -> line.startsWith("note        today it would not be found so"));
    site.with("rules/mine.drl", StoredSite.rule("yours", "denied"));
    Ran gone = explain(replay);
    assertThat(gone.exitCode()).isZero();
    assertThat(gone.lines())
        .anyMatch(
            line ->
                line.startsWith(
                    "note        its conditions can't be shown: there is no rule 'mine'"))
        .anyMatch(line -> line.startsWith("because     count()"));
  }

  @Test
  void itSaysByWhatItWasMadeAndWhatIsAnotherToday() throws IOException {
    site.with("lists/bad.txt", "192.0.2.0/24\n").with("lists/good.txt", "198.51.100.0/24\n");
    site.with("hosts.csv", "name,address\nfiles,10.0.0.5\n");
    String rule = StoredSite.rule("mine", "denied, source.ip in list \"bad\"");
    site.with("rules/mine.drl", rule);
    Ran replay = site.replay("a.log", StoredSite.scan("192.0.2.9", 1));
    List<String> made = explain(replay).lines();
    assertThat(made)
        .anyMatch(
            line ->
                line.matches(
                    "made by {5}rule [0-9a-f]{8}, lists [0-9a-f]{8}, hosts and networks"
                        + " [0-9a-f]{8}"))
        .noneMatch(line -> line.startsWith("note  "));
    assertThat(explain(replay, "--json").output()).contains("\"versions\":[{\"rule\":\"");

    site.with("rules/mine.drl", "// why\r\n" + rule.replace("\n", "\r\n"));
    site.with("lists/bad.txt", "# the same\n192.0.2.7\n192.0.2.0/24\n");
    site.with("lists/good.txt", "203.0.113.0/24\n");
    assertThat(explain(replay).lines()).noneMatch(line -> line.startsWith("note  "));

    site.with("lists/bad.txt", "192.0.2.0/25\n");
    site.with("hosts.csv", "name,address\nfiles,10.0.0.6\n");
    assertThat(explain(replay).lines())
        .contains(
            "note        the lists that it goes by are others than then",
            "note        the site's hosts, networks or egress policy are others than then")
        .noneMatch(line -> line.startsWith("note        the rule was changed"));
  }

  @Test
  void ofTwoRulesThatRaiseTheSameTheOneThatDidIsShown() throws IOException {
    String other =
        """
        rule "other" @raises( "mine" ) @key( source )
        when $e : Event( denied, destination.port == 25, count( denied ).per( source.ip ).within( 61s ) >= 3 )
        then finding.raise( $e ); end
        """;
    site.with("rules/mine.drl", StoredSite.rule("mine", "denied, destination.port == 99") + other);
    Ran replay = site.replay("a.log", StoredSite.scan("192.0.2.9", 6));
    assertThat(replay.lines()).singleElement().asString().contains("  mine  ");
    assertThat(explain(replay).lines())
        .contains(
            "  count( denied ).per( source.ip ).within( 61s ) >= 3  ->  5 of 3; source.ip 192.0.2.9")
        .anyMatch(line -> line.startsWith("rule        other ("))
        .noneMatch(line -> line.startsWith("note  "));
    assertThat(site.run("rules", "backtest", "mine", "--from", "2026-11-21").lines())
        .contains("compared with what is stored: 1 in both, 0 only here, 0 only stored");
    assertThat(Ran.tharsis("rules", "list", "--config", site.file("tharsis.yaml")).lines())
        .anyMatch(line -> line.startsWith("mine "))
        .noneMatch(line -> line.startsWith("other "));
  }

  @Test
  void whatCannotBeKnownIsNoted() throws IOException {
    site.exclusion("noise", "port: [22, 23]", "action: drop");
    Ran replay = site.replay("a.log", StoredSite.scan("192.0.2.9", 18));
    site.with("tharsis.yaml", "exclusions: {enabled: false, longest: 36500d}\n");
    String dropped = "2 lines were dropped by exclusions up to now and are not in the index";
    String disabled = "the settings disable all exclusions";
    assertThat(explain(replay).lines()).contains("note: " + dropped, "note: " + disabled);
    assertThat(explain(replay, "--json").output()).contains(dropped, disabled);
  }

  @Test
  void whatIsNotStoredAnyMoreIsNotGuessed() throws IOException {
    site.with("lists/bad.txt", "192.0.2.0/24\n");
    site.with("rules/bad.drl", StoredSite.rule("bad", "denied, source.ip in list \"bad\""));
    Ran replay = site.replay("a.log", StoredSite.scan("192.0.2.9", 1));
    site.exclusion("late", "source: 192.0.2.9");
    try (Stream<Path> files = Files.walk(data.resolve("events/2026-11-21"))) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    Ran ran = explain(replay);
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.lines())
        .contains(
            "first found its event is not stored any more",
            "  denied  ->  not known",
            "exclusion   not known: its event is not stored any more",
            "list        not known: its event is not stored any more");
  }

  /** The silence is only known from a line that comes later. */
  @Test
  void aSilenceIsFoundAgain() throws IOException {
    site.with(
        "rules/still.drl",
        StoredSite.rule("still", "denied, last().per( observer.name ).silentFor( 10m )")
            .replace("source", "device"));
    Ran replay =
        site.replay(
            "a.log",
            StoredSite.deny("10:00:00", "192.0.2.9", 22)
                + StoredSite.deny("12:00:00", "192.0.2.9", 22).replace("fw1", "fw2"));
    assertThat(replay.lines().getFirst()).contains("  still  ");
    assertThat(explain(replay).lines())
        .contains(
            "  last().per( observer.name ).silentFor( 10m )  ->  10m of 10m; observer.name fw1")
        .noneMatch(line -> line.startsWith("note  "));
    Ran backtest = site.run("rules", "backtest", "still", "--to", "2026-11-21T10:00:01");
    assertThat(backtest.lines())
        .contains("compared with what is stored: 1 in both, 0 only here, 0 only stored");
  }

  @Test
  void relatedIncidentsAndAttackersTextAreShown() throws IOException {
    site.with("rules/mine.drl", StoredSite.rule("mine", "denied, destination.port == 20"));
    Ran replay =
        site.replay("a.log", StoredSite.scan("192.0.2.9", 15).replace("\"x\"", "\"\u001b[31m\""));
    assertThat(replay.lines()).hasSize(2);
    Ran ran = explain(replay);
    assertThat(ran.lines()).anyMatch(line -> line.startsWith("related     "));
    assertThat(ran.output()).contains("\\x1b[31m").doesNotContain("\u001b");
  }

  @Test
  void anUnknownIncidentIsSaid() throws IOException {
    site.replay("a.log", StoredSite.scan("192.0.2.9", 1));
    Ran ran = site.run("rules", "explain", "zzz");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).contains("there is no incident zzz");
    assertThat(Ran.tharsis("rules", "explain").exitCode()).isEqualTo(2);
  }
}
