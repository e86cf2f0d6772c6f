package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.ListFolder;
import org.tharsis.config.Site;
import org.tharsis.model.Incident;

/** What holds when the site's files change; each look is called for by the test. */
class SiteWatchTest {
  @TempDir private Path directory;
  private WatchedSite site;

  @BeforeEach
  void start() throws Exception {
    site = new WatchedSite(directory);
  }

  @AfterEach
  void stop() throws Exception {
    site.close();
  }

  @Test
  void withoutAChangeNothingHappens() throws Exception {
    site.look();
    site.take(WatchedSite.DENIED);
    assertThat(site.archive().count("exclusion:before")).isEqualTo(1);
    assertThat(site.log()).isEmpty();
  }

  @Test
  void changedExclusionsHold() throws Exception {
    site.folder().with("exclusions.yaml", SiteFolder.exclusion("after", "store", "port: 445"));
    site.look();
    site.take(WatchedSite.DENIED);
    assertThat(site.archive().count("exclusion:after")).isEqualTo(1);
  }

  @Test
  void aChangedListHolds() throws Exception {
    site.folder()
        .with("lists/scanners.txt", "198.51.100.0/24\n")
        .with("exclusions.yaml", SiteFolder.exclusion("list", "store", "source: scanners"));
    site.look();
    site.take(WatchedSite.DENIED);
    assertThat(site.archive().count("exclusion:list")).isZero();
    site.folder().with("lists/scanners.txt", "192.0.2.0/24\n");
    site.look();
    site.take(WatchedSite.DENIED);
    assertThat(site.archive().count("exclusion:list")).isEqualTo(1);
  }

  /** What came before the change is judged by what the list was then. */
  @Test
  void whatAListWasIsKept() throws Exception {
    site.folder()
        .with("lists/scanners.txt", "198.51.100.0/24\n")
        .with("exclusions.yaml", SiteFolder.exclusion("list", "store", "source: scanners"));
    site.look();
    site.folder().with("lists/scanners.txt", "# a note\n198.51.100.0/24\n");
    site.look();
    ListFolder lists = new ListFolder(site.folder().file());
    assertThat(lists.past("scanners")).as("the same addresses are no change").isEmpty();
    Path list =
        site.folder().with("lists/scanners.txt", "192.0.2.0/24\n").path("lists/scanners.txt");
    Files.setLastModifiedTime(list, FileTime.from(Instant.parse("1999-12-31T12:00:00Z")));
    site.look();
    assertThat(lists.past("scanners").keySet())
        .containsExactly(LocalDate.of(1970, 1, 12), LocalDate.of(1999, 12, 31));
    site.take(WatchedSite.DENIED);
    assertThat(site.archive().count("exclusion:list")).isEqualTo(1);
  }

  @Test
  void aChangedListHoldsForRulesToo() throws Exception {
    site.folder().with("lists/threats.txt", "198.51.100.0/24\n");
    site.look();
    site.take(Asa.built("192.0.2.7", "10.0.0.1", 443));
    site.take(Asa.built("198.51.100.9", "10.0.0.1", 443));
    site.folder().with("lists/threats.txt", "192.0.2.0/24\n");
    site.look();
    site.take(Asa.built("192.0.2.8", "10.0.0.1", 443));
    Eventually.holds("both are found", () -> site.archive().incidents().size() == 2);
    assertThat(site.archive().incidents())
        .allMatch(incident -> incident.rule().id().equals("threat-list-contact"))
        .extracting(Incident::key)
        .containsExactlyInAnyOrder("198.51.100.9", "192.0.2.8");
  }

  @Test
  void aChangedListHoldsForTheEgressPolicyToo() throws Exception {
    site.folder()
        .with("lists/partners.txt", "198.51.100.0/24\n")
        .settings(WatchedSite.settings() + "egress: [{services: any, to: list partners}]\n");
    site.look();
    site.take(Asa.built("10.0.0.1", "192.0.2.7", 443));
    assertThat(site.archive().count("egress:violation")).isEqualTo(1);
    site.folder().with("lists/partners.txt", "192.0.2.0/24\n");
    site.look();
    site.take(Asa.built("10.0.0.1", "192.0.2.7", 443));
    assertThat(site.archive().count("egress:permitted")).isEqualTo(1);
  }

  @Test
  void changedHostsHold() throws Exception {
    site.folder().with("hosts.csv", "name,address\nxp-lab-1,10.1.1.1\n");
    site.look();
    site.take("<132>Jun 15 11:59:20 XP-LAB-1 Tcpip: 4226: TCP/IP has reached the security limit");
    assertThat(site.archive().count("host.ip:10.1.1.1")).isEqualTo(1);
  }

  @Test
  void withAMistakeAllStaysAsItWasUntilItIsMended() throws Exception {
    site.folder().with("exclusions.yaml", "- id: after\n  action: forget\n");
    site.look();
    site.take(WatchedSite.DENIED);
    site.take(WatchedSite.DENIED);
    assertThat(site.archive().count("exclusion:before")).isEqualTo(2);
    site.folder().with("exclusions.yaml", SiteFolder.exclusion("after", "store", "port: 445"));
    site.look();
    site.take(WatchedSite.DENIED);
    assertThat(site.archive().count("exclusion:after")).isEqualTo(1);
  }

