package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rules list}, {@code check}, {@code test} and {@code new} as their users have them. */
class RulesCommandsTest {
  private static final String RULE =
      """
      rule "telnet"
          @title( "Telnet" )  @severity( green )  @key( source )  @quiet( 30m )
          @means( "m" )  @todo( "t" )
      when
          $e : Event( denied, destination.port == 23 )
      then
          finding.raise( $e );
      end
      """;

  @TempDir private Path site;
  @TempDir private Path data;
  private Path config;
  private Path rules;

  @BeforeEach
  void aSite() throws IOException {
    config = Files.writeString(site.resolve("tharsis.yaml"), "timeZone: UTC\n");
    rules = Files.createDirectories(site.resolve("rules"));
  }

  private Ran rules(Object... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = "rules";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--config";
    all[words.length + 2] = config;
    return Ran.tharsis(all);
  }

  private Path rule(String file, String text) throws IOException {
    return Files.writeString(rules.resolve(file), text);
  }

  private static String deny(int second, int port) {
    return StoredSite.deny("10:00:%02d".formatted(second), "192.0.2.9", port);
  }

  @Test
  void listSaysWhereEachRuleIsFrom() throws IOException {
    rule("telnet.drl", RULE);
    rule("port-scan.drl", RULE.replace("telnet", "port-scan").replace("Telnet", "Ours"));
    Files.writeString(config, "rules: {disabled: [host-sweep]}\n");
    Ran ran = rules("list");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines())
        .anySatisfy(line -> assertThat(line).matches("deny-flood +yellow +source +1h +shipped +.*"))
        .anySatisfy(line -> assertThat(line).matches("telnet +green +source +30m +site +Telnet .*"))
        .anySatisfy(line -> assertThat(line).matches("port-scan +.* replaced +Ours .*"))
        .anySatisfy(line -> assertThat(line).matches("host-sweep +.* disabled +.*"));
    assertThat(rules("list", "--json").lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "\"id\":\"telnet\"",
                        "\"origin\":\"site\"",
                        "\"disabled\":false",
                        "\"means\":\"m\"",
                        "telnet.drl\",\"line\":1"));
  }

  @Test
  void checkOfARuleWithoutScenariosNotesThat() throws IOException {
    Path file = rule("telnet.drl", RULE);
    Ran ran = rules("check");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines())
        .contains(
            "note: " + file + ":1: rule \"telnet\" has no scenario telnet.fires.log",
            "note: " + file + ":1: rule \"telnet\" has no scenario telnet.quiet.log")
        .last()
        .asString()
        .startsWith("no mistakes; rules: ");
    rule("telnet.fires.log", deny(0, 23));
    rule("telnet.quiet-ssh.log", deny(0, 22));
    assertThat(rules("check").output()).doesNotContain("note");
  }

  @Test
  void checkFindsWhatIsRightButHardlyMeant() throws IOException {
    rule("telnet.drl", RULE.replace("\"Telnet\"", "\"Port scan\""));
    rule(
        "busy.drl",
        RULE.replace("telnet", "busy")
            .replace("Telnet", "Busy")
            .replace(
                "denied, destination.port == 23", "count().per( source.ip ).within( 60s ) >= 9"));
    Ran ran = rules("check");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.output())
        .contains("telnet.drl:1: ", "has the title of \"port-scan\"")
        .contains("busy.drl:5: ", "counts events of every kind");
  }

  @Test
  void checkOfAFileSpeaksOfThatFileAlone() throws IOException {
    rule("broken.drl", "rule \"broken\" when then end");
    Path draft = Files.writeString(site.resolve("draft.drl"), RULE.replace("denied", "dnied"));
    Ran ran = rules("check", draft);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.output())
        .contains("draft.drl:5: ", "did you mean 'denied'")
        .doesNotContain("broken.drl");
    Files.writeString(draft, RULE);
    assertThat(rules("check", draft).exitCode()).isZero();
    assertThat(rules("check", site.resolve("nowhere.drl")).errors()).contains("no such file");
  }

  @Test
  void testSaysWhatCameInstead() throws IOException {
    rule("telnet.drl", RULE);
    rule("telnet.fires.log", deny(0, 23));
    rule("telnet.quiet.log", deny(0, 23));
    Ran ran = rules("test", "telnet");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.lines())
        .hasSize(6)
        .contains(
            "ok       telnet  " + rules.resolve("telnet.fires.log"),
            "FAILED   telnet  " + rules.resolve("telnet.quiet.log"),
            "         wanted: no incident of telnet",
            "           telnet green key=192.0.2.9 count=1 sources=192.0.2.9 destinations=10.0.0.5 ports=23",
            "scenarios: 2, failed: 1");
    rule("telnet.quiet.log", deny(0, 22));
    assertThat(rules("test", "telnet").exitCode()).isZero();
    Ran unknown = rules("test", "telnte");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.errors()).contains("no rule 'telnte'; did you mean 'telnet'?");
  }

  @Test
  void theShippedRulesAreTriedToo() {
    Ran ran = rules("test", "port-scan", "worm-propagation");
    assertThat(ran.output())
        .contains("ok       port-scan  book/port-scan.fires.log")
        .contains("ok       worm-propagation  book/worm-propagation.quiet.log")
        .doesNotContain("deny-flood");
    assertThat(ran.exitCode()).isZero();
  }

  @Test
  void newMakesAScenarioOfAnIncident() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      log.append(deny(2 * (15 - i), 20 + i));
    }
    Path scan = Files.writeString(site.resolve("scan.log"), log);
    Ran replay = Ran.tharsis("replay", "--json", "--config", config, "--data", data, scan);
    String id = replay.output().substring(7, replay.output().indexOf('"', 7));
    Ran made = rules("new", "--data", data, "--from", id.substring(0, 6));
    assertThat(made.exitCode()).isZero();
    Path file = rules.resolve("port-scan.fires-" + id + ".log");
    assertThat(made.lines()).contains(file + " has 16 lines", "ok       port-scan  " + file);
    assertThat(Files.readAllLines(file)).hasSize(16).isSorted().first().asString().contains("/35 ");
    assertThat(rules("test", "port-scan").exitCode()).isZero();
    Ran again = rules("new", "--data", data, "--from", id);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.errors()).contains("is there already");
    Ran quiet = rules("new", "--data", data, "--from", id, "--name", "our-scanner", "--quiet");
    assertThat(quiet.output()).contains("FAILED   port-scan  ");
    assertThat(rules.resolve("port-scan.quiet-our-scanner.log")).exists();
    assertThat(rules("new", "--data", data, "--from", id, "--name", "../x").errors())
        .contains("--name takes letters");
    assertThat(rules("new").exitCode()).isEqualTo(2);
  }
}
