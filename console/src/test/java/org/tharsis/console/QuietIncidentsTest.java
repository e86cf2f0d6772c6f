package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of an incident that an exclusion has closed, and of exclusions in shadow. */
class QuietIncidentsTest {
  @TempDir private Path directory;
  @TempDir private Path data;
  private StoredSite site;

  @BeforeEach
  void aSite() throws IOException {
    site =
        new StoredSite(directory, data).exclusion("scanner", "source: 192.0.2.9", "action: quiet");
  }

  private String replayed() throws IOException {
    return site.replay("a.log", StoredSite.scan("192.0.2.9", 15)).output().substring(0, 10);
  }

  @Test
  void itIsListedAsExcluded() throws IOException {
    String id = replayed();
    assertThat(site.run("incidents").lines())
        .singleElement()
        .asString()
        .startsWith(id)
        .contains("  excluded  ");
    assertThat(site.run("incidents", "--closed").output()).contains(id);
    assertThat(site.run("incidents", "--open").output()).doesNotContain(id);
    assertThat(site.run("incidents", "--open", "--closed").errors())
        .contains("take one of the two");
    assertThat(site.run("incidents", "--json").output())
        .contains("\"status\":\"excluded\"", "\"by\":\"exclusion scanner\"", "\"why\":\"a test\"");
  }

  @Test
  void whichExclusionsWereAskedIsSaid() throws IOException {
    String id = replayed();
    String closed = "scanner closed it when it began: a test";
    assertThat(site.run("incidents", "show", id).lines())
        .contains("exclusion " + closed)
        .anyMatch(line -> line.matches("closed    .* as excluded by exclusion scanner: a test"));
    assertThat(site.run("incidents", "show", id, "--json").output())
        .contains("\"exclusions\":[\"" + closed + "\"]");
    assertThat(site.run("rules", "explain", id).lines()).contains("exclusion   " + closed);
    assertThat(site.run("incidents", "reopen", id).exitCode()).isZero();
    assertThat(site.run("incidents", "show", id).output())
        .contains(
            "exclusion scanner covers how it began; something that nothing covers, or a person,");
    site.exclusion("try", "source: 192.0.2.9", "state: shadow");
    assertThat(site.run("incidents", "show", id).lines())
        .contains("exclusion try is in shadow; active, it would hide it");
    site.exclusion("try", "source: 192.0.2.8", "state: shadow");
    assertThat(site.run("incidents", "show", id).lines())
        .contains(
            "exclusion try is in shadow, and does not cover it: source in 192.0.2.8, it is"
                + " 192.0.2.9");
    site.exclusion("try", "source: 192.0.2.9", "state: proposed");
    assertThat(site.run("incidents", "show", id).lines())
        .contains("exclusion try was not asked: it is only proposed");
  }

  /** Devices that give whole seconds: which event completed the finding is known by the rule. */
  @Test
  void ofManyEventsOfOneMomentOneCompletedIt() throws IOException {
    site.with("exclusions.yaml", "");
    StringBuilder log = new StringBuilder();
    for (int port = 20; port < 35; port++) {
      log.append(StoredSite.deny("10:00:00", "192.0.2.9", port));
    }
    String id = site.replay("a.log", log.toString()).output().substring(0, 10);
    String entry = "- {id: %s, %s, owner: anna, reason: r, ends: 2099-12-31}\n";
    site.with(
        "exclusions.yaml",
        entry.formatted("first", "port: 20")
            + entry.formatted("none", "port: 99")
            + entry.formatted("all", "source: 192.0.2.9"));
    String all = "exclusion all would hide it today; it was not there then, or was another";
    assertThat(site.run("incidents", "show", id).lines())
        .contains(
            "exclusion not known of first: it covers some of the 15 events of that moment, and only"
                + " one completed it",
            "exclusion none does not cover it: it covers none of the 15 events of that moment",
            all);
    assertThat(site.run("rules", "explain", id).lines())
        .contains(
            "exclusion   first does not cover it: port 20, it is 34",
            "exclusion   none does not cover it: port 99, it is 34",
            all.replace("exclusion ", "exclusion   "));
    site.with("rules/port-scan.drl", StoredSite.rule("port-scan", "denied, source.port == 1"));
    assertThat(site.run("rules", "explain", id).lines())
        .as("the rule does not find it again")
        .contains(
            "exclusion   not known of first: it covers some of the 15 events of that moment, and"
                + " only one completed it");
  }

  @Test
  void hindsightSaysTheSame() throws IOException {
    String id = replayed();
    assertThat(site.run("rules", "backtest", "port-scan").lines())
        .contains(
            "port-scan would have raised 1 incident",
            "exclusions closed 1 incident when they began",
            "compared with what is stored: 1 in both, 0 only here, 0 only stored");
    assertThat(
            site.run(
                    "rules",
                    "why-not",
                    "port-scan",
                    "--source",
                    "192.0.2.9",
                    "--at",
                    "2026-11-21T10:00:00Z")
                .lines())
        .contains(
            "           incident %s, kept quiet by exclusion scanner: source in 192.0.2.9 (anna until 2099-12-31: a test)"
                .formatted(id));
  }

  @Test
  void noPersonSaysThat() throws IOException {
    String id = replayed();
    assertThat(site.run("incidents", "close", id, "--as", "excluded", "--why", "mine").exitCode())
        .isEqualTo(2);
  }

  @Test
  void checkSaysWhatIsOver() throws IOException {
    site.with(
        "exclusions.yaml",
        "- {id: old, port: 80, owner: anna, reason: why, created: 2013-06-01, ends: 2014-05-31}\n");
    Ran today = Ran.tharsis("check", "--config", site.file("tharsis.yaml"));
    assertThat(today.exitCode()).isEqualTo(1);
    assertThat(today.output()).contains("exclusions.yaml:1: ends: 2014-05-31 is over, so 'old'");
    Ran then = Ran.tharsis("check", "--on", "2013-06-04", "--config", site.file("tharsis.yaml"));
    assertThat(then.exitCode()).isZero();
    assertThat(site.replay("a.log", StoredSite.scan("192.0.2.9", 1)).errors())
        .doesNotContain("is over");
  }
}
