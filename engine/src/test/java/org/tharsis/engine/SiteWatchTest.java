package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tharsis.config.Site;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.journal.JournalSize;
import org.tharsis.engine.journal.Syncer;
import org.tharsis.engine.receive.Intake;
import org.tharsis.engine.receive.Receivers;
import org.tharsis.model.Basis;
import org.tharsis.model.Incident;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.Shipped;

/** What holds when the site's files change; each look is called for by the test. */
class SiteWatchTest {
  private static final RuleBook BOOK = RuleBook.compile(Shipped.rules());
  private static final String DENIED = Asa.deny("192.0.2.7", "10.0.0.1", 445);

  /** No exclusion covers it. */
  private static final String JUDGED = Asa.deny("192.0.2.7", "10.0.0.1", 23);

  /** No line waits for earlier ones: those that do are judged by the rules of later. */
  private static final String AT_ONCE = "lateness: 0s\n";

  @TempDir private Path directory;
  private SiteFolder folder;
  private PipelineThread pipeline;
  private Receivers receivers;
  private Journal journal;
  private Syncer syncer;
  private SiteWatch watch;
  private Archive archive;
  private long sent;

  private final Logger logger = (Logger) LoggerFactory.getLogger(SiteWatch.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void start() throws Exception {
    folder =
        new SiteFolder(directory)
            .settings(AT_ONCE)
            .with("exclusions.yaml", SiteFolder.exclusion("before", "store", "port: 445"));
    Site site = folder.site();
    DataDirectory data = new DataDirectory(folder.data());
    Pipeline first = new Pipeline(site, BOOK, data);
    journal = Journal.open(data.journal(), JournalSize.of(16 << 20), 0, problem -> {});
    syncer = new Syncer(journal, Thread.ofPlatform().factory(), Syncer.PAUSE_MILLIS);
    Intake intake = new Intake(journal, syncer);
    pipeline = new PipelineThread(site, BOOK, first, data, journal, intake, InstantSource.system());
    pipeline.start();
    receivers = Receivers.open(site.settings().receivers(), intake, InstantSource.system());
    watch = new SiteWatch(folder.file(), site, BOOK, pipeline);
    archive = new Archive(folder.data());
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() throws Exception {
    logger.detachAppender(log);
    receivers.close();
    pipeline.stop();
    syncer.close();
    journal.close();
  }

  /** Sends a line, and waits until it is stored. */
  private void take(String line) throws Exception {
    sent++;
    Peer.sends(receivers.addresses().getLast(), List.of(line));
    Eventually.holds("the line is stored", () -> archive.count("*") == sent);
  }

  private List<String> mistakes() {
    return log.list.stream()
        .filter(event -> event.getLevel() == Level.ERROR)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void withoutAChangeNothingHappens() throws Exception {
    watch.run();
    take(DENIED);
    assertThat(archive.count("exclusion:before")).isEqualTo(1);
    assertThat(log.list).isEmpty();
  }

  @Test
  void changedExclusionsHold() throws Exception {
    folder.with("exclusions.yaml", SiteFolder.exclusion("after", "store", "port: 445"));
    watch.run();
    take(DENIED);
    assertThat(archive.count("exclusion:after")).isEqualTo(1);
  }

  @Test
  void aChangedListHolds() throws Exception {
    folder
        .with("lists/scanners.txt", "198.51.100.0/24\n")
        .with("exclusions.yaml", SiteFolder.exclusion("list", "store", "source: scanners"));
    watch.run();
    take(DENIED);
    assertThat(archive.count("exclusion:list")).isZero();
    folder.with("lists/scanners.txt", "192.0.2.0/24\n");
    watch.run();
    take(DENIED);
    assertThat(archive.count("exclusion:list")).isEqualTo(1);
  }

  @Test
  void aChangedListHoldsForRulesToo() throws Exception {
    folder.with("lists/threats.txt", "198.51.100.0/24\n");
    watch.run();
    take(Asa.built("192.0.2.7", "10.0.0.1", 443));
    take(Asa.built("198.51.100.9", "10.0.0.1", 443));
    folder.with("lists/threats.txt", "192.0.2.0/24\n");
    watch.run();
    take(Asa.built("192.0.2.8", "10.0.0.1", 443));
    Eventually.holds("both are found", () -> archive.incidents().size() == 2);
    assertThat(archive.incidents())
        .allMatch(incident -> incident.rule().id().equals("threat-list-contact"))
        .extracting(Incident::key)
        .containsExactlyInAnyOrder("198.51.100.9", "192.0.2.8");
  }

  @Test
  void aChangedListHoldsForTheEgressPolicyToo() throws Exception {
    folder
        .with("lists/partners.txt", "198.51.100.0/24\n")
        .settings("egress: [{services: any, to: list partners}]\n");
    watch.run();
    take(Asa.built("10.0.0.1", "192.0.2.7", 443));
    assertThat(archive.count("egress:violation")).isEqualTo(1);
    folder.with("lists/partners.txt", "192.0.2.0/24\n");
    watch.run();
    take(Asa.built("10.0.0.1", "192.0.2.7", 443));
    assertThat(archive.count("egress:permitted")).isEqualTo(1);
  }

  @Test
  void changedHostsHold() throws Exception {
    folder.with("hosts.csv", "name,address\nxp-lab-1,10.1.1.1\n");
    watch.run();
    take("<132>Jun 15 11:59:20 XP-LAB-1 Tcpip: 4226: TCP/IP has reached the security limit");
    assertThat(archive.count("host.ip:10.1.1.1")).isEqualTo(1);
  }

  @Test
  void withAMistakeAllStaysAsItWasUntilItIsMended() throws Exception {
    folder.with("exclusions.yaml", "- id: after\n  action: forget\n");
    watch.run();
    take(DENIED);
    take(DENIED);
    assertThat(archive.count("exclusion:before")).isEqualTo(2);
    folder.with("exclusions.yaml", SiteFolder.exclusion("after", "store", "port: 445"));
    watch.run();
    take(DENIED);
    assertThat(archive.count("exclusion:after")).isEqualTo(1);
  }

  @Test
  void aMistakeIsReportedOnce() throws Exception {
    folder.with("exclusions.yaml", "- id: after\n  action: forget\n");
    watch.run();
    List<String> first = mistakes();
    assertThat(first).anyMatch(each -> each.contains("exclusions.yaml:2: "));
    watch.run();
    assertThat(mistakes()).isEqualTo(first);
  }

  @Test
  void aChangedRuleBeginsAnewAndTheOthersGoOn() throws Exception {
    folder
        .with("rules/kept.drl", Rules.denies("kept", 4))
        .with("rules/changed.drl", Rules.denies("changed", 9));
    watch.run();
    take(JUDGED);
    take(JUDGED);
    take(JUDGED);
    folder.with("rules/changed.drl", Rules.denies("changed", 2));
    watch.run();
    take(JUDGED);
    Eventually.holds("the other has counted on", () -> found("kept") == 4);
    assertThat(found("changed")).isZero();
    take(JUDGED);
    Eventually.holds("it counts as it says now", () -> found("changed") == 2);
  }

  @Test
  void laterFindingsSayByWhichRuleTheyWereMade() throws Exception {
    folder.with("rules/mine.drl", Rules.denies("mine", 1));
    watch.run();
    String before = SiteRules.of(folder.site()).version("mine");
    take(JUDGED);
    folder.with("rules/mine.drl", "// as before\r\n" + Rules.denies("mine", 1));
    watch.run();
    take(JUDGED);
    Eventually.holds("both lines are in it", () -> found("mine") == 2);
    assertThat(versions("mine")).containsExactly(before);
    folder.with("rules/mine.drl", Rules.denies("mine", 1).replace("denied,", "denied, !allowed,"));
    watch.run();
    take(JUDGED);
    Eventually.holds("all lines are in it", () -> found("mine") == 3);
    assertThat(versions("mine"))
        .containsExactly(before, SiteRules.of(folder.site()).version("mine"))
        .doesNotHaveDuplicates();
  }

  private List<String> versions(String rule) throws Exception {
    return archive.incidents().stream()
        .filter(incident -> incident.rule().id().equals(rule))
        .flatMap(incident -> incident.bases().stream())
        .map(Basis::rule)
        .toList();
  }

  @Test
  void aRuleWithAMistakeLeavesThoseThatRan() throws Exception {
    folder.with("rules/mine.drl", Rules.denies("mine", 2));
    watch.run();
    take(JUDGED);
    folder.with("rules/mine.drl", Rules.denies("mine", 2).replace("count()", "cuont()"));
    watch.run();
    assertThat(mistakes()).anyMatch(each -> each.contains("mine.drl:6: "));
    take(JUDGED);
    Eventually.holds("it goes on", () -> found("mine") == 2);
  }

  private void aRuleGoesByTheListLate() throws Exception {
    folder.with(
        "rules/mine.drl",
        Rules.denies("mine", 2).replace("denied", "denied, source.ip in list \"late\""));
  }

  private void theListComesAndTheRuleHolds() throws Exception {
    folder.with("lists/late.txt", "192.0.2.0/24\n");
    watch.run();
    take(JUDGED);
    take(JUDGED);
    Eventually.holds("it has found something", () -> found("mine") == 2);
  }

  /** The rule's own file did not change. */
  @Test
  void aRuleHoldsOnceTheListIsThereThatItGoesBy() throws Exception {
    aRuleGoesByTheListLate();
    watch.run();
    assertThat(mistakes()).anyMatch(each -> each.contains("there is no list 'late'"));
    theListComesAndTheRuleHolds();
  }

  @Test
  void aRuleThatRanWithAMistakeFromTheStartHoldsOnceItIsMended() throws Exception {
    aRuleGoesByTheListLate();
    Site site = folder.site();
    watch = new SiteWatch(folder.file(), site, SiteRules.of(site), pipeline);
    theListComesAndTheRuleHolds();
  }

  @Test
  void aDisabledRuleIsNotThereAnyMore() throws Exception {
    folder.with("rules/mine.drl", Rules.denies("mine", 2));
    watch.run();
    take(JUDGED);
    folder.settings(AT_ONCE + "rules: {disabled: [mine]}\n");
    watch.run();
    folder.with("rules/after.drl", Rules.denies("after", 2));
    watch.run();
    take(JUDGED);
    take(JUDGED);
    Eventually.holds("another has found something", () -> found("after") == 2);
    assertThat(found("mine")).isZero();
  }

  /** How many lines are behind the rule's incident; 0 if there is none. */
  private long found(String rule) throws Exception {
    return archive.incidents().stream()
        .filter(incident -> incident.rule().id().equals(rule))
        .mapToLong(Incident::count)
        .sum();
  }

  @Test
  void aRunningEngineLooksByItself() throws Exception {
    SiteFolder other = new SiteFolder(directory.resolve("other"));
    try (RunningEngine engine = RunningEngine.on(other)) {
      other.with("exclusions.yaml", SiteFolder.exclusion("after", "store", "port: 445"));
      Eventually.holds(
          "the new exclusion holds",
          () -> {
            Peer.sends(engine.tcp(), List.of(DENIED));
            return engine.archive().count("exclusion:after") > 0;
          });
    }
  }
}
