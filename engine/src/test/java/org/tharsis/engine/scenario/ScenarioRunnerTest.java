package org.tharsis.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.config.Site;
import org.tharsis.engine.SiteFolder;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.scenario.Outcome.Verdict;
import org.tharsis.model.Problem;

/** A site's own scenarios: found by their names, tried on the site as it is. */
class ScenarioRunnerTest {
  private static final String RULE =
      """
      rule "telnet"
          @title( "Telnet" )  @severity( green )  @key( source )  @quiet( 30m )
          @means( "m" )  @todo( "t" )
      when
          $e : Event( denied, source.internal, destination.port == 23 )
      then
          finding.raise( $e );
      end
      """;

  @TempDir private Path directory;
  private SiteFolder folder;

  @BeforeEach
  void aSiteWithARule() throws IOException {
    folder = new SiteFolder(directory).with("rules/telnet.drl", RULE);
  }

  /** Without a year, as many devices send it. */
  private static String deny(String source, int port) {
    return "<164>Jun 15 12:00:00 fw1 : %%ASA-4-106023: Deny tcp src inside:%s/4000 dst outside:192.0.2.7/%d by access-group \"x\" [0x0, 0x0]%n"
        .formatted(source, port);
  }

  private List<Outcome> outcomes() throws IOException {
    Site site = folder.site();
    try (ScenarioRunner runner = new ScenarioRunner(site, SiteRules.of(site))) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Scenario each : Scenarios.of(site).all()) {
        if (!each.shipped()) {
          outcomes.add(runner.run(each));
        }
      }
      return outcomes;
    }
  }

  private Outcome outcome(String name, String log) throws IOException {
    folder.with("rules/" + name, log);
    assertThat(outcomes()).hasSize(1);
    return outcomes().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "telnet.fires.log,     23, PASSED",
    "telnet.fires.log,     24, FAILED",
    "telnet.quiet.log,     24, PASSED",
    "telnet.quiet.log,     23, FAILED",
    "telnet.fires-old.log, 23, PASSED",
    "nobody.fires.log,     23, FAILED",
  })
  void itIsTriedAsItsNameSays(String name, int port, Verdict verdict) throws IOException {
    assertThat(outcome(name, deny("10.0.0.1", port)).verdict()).isEqualTo(verdict);
  }

  @Test
  void aFailureSaysWhatCameInstead() throws IOException {
    Outcome quiet = outcome("telnet.quiet.log", deny("10.0.0.1", 23) + "nobody knows this\n");
    assertThat(quiet.came())
        .containsExactly(
            "telnet green key=10.0.0.1 count=1 sources=10.0.0.1 destinations=192.0.2.7 ports=23");
    assertThat(quiet.notes()).containsExactly("1 of 2 lines were not understood");
    assertThat(quiet.ok()).isFalse();
  }

  @Test
  void whatMustComeCanBeSaidExactly() throws IOException {
    folder.with("rules/telnet.fires.log", deny("10.0.0.1", 23) + deny("10.0.0.1", 23));
    folder.with("rules/telnet.fires.expected", "# by hand\ntelnet green key=10.0.0.1 count=1\n");
    assertThat(outcomes().getFirst().verdict()).isEqualTo(Verdict.FAILED);
    folder.with(
        "rules/telnet.fires.expected",
        "telnet green key=10.0.0.1 count=2 sources=10.0.0.1 destinations=192.0.2.7 ports=23\n");
    assertThat(outcomes().getFirst().verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void theSitesOwnNetworksHold() throws IOException {
    folder.settings("networks: {inside: [198.51.100.0/24]}\n");
    assertThat(outcome("telnet.fires.log", deny("198.51.100.1", 23)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(outcome("telnet.fires.log", deny("10.0.0.1", 23)).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  /** The example of docs/writing-a-rule.md. */
  @Test
  void aMachineThatNobodyWroteDownIsLearnt() throws IOException {
    folder.with(
        "rules/telnet.drl",
        RULE.replace(
            "denied, source.internal, destination.port == 23",
            """
            denied, destination.port == 445,
            count( event.code == "4226" ).per( host.ip ).matching( source.ip ).within( 10s ) >= 1"""));
    String lease =
        "<30>Jun 15 11:57:00 gw-lan dhcpd[812]: DHCPACK on 10.1.1.41 to 00:00:5e:00:53:41 (xp-41)"
            + " via eth1\n";
    String said =
        """
        <132>Jun 15 12:00:00 XP-41 Tcpip: 4226: TCP/IP has reached the security limit imposed on the number of concurrent TCP connect attempts.
        <164>Jun 15 2026 12:00:01 fw-edge : %ASA-4-106023: Deny tcp src inside:10.1.1.41/4001 dst outside:203.0.113.9/445 by access-group "inside_out" [0x0, 0x0]
        """;
    folder.with("rules/telnet.fires.log", lease + said).with("rules/telnet.quiet.log", said);
    assertThat(outcomes()).extracting(Outcome::verdict).containsOnly(Verdict.PASSED).hasSize(2);
  }

  @Test
  void theSitesExclusionsHoldAndAreSaid() throws IOException {
    folder.with("exclusions.yaml", SiteFolder.exclusion("x", "store", "source: 10.0.0.1"));
    Outcome outcome = outcome("telnet.fires.log", deny("10.0.0.1", 23));
    assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(outcome.notes()).containsExactly("exclusions hid 1 of 1 lines");
  }

  @Test
  void whatAnExclusionKeepsQuietIsFoundAndSaid() throws IOException {
    folder.with("exclusions.yaml", SiteFolder.exclusion("x", "quiet", "source: 10.0.0.1"));
    Outcome outcome = outcome("telnet.fires.log", deny("10.0.0.1", 23));
    assertThat(outcome.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(outcome.notes()).containsExactly("exclusions closed 1 incidents when they began");
  }

  @Test
  void aDisabledRulesScenariosAreSkipped() throws IOException {
    folder.settings("rules: {disabled: [telnet]}\n");
    assertThat(outcome("telnet.fires.log", "").verdict()).isEqualTo(Verdict.SKIPPED);
  }

  @Test
  void theShippedOnesGoWithTheRuleTheyAreFor() throws IOException {
    assertThat(Scenarios.of(folder.site()).all())
        .extracting(Scenario::file)
        .contains("book/port-scan.fires.log");
    folder.with("rules/port-scan.drl", RULE.replace("telnet", "port-scan"));
    assertThat(Scenarios.of(folder.site()).all())
        .extracting(Scenario::file)
        .isNotEmpty()
        .noneMatch(file -> file.startsWith("book/port-scan."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"telnet.log", "telnet.fired.log", ".fires.log", "fires.log"})
  void anotherNameIsAMistake(String name) throws IOException {
    folder.with("rules/" + name, "");
    assertThat(Scenarios.of(folder.site()).problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("RULE.fires-WHAT.log");
  }

  @Test
  void aRulesNameMayHoldADot() {
    assertThat(ScenarioName.of("v1.2.quiet-a.log")).isEqualTo(new ScenarioName("v1.2", false));
    assertThat(new ScenarioName("v1.2", false).file("a")).isEqualTo("v1.2.quiet-a.log");
  }
}
