package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.rules.Shipped;
import picocli.CommandLine;

/** The commands as their users have them: output, messages and exit codes. */
class CommandsTest {
  @TempDir private Path site;
  @TempDir private Path data;
  private Path config;

  @BeforeEach
  void aSite() throws IOException {
    config = site.resolve("tharsis.yaml");
    Files.writeString(config, "timeZone: UTC\n");
  }

  @Test
  void hostsAreListed() throws IOException {
    Files.writeString(site.resolve("hosts.csv"), "name,address\nweb1,10.0.0.5\nweb2,10.0.0.6\n");
    assertThat(tharsis("hosts", "web1").output()).contains("10.0.0.5").doesNotContain("web2");
    assertThat(tharsis("hosts", "10.0.0.6", "--json").output())
        .isEqualToIgnoringNewLines(
            "{\"name\":\"web2\",\"address\":\"10.0.0.6\",\"known\":\"hosts.csv\"}");
    Ran unknown = tharsis("hosts", "wbe1");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.errors())
        .isEqualToIgnoringNewLines("'wbe1' is not known; did you mean 'web1'?");
  }

  @Test
  void withoutHostsThatIsSaid() {
    Ran none = tharsis("hosts");
    assertThat(none.exitCode()).isZero();
    assertThat(none.output()).isEqualToIgnoringNewLines("no hosts");
    assertThat(tharsis("hosts", "--json").output()).isEmpty();
    Ran nowhere = Ran.tharsis("hosts", "--config", config, "--data", data.resolve("nowhere"));
    assertThat(nowhere.exitCode()).isEqualTo(1);
    assertThat(nowhere.errors()).contains("there is no data in", "nowhere");
  }

  private Path log(int ports) throws IOException {
    return Files.writeString(site.resolve("scan.log"), StoredSite.scan("192.0.2.9", ports));
  }

  private Ran tharsis(Object... words) {
    Object[] all = new Object[words.length + 4];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--config";
    all[words.length + 1] = config;
    all[words.length + 2] = "--data";
    all[words.length + 3] = data;
    return Ran.tharsis(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "replay",
        "parse",
        "search",
        "incidents",
        "incidents show",
        "incidents close",
        "incidents reasons",
        "incidents reopen",
        "exclusions",
        "exclusions list",
        "exclusions add",
        "exclusions propose",
        "exclusions shadow",
        "exclusions activate",
        "exclusions end",
        "exclusions renew",
        "exclusions remove",
        "exclusions log",
        "exclusions lint",
        "exclusions test",
        "exclusions preview",
        "exclusions suggest",
        "lists",
        "lists list",
        "lists show",
        "lists test",
        "lists refresh",
        "lists drift",
        "rules",
        "rules list",
        "rules check",
        "rules test",
        "rules new",
        "rules backtest",
        "rules explain",
        "rules why-not",
        "hosts",
        "check"
      })
  void everyCommandHasHelp(String command) {
    String[] words = (command + " --help").split(" ", -1);
    Ran ran = Ran.tharsis((Object[]) words);
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.output()).startsWith("Usage: tharsis " + command);
  }

  /** They are all that a list of commands shows, and it is 80 characters wide. */
  @Test
  void theFirstWordsOfEveryHelpAreASentence() {
    assertThat(firstWords(new CommandLine(new Tharsis())))
        .hasSizeGreaterThan(20)
        .allSatisfy(words -> assertThat(words).endsWith(".").hasSizeLessThan(80));
  }

  private static List<String> firstWords(CommandLine command) {
    List<String> words = new ArrayList<>();
    words.add(command.getCommandSpec().usageMessage().description()[0]);
    command.getSubcommands().values().forEach(each -> words.addAll(firstWords(each)));
    return words;
  }

  @Test
  void wrongUseIsTwo() {
    assertThat(Ran.tharsis("serach").exitCode()).isEqualTo(2);
    assertThat(Ran.tharsis("replay").exitCode()).isEqualTo(2);
    assertThat(Ran.tharsis("incidents", "close", "x", "--as", "fine", "--why", "y").exitCode())
        .isEqualTo(2);
  }

  @Test
  void checkSaysEveryMistakeAtOnce() throws IOException {
    Files.writeString(config, "syslog:\n  prot: 514\ntimeZone: Mars/Tharsis\n");
    Files.writeString(
        site.resolve("exclusions.yaml"),
        """
        - id: a
          destination: 10.0.0.1/8
          rule: port-scna
          owner: anna
          reason: test
          ends: 2027-01-01
        """);
    Files.createDirectories(site.resolve("rules"));
    Files.writeString(site.resolve("rules/mine.drl"), "rule \"mine\" when then end");
    Ran ran = Ran.tharsis("check", "--config", config);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.output())
        .contains(
            "tharsis.yaml:2: ",
            "did you mean 'port'",
            "tharsis.yaml:3: ",
            "exclusions.yaml:2: ",
            "10.0.0.0/8",
            "exclusions.yaml:3: ",
            "port-scan",
            "mine.drl:1: ");
  }

  @Test
  void checkOfARightSite() {
    Ran ran = Ran.tharsis("check", "--config", config);
    assertThat(ran.output()).contains("is right; rules: " + Shipped.rules().size() + ",");
    assertThat(ran.exitCode()).isZero();
  }

  @Test
  void searchAnswersAfterReplay() throws IOException {
    assertThat(tharsis("replay", log(20)).exitCode()).isZero();
    assertThat(tharsis("search", "--count", "src:192.0.2.0/24 dport:[20 TO 29]").output())
        .isEqualToIgnoringNewLines("10");
    assertThat(tharsis("search", "--top", "dport", "--limit", "3").lines()).hasSize(3);
    assertThat(tharsis("search", "--histogram", "10s").lines())
        .containsExactly(
            "2026-11-21T10:00:00.000Z          10", "2026-11-21T10:00:10.000Z          10");
    assertThat(tharsis("search", "--from", "2026-11-21T10:00:18").lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("2026-11-21T10:00:19.000Z fw1 106023");
    assertThat(tharsis("search", "\"Deny tcp src outside\"", "--count").output())
        .isEqualToIgnoringNewLines("20");
  }

  @Test
  void aQueryMayNameTheSitesLists() throws IOException {
    tharsis("replay", log(3));
    Files.createDirectories(site.resolve("lists"));
    Files.writeString(site.resolve("lists/scanners.txt"), "192.0.2.0/28\n");
    assertThat(tharsis("search", "src:@scanners", "--count").output())
        .isEqualToIgnoringNewLines("3");
    Files.writeString(site.resolve("lists/three.txt"), "# kind: ports\n20-21\n443\n");
    assertThat(tharsis("search", "dport:@three", "--count").output())
        .isEqualToIgnoringNewLines("2");
    assertThat(tharsis("search", "src:@scaners", "--count").errors())
        .isEqualToIgnoringNewLines(
            "column 5: there is no list 'scaners'; did you mean 'scanners'?");
    assertThat(tharsis("search", "@timestamp:[now-1m TO now]", "--count").output())
        .isEqualToIgnoringNewLines("0");
  }

  @Test
  void aMistakeInAQueryHasItsColumn() throws IOException {
    tharsis("replay", log(1));
    Ran ran = tharsis("search", "sorce.ip:10.0.0.1");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).contains("column 1", "source.ip");
  }

  @Test
  void anEmptyDirectoryIsNoError() {
    assertThat(tharsis("search", "--count").output()).isEqualToIgnoringNewLines("0");
    assertThat(tharsis("incidents").output()).isEqualToIgnoringNewLines("no incidents");
    assertThat(tharsis("incidents", "--json").output()).isEmpty();
  }

  @Test
  void noDirectoryIsSaid() {
    Ran ran = Ran.tharsis("search", "x", "--data", data.resolve("nowhere"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).contains("there is no data in", "nowhere");
  }

  @Test
  void anIncidentIsShownClosedAndReopened() throws IOException {
    Ran replay = tharsis("replay", log(16), "--json");
    String id = replay.output().substring(7, replay.output().indexOf('"', 7));
    assertThat(replay.lines()).hasSize(1).first().asString().contains("\"port-scan\"");
    Ran shown = tharsis("incidents", "show", id.substring(0, 5));
    assertThat(shown.output())
        .contains("because   distinct( destination.port )", "it was 15 or more", "16 of 16 lines");
    assertThat(tharsis("incidents", "close", id, "--as", "resolved", "--why", "blocked").exitCode())
        .isZero();
    assertThat(tharsis("incidents").output()).contains("resolved");
    assertThat(tharsis("incidents", "show", id).output()).contains(": blocked");
    assertThat(tharsis("incidents", "reopen", id).exitCode()).isZero();
    assertThat(tharsis("incidents").output()).contains("open").doesNotContain("resolved");
    Ran unknown = tharsis("incidents", "show", "zzz");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.errors()).contains("there is no incident zzz");
  }

  @Test
  void oneUnreadableFileDoesNotStopTheOthers() throws IOException {
    Ran ran = tharsis("replay", site.resolve("nowhere.log"), log(16), "--json");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).contains("nowhere.log: there is no such file");
    assertThat(ran.lines()).hasSize(1);
  }
}
