package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody gets who asks the commands around rules for something that is not there. */
class RulesMistakesTest {
  @TempDir private Path directory;
  @TempDir private Path data;
  private StoredSite site;

  @BeforeEach
  void aSite() throws IOException {
    site = new StoredSite(directory, data);
  }

  private String refused(Object... words) {
    Ran ran = site.run(words);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.output()).isEmpty();
    return ran.errors();
  }

  @ParameterizedTest
  @ValueSource(strings = {"backtest", "why-not"})
  void aRuleThatIsNotThere(String command) {
    Object[] whose = {"--source", "192.0.2.9", "--at", "2026-11-21T10:00"};
    boolean asks = command.equals("why-not");
    assertThat(refused(words(command, "port-scna", asks ? whose : new Object[0])))
        .isEqualToIgnoringNewLines("there is no rule 'port-scna'; did you mean 'port-scan'?");
    assertThat(refused(words(command, "unheard-of", asks ? whose : new Object[0])))
        .isEqualToIgnoringNewLines(
            "there is no rule 'unheard-of'; 'tharsis rules list' lists them");
    assertThat(refused(words(command, "nowhere.drl", asks ? whose : new Object[0])))
        .isEqualToIgnoringNewLines("nowhere.drl: there is no such file");
    assertThat(refused(words(command, directory + "/.drl", asks ? whose : new Object[0])))
        .endsWith(".drl: there is no such file\n");
  }

  private static Object[] words(String command, String rule, Object... whose) {
    Object[] words = new Object[whose.length + 3];
    words[0] = "rules";
    words[1] = command;
    words[2] = rule;
    System.arraycopy(whose, 0, words, 3, whose.length);
    return words;
  }

  /** Nobody knows what rules would be in a file that can't be read. */
  @Test
  void aRuleThatMayBeInAFileWithAMistake() throws IOException {
    site.with("rules/mine.drl", StoredSite.rule("telnet", "dnied, destination.port == 23"));
    assertThat(refused("rules", "backtest", "telnet").lines())
        .hasSize(3)
        .contains(
            "there is no rule 'telnet'; 'tharsis rules list' lists them",
            "it may be in a file that has mistakes:")
        .last()
        .asString()
        .contains("mine.drl:5: ", "did you mean 'denied'");
    site.with("rules/other.drl", StoredSite.rule("other", "alowed"));
    assertThat(refused("rules", "backtest", "mine").lines())
        .singleElement()
        .asString()
        .contains("mine.drl:5: ", "did you mean 'denied'");
  }

  @Test
  void aRangeThatIsNone() {
    assertThat(
            refused("rules", "backtest", "port-scan", "--from", "2026-11-22", "--to", "2026-11-21"))
        .isEqualToIgnoringNewLines("--from 2026-11-22 is not before --to 2026-11-21");
  }

  @Test
  void aTimeBeyondAllTimes() {
    assertThat(
            refused("rules", "why-not", "port-scan", "--user", "anna", "--at", "+999999999-12-31"))
        .startsWith("'+999999999-12-31' is no time; write 2026-11-21");
  }

  @Test
  void aDirectoryIsNoDraft() {
    assertThat(refused("rules", "check", directory))
        .startsWith(directory + ": can't be read: ")
        .doesNotContain("Exception");
  }

  @Test
  void aListOfRulesWithAMistakeIsNotDone() throws IOException {
    site.with("rules/mine.drl", StoredSite.rule("telnet", "dnied"));
    Ran ran = site.run("rules", "list");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.output()).contains("port-scan").doesNotContain("telnet");
    assertThat(ran.errors()).contains("mine.drl:5: ");
  }

  @Test
  void aScenarioOfNoRule() throws IOException {
    site.with("rules/port-scna.fires.log", StoredSite.scan("192.0.2.9", 1));
    assertThat(site.run("rules", "test", "port-scna").output())
        .contains("note: there is no rule 'port-scna' in force; did you mean 'port-scan'?");
  }

  /** Its settings are read for where the data are, and for themselves. */
  @Test
  void aMistakeInTheSiteIsSaidOnce() throws IOException {
    site.with("tharsis.yaml", "timeZone: Mars/Tharsis\ndata: %s\n".formatted(data));
    Ran ran = Ran.tharsis("rules", "backtest", "port-scan", "--config", site.file("tharsis.yaml"));
    assertThat(ran.errors().lines()).singleElement().asString().contains("tharsis.yaml:1: ");
  }
}
