package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.Site;
import org.tharsis.model.Rule;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.Shipped;

class SiteRulesTest {
  private static final int SHIPPED = Shipped.rules().size();

  @TempDir private Path directory;
  private SiteFolder folder;

  @BeforeEach
  void writeSite() throws Exception {
    folder = new SiteFolder(directory);
  }

  /** The rules that hold, and what is wrong. */
  private record Held(List<Rule> rules, List<String> problems) {
    List<String> ids() {
      return rules.stream().map(Rule::id).toList();
    }
  }

  private Held held() {
    Site site = folder.site();
    RuleBook book = SiteRules.of(site);
    List<String> problems =
        SiteRules.problems(site, book).stream()
            .map(problem -> problem.toString().replace(directory + "/", ""))
            .toList();
    return new Held(book.rules(), problems);
  }

  @Test
  void theShippedOnesHoldWithoutFurtherAdo() {
    Held held = held();
    assertThat(held.ids()).hasSize(SHIPPED).contains("port-scan", "coincident-hosts");
    assertThat(held.problems()).isEmpty();
  }

  @Test
  void theSitesOwnComeOnTop() throws Exception {
    folder.with("rules/telnet.drl", Rules.denied("telnet", 23));
    Held held = held();
    assertThat(held.ids()).hasSize(SHIPPED + 1).contains("telnet", "port-scan");
    assertThat(held.problems()).isEmpty();
  }

  @Test
  void aFileOfTheSameNameTakesTheShippedOnesPlace() throws Exception {
    folder.with("rules/port-scan.drl", Rules.denied("port-scan", 23));
    Held held = held();
    assertThat(held.rules())
        .hasSize(SHIPPED)
        .filteredOn(rule -> rule.id().equals("port-scan"))
        .extracting(Rule::title)
        .containsExactly("Port 23 denied");
    assertThat(held.problems()).isEmpty();
  }

  @Test
  void anotherFileWithAShippedOnesNameIsAMistake() throws Exception {
    folder.with("rules/mine.drl", Rules.denied("port-scan", 23));
    Held held = held();
    assertThat(held.ids()).hasSize(SHIPPED);
    assertThat(held.problems()).singleElement().asString().contains("mine.drl", "port-scan");
  }

  @Test
  void disabledOnesAreLeftOut() throws Exception {
    folder
        .settings("rules: {disabled: [port-scan, telnet]}\n")
        .with("rules/telnet.drl", Rules.denied("telnet", 23));
    Held held = held();
    assertThat(held.ids()).hasSize(SHIPPED - 1).doesNotContain("port-scan", "telnet");
    assertThat(held.problems()).isEmpty();
  }

  @Test
  void disablingOneThatIsNotThereIsAMistake() throws Exception {
    folder.settings("rules: {disabled: [prot-scan]}\n");
    assertThat(held().problems())
        .singleElement()
        .asString()
        .startsWith("tharsis.yaml:5: there is no rule 'prot-scan'")
        .contains("port-scan");
  }

  @Test
  void excludingFromOneThatIsNotThereIsAMistake() throws Exception {
    folder.with("exclusions.yaml", SiteFolder.exclusion("x", "store", "rule: host-swep"));
    assertThat(held().problems())
        .singleElement()
        .asString()
        .startsWith("exclusions.yaml:3: there is no rule 'host-swep'");
  }

  @Test
  void aListThatASitesRuleNamesMustBeThere() throws Exception {
    folder
        .with(
            "rules/bot.drl",
            Rules.denied("bot", 23).replace("denied,", "source.ip in list \"bots\","))
        .with("lists/robots.txt", "192.0.2.0/24\n");
    assertThat(held().problems())
        .containsExactly(
            "rules/bot.drl:6: there is no list 'bots' (lists/bots.txt); there are robots");
    folder.with("lists/bots.txt", "192.0.2.0/24\n");
    Held held = held();
    assertThat(held.problems()).isEmpty();
    assertThat(held.ids()).contains("bot");
  }

  @Test
  void aMistakeInOneFileLeavesTheOthers() throws Exception {
    folder
        .with("rules/telnet.drl", Rules.denied("telnet", 23))
        .with("rules/broken.drl", "rule \"broken\" when then end");
    Held held = held();
    assertThat(held.ids()).hasSize(SHIPPED + 1).contains("telnet");
    assertThat(held.problems()).isNotEmpty().allMatch(each -> each.startsWith("rules/broken.drl:"));
  }
}
