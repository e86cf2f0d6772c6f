package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.index.EventIndex;
import org.tharsis.index.IncidentIndex;

/** {@code rules backtest} on what replays have stored. */
class RulesBacktestTest {
  private static final String FOURTEEN =
      StoredSite.rule(
          "port-scan",
          "denied, distinct( destination.port ).per( source.ip, destination.ip ).within( 10m ) >="
              + " 14");

  @TempDir private Path directory;
  @TempDir private Path data;
  private StoredSite site;

  @BeforeEach
  void aSite() throws IOException {
    site = new StoredSite(directory, data);
  }

  private void twoScans() throws IOException {
    site.replay("a.log", StoredSite.scan("192.0.2.9", 16));
    site.replay("b.log", StoredSite.scan("192.0.2.14", 14));
  }

  @Test
  void theSameRuleFindsWhatIsStored() throws IOException {
    twoScans();
    String stored = site.run("incidents").output();
    Ran ran = site.run("rules", "backtest", "port-scan");
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines().getFirst()).isEqualToIgnoringNewLines(stored);
    assertThat(ran.lines())
        .contains(
            "2026-11-21           1",
            "port-scan would have raised 1 incident",
            "events looked at: 30, and 0 before them for what it counts",
            "compared with what is stored: 1 in both, 0 only here, 0 only stored")
        .anyMatch(line -> line.startsWith("note: the index begins at 2026-11-21T10:00:00.000Z"));
  }

  @Test
  void aDraftSaysWhatItWouldChange() throws IOException {
    twoScans();
    Path draft = Files.writeString(directory.resolve("draft.drl"), FOURTEEN);
    Ran ran = site.run("rules", "backtest", draft);
    assertThat(ran.lines())
        .contains(
            "port-scan would have raised 2 incidents",
            "compared with what is stored: 1 in both, 1 only here, 0 only stored")
        .anyMatch(line -> line.startsWith("only here    "));
    Files.writeString(draft, FOURTEEN.replace(">= 14", ">= 17"));
    assertThat(site.run("rules", "backtest", draft).lines())
        .contains(
            "no incidents", "compared with what is stored: 0 in both, 0 only here, 1 only stored")
        .anyMatch(line -> line.startsWith("only stored  ") && line.contains("192.0.2.9"));
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    twoScans();
    Path draft = Files.writeString(directory.resolve("draft.drl"), FOURTEEN);
    List<String> lines = site.run("rules", "backtest", draft, "--json").lines();
    assertThat(lines).hasSize(3);
    assertThat(lines).filteredOn(line -> line.endsWith("\"in\":\"both\"}")).hasSize(1);
    assertThat(lines).filteredOn(line -> line.endsWith("\"in\":\"backtest\"}")).hasSize(1);
    assertThat(lines.getLast())
        .startsWith("{\"rule\":\"port-scan\",\"incidents\":2,\"days\":{\"2026-11-21\":2},")
        .contains("\"events\":30", "\"both\":1,\"backtest\":1,\"stored\":0");
  }

  /** What came before the range still counts, but raises nothing. */
  @Test
  void theRangeIsOfFindingsNotOfCounts() throws IOException {
    site.replay("a.log", StoredSite.scan("192.0.2.9", 16));
    Ran late = site.run("rules", "backtest", "port-scan", "--from", "2026-11-21T10:00:15");
    assertThat(late.lines())
        .contains(
            "port-scan would have raised 1 incident",
            "events looked at: 1, and 15 before them for what it counts",
            "compared with what is stored: 1 in both, 0 only here, 0 only stored");
    Ran early = site.run("rules", "backtest", "port-scan", "--to", "2026-11-21T10:00:14");
    assertThat(early.output())
        .contains("no incidents", "would have raised no incident", "looked at: 14,");
    assertThat(early.output()).contains("0 in both, 0 only here, 0 only stored");
  }

  /** The rules that it asks for come along, wherever they stand. */
  @Test
  void aRuleThatAsksForAnother() throws IOException {
    twoScans();
    Path draft =
        Files.writeString(
            directory.resolve("draft.drl"),
            StoredSite.rule(
                "after-a-scan",
                "denied, destination.port == 34, suspected( \"port-scan\" ).per( source.ip ).within("
                    + " 1h )"));
    assertThat(site.run("rules", "backtest", draft).lines())
        .contains("after-a-scan would have raised no incident");
    Files.writeString(draft, Files.readString(draft).replace("== 34", ">= 35"));
    site.replay("c.log", StoredSite.scan("192.0.2.9", 20));
    assertThat(site.run("rules", "backtest", draft).lines())
        .contains("after-a-scan would have raised 1 incident");
  }

  @Test
  void theSitesExclusionsHold() throws IOException {
    twoScans();
    site.exclusion("scanner", "source: 192.0.2.9");
    assertThat(site.run("rules", "backtest", "port-scan").lines())
        .contains(
            "no incidents",
            "exclusions kept 16 of them from it, and hid no finding",
            "compared with what is stored: 0 in both, 0 only here, 1 only stored");
    site.exclusion("scanner", "source: 192.0.2.9", "rule: port-scan");
    assertThat(site.run("rules", "backtest", "port-scan").lines())
        .contains("no incidents", "exclusions kept 0 of them from it, and hid 2 findings");
  }

  @Test
  void nothingIsWritten() throws IOException {
    twoScans();
    List<String> before = files();
    site.run("rules", "backtest", "port-scan");
    assertThat(files()).isEqualTo(before);
  }

  /** As a running engine has them open. */
  @Test
  void anotherMayWrite() throws IOException {
    twoScans();
    String id = site.run("incidents").output().substring(0, 10);
    try (EventIndex events = EventIndex.open(data);
        IncidentIndex incidents = IncidentIndex.open(data)) {
      assertThat(events).isNotNull();
      assertThat(incidents).isNotNull();
      assertThat(site.run("rules", "backtest", "port-scan").output()).contains("1 in both");
      assertThat(site.run("rules", "explain", id).output()).contains("->  15 of 15");
      assertThat(
              site.run(
                      "rules",
                      "why-not",
                      "port-scan",
                      "--device",
                      "fw1",
                      "--at",
                      "2026-11-21T10:00")
                  .output())
          .contains("incident " + id);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.map(file -> file + " " + file.toFile().lastModified()).sorted().toList();
    }
  }

  @Test
  void aDisabledRuleIsTriedAndSaidToBe() throws IOException {
    twoScans();
    site.with("tharsis.yaml", "rules: {disabled: [port-scan]}\n");
    assertThat(site.run("rules", "backtest", "port-scan").lines())
        .contains("port-scan would have raised 1 incident", "note: the site disables port-scan");
  }

  @Test
  void mistakesSayWhatIsRight() throws IOException {
    twoScans();
    Ran unknown = site.run("rules", "backtest", "port-scna");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.errors()).contains("no rule 'port-scna'; did you mean 'port-scan'?");
    assertThat(site.run("rules", "backtest", "nowhere.drl").errors()).contains("no such file");
    Path draft = Files.writeString(directory.resolve("draft.drl"), FOURTEEN.replace("denied", "d"));
    Ran broken = site.run("rules", "backtest", draft);
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.errors()).contains("draft.drl:5: 'd' is neither a field");
    Files.writeString(draft, FOURTEEN + StoredSite.rule("b", "denied"));
    assertThat(site.run("rules", "backtest", draft).errors())
        .contains("draft.drl has 2 rules; put the one to be tried in a file of its own");
    Ran both = site.run("rules", "backtest", "port-scan", "--last", "7d", "--to", "2026-11-21");
    assertThat(both.errors()).contains("--last goes without --from and --to");
    assertThat(Ran.tharsis("rules", "backtest").exitCode()).isEqualTo(2);
  }

  @Test
  void anEmptyIndexIsNoError() throws IOException {
    Ran ran = site.run("rules", "backtest", "port-scan", "--last", "7d");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines()).contains("no incidents", "port-scan would have raised no incident");
  }
}
