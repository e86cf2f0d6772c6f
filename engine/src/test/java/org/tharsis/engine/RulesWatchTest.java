package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Basis;
import org.tharsis.model.Incident;

/** What holds when the site's rules change; each look is called for by the test. */
class RulesWatchTest {
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
  void aChangedRuleBeginsAnewAndTheOthersGoOn() throws Exception {
    site.folder()
        .with("rules/kept.drl", Rules.denies("kept", 4))
        .with("rules/changed.drl", Rules.denies("changed", 9));
    site.look();
    site.take(WatchedSite.JUDGED);
    site.take(WatchedSite.JUDGED);
    site.take(WatchedSite.JUDGED);
    site.folder().with("rules/changed.drl", Rules.denies("changed", 2));
    site.look();
    site.take(WatchedSite.JUDGED);
    Eventually.holds("the other has counted on", () -> found("kept") == 4);
    assertThat(found("changed")).isZero();
    site.take(WatchedSite.JUDGED);
    Eventually.holds("it counts as it says now", () -> found("changed") == 2);
  }

  @Test
  void laterFindingsSayByWhichRuleTheyWereMade() throws Exception {
    site.folder().with("rules/mine.drl", Rules.denies("mine", 1));
    site.look();
    String before = SiteRules.of(site.folder().site()).version("mine");
    site.take(WatchedSite.JUDGED);
    site.folder().with("rules/mine.drl", "// as before\r\n" + Rules.denies("mine", 1));
    site.look();
    site.take(WatchedSite.JUDGED);
    Eventually.holds("both lines are in it", () -> found("mine") == 2);
    assertThat(versions("mine")).containsExactly(before);
    site.folder()
        .with("rules/mine.drl", Rules.denies("mine", 1).replace("denied,", "denied, !allowed,"));
    site.look();
    site.take(WatchedSite.JUDGED);
    Eventually.holds("all lines are in it", () -> found("mine") == 3);
    assertThat(versions("mine"))
        .containsExactly(before, SiteRules.of(site.folder().site()).version("mine"))
        .doesNotHaveDuplicates();
  }

  private List<String> versions(String rule) throws Exception {
    return site.archive().incidents().stream()
        .filter(incident -> incident.rule().id().equals(rule))
        .flatMap(incident -> incident.bases().stream())
        .map(Basis::rule)
        .toList();
  }

  @Test
  void aRuleWithAMistakeLeavesThoseThatRan() throws Exception {
    site.folder().with("rules/mine.drl", Rules.denies("mine", 2));
    site.look();
    site.take(WatchedSite.JUDGED);
    site.folder().with("rules/mine.drl", Rules.denies("mine", 2).replace("count()", "cuont()"));
    site.look();
    assertThat(site.mistakes()).anyMatch(each -> each.contains("mine.drl:6: "));
    site.take(WatchedSite.JUDGED);
    Eventually.holds("it goes on", () -> found("mine") == 2);
  }

  private void aRuleGoesByTheListLate() throws Exception {
    site.folder()
        .with(
            "rules/mine.drl",
            Rules.denies("mine", 2).replace("denied", "denied, source.ip in list \"late\""));
  }

  private void theListComesAndTheRuleHolds() throws Exception {
    site.folder().with("lists/late.txt", "192.0.2.0/24\n");
    site.look();
    site.take(WatchedSite.JUDGED);
    site.take(WatchedSite.JUDGED);
    Eventually.holds("it has found something", () -> found("mine") == 2);
  }

  /** The rule's own file did not change. */
  @Test
  void aRuleHoldsOnceTheListIsThereThatItGoesBy() throws Exception {
    aRuleGoesByTheListLate();
    site.look();
    assertThat(site.mistakes()).anyMatch(each -> each.contains("there is no list 'late'"));
    theListComesAndTheRuleHolds();
  }

  @Test
  void aRuleThatRanWithAMistakeFromTheStartHoldsOnceItIsMended() throws Exception {
    aRuleGoesByTheListLate();
    site.watchFromNowOn();
    theListComesAndTheRuleHolds();
  }

  @Test
  void aDisabledRuleIsNotThereAnyMore() throws Exception {
    site.folder().with("rules/mine.drl", Rules.denies("mine", 2));
    site.look();
    site.take(WatchedSite.JUDGED);
    site.folder().settings(WatchedSite.settings("mine"));
    site.look();
    site.folder().with("rules/after.drl", Rules.denies("after", 2));
    site.look();
    site.take(WatchedSite.JUDGED);
    site.take(WatchedSite.JUDGED);
    Eventually.holds("another has found something", () -> found("after") == 2);
    assertThat(found("mine")).isZero();
  }

  /** How many lines are behind the rule's incident; 0 if there is none. */
  private long found(String rule) throws Exception {
    return site.archive().incidents().stream()
        .filter(incident -> incident.rule().id().equals(rule))
        .mapToLong(Incident::count)
        .sum();
  }
}