  @Test
  void aMistakeIsReportedOnce() throws Exception {
    site.folder().with("exclusions.yaml", "- id: after\n  action: forget\n");
    site.look();
    List<String> first = site.mistakes();
    assertThat(first).anyMatch(each -> each.contains("exclusions.yaml:2: "));
    site.look();
    assertThat(site.mistakes()).isEqualTo(first);
  }

  @Test
  void whatItStumblesOverIsTriedAgain() throws Exception {
    List<Site> used = new ArrayList<>();
    site.usedBy(
        changed -> {
          used.add(changed);
          if (used.size() < 3) {
            throw new IllegalStateException("not yet");
          }
        });
    site.folder().with("rules/telnet.drl", Rules.denied("telnet", 23));
    for (int look = 0; look < 5; look++) {
      site.look();
    }
    assertThat(used).hasSize(3);
    assertThat(site.mistakes()).as("said now and then").hasSize(1);
    site.take(WatchedSite.JUDGED);
    Eventually.holds("the rule holds", () -> !site.archive().incidents().isEmpty());
  }

  private static String ended(String id) {
    return SiteFolder.exclusion(id, "store", "port: 23").replace("2099", "2020");
  }

  @Test
  void whatIsWrittenToHaveEndedIsRefusedWithAllElse() throws Exception {
    String after = SiteFolder.exclusion("after", "store", "port: 445");
    site.folder().with("exclusions.yaml", after + ended("late"));
    site.look();
    assertThat(site.mistakes())
        .anyMatch(each -> each.contains("exclusions.yaml:12: ends: 2020-12-31 is over"));
    site.take(WatchedSite.DENIED);
    assertThat(site.archive().count("exclusion:before")).isEqualTo(1);
  }

  @Test
  void oneForARuleThatThereIsNotIsRefused() throws Exception {
    site.folder()
        .with("exclusions.yaml", SiteFolder.exclusion("after", "store", "rule: port-scam"));
    site.look();
    assertThat(site.mistakes())
        .anyMatch(each -> each.endsWith("there is no rule 'port-scam'; did you mean 'port-scan'?"));
    site.take(WatchedSite.DENIED);
    assertThat(site.archive().count("exclusion:before")).isEqualTo(1);
  }

  /** A site that stood still for a year is no mistake, and goes on taking changes. */
  @Test
  void whatRanOutBeforeHindersNobody() throws Exception {
    site.folder().with("exclusions.yaml", ended("late"));
    site.watchFromNowOn();
    site.folder()
        .with(
            "exclusions.yaml",
            SiteFolder.exclusion("after", "store", "port: 445")
                + "# still there\n"
                + ended("late"));
    site.look();
    assertThat(site.mistakes()).isEmpty();
    site.take(WatchedSite.DENIED);
    assertThat(site.archive().count("exclusion:after")).isEqualTo(1);
    site.folder().with("exclusions.yaml", ended("late").replace("23", "24"));
    site.look();
    assertThat(site.mistakes()).anyMatch(each -> each.contains("exclusions.yaml:6: "));
  }

  @Test
  void allMistakesAreReportedTogetherAndTheRunningSetStays() throws Exception {
    site.folder()
        .with("lists/cdn.txt", "192.0.2.0/24\n192.0.2.1/24\n")
        .with("lists/cdn.json", "{\"addresses\": [\"192.0.2.0/24\"]}")
        .with("lists/world.txt", "0.0.0.0/1\n128.0.0.0/1\n")
        .with(
            "exclusions.yaml",
            SiteFolder.exclusion("typo", "store", "source: 10.0.0.0/33")
                + SiteFolder.exclusion("bits", "store", "source: 10.0.0.1/8")
                + SiteFolder.exclusion("list", "store", "source: list cdm")
                + ended("late")
                + SiteFolder.exclusion("all", "drop", "address: [inside, outside]"));
    site.look();
    assertThat(site.mistakes().stream().filter(each -> each.contains(": ")))
        .hasSize(8)
        .anyMatch(each -> each.contains("lists/cdn.txt:2: '192.0.2.1/24' has host bits set"))
        .anyMatch(each -> each.contains("lists/cdn.json: there is lists/cdn.txt, too"))
        .anyMatch(each -> each.contains("lists/world.txt: 'all of it together' is every address"))
        .anyMatch(each -> each.contains("exclusions.yaml:3: source: '/33' is no prefix length"))
        .anyMatch(each -> each.contains("exclusions.yaml:9: source: '10.0.0.1/8' has host bits"))
        .anyMatch(each -> each.contains("exclusions.yaml:15: source: 'cdm' is neither a list nor"))
        .anyMatch(each -> each.contains("exclusions.yaml:24: ends: 2020-12-31 is over"))
        .anyMatch(each -> each.contains("exclusions.yaml:25: would exclude everything: address"));
    site.take(WatchedSite.DENIED);
    assertThat(site.archive().count("exclusion:before")).isEqualTo(1);
  }

  @Test
  void aRunningEngineLooksByItself() throws Exception {
    SiteFolder other = new SiteFolder(directory.resolve("other"));
    try (RunningEngine engine = RunningEngine.on(other)) {
      other.with("exclusions.yaml", SiteFolder.exclusion("after", "store", "port: 445"));
      Eventually.holds(
          "the new exclusion holds",
          () -> {
            Peer.sends(engine.tcp(), List.of(WatchedSite.DENIED));
            return engine.archive().count("exclusion:after") > 0;
          });
    }
  }
}
