package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.account.ExclusionAccount;
import org.tharsis.engine.incident.Decisions;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.Incident.Verdict;

/** Exclusions that are quiet or in shadow, in a running engine. */
class QuietExclusionTest {
  private static final String SOURCE = "203.0.113.9";

  @TempDir private Path directory;
  private SiteFolder site;

  @BeforeEach
  void site() throws IOException {
    site =
        new SiteFolder(directory)
            .with(
                "rules/any.drl",
                Rules.denied("any", 445)
                    .replace("destination.port == 445", "destination.port in ( 23, 445 )"))
            .with("exclusions.yaml", SiteFolder.exclusion("smb", "quiet", "port: 445"));
  }

  private Incident only() throws IOException {
    List<Incident> all = new Archive(site.data()).incidents();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /** Until an incident of so many events can be seen. */
  private void take(RunningEngine engine, int port, long count) throws Exception {
    Peer.sends(engine.tcp(), List.of(Asa.deny(SOURCE, "10.0.0.1", port)));
    Eventually.holds(
        "it has grown",
        () -> engine.archive().incidents().stream().mapToLong(Incident::count).sum() == count);
  }

  private static long announced(RunningEngine engine) {
    return engine.engine().status().incidents().values().stream().mapToLong(each -> each).sum();
  }

  @Test
  void whatItCoversIsFoundAndCountedAndNotAnnounced() throws Exception {
    try (RunningEngine engine = RunningEngine.withItsRules(site)) {
      take(engine, 445, 1);
      take(engine, 445, 2);
      engine.finds("exclusion:smb", 2);
      assertThat(only().decision())
          .isEqualTo(new Decision(Verdict.EXCLUDED, "a test", "exclusion smb", only().start()));
      assertThat(announced(engine)).isZero();
      ExclusionAccount account = engine.archive().balance().exclusions().get("smb");
      assertThat(account).isEqualTo(new ExclusionAccount(2, only().last(), 0, 0, 1));
    }
  }

  @Test
  void overARestartItStaysClosedUntilSomethingElseGrowsIt() throws Exception {
    try (RunningEngine engine = RunningEngine.withItsRules(site)) {
      take(engine, 445, 1);
    }
    String id = only().id();
    try (RunningEngine engine = RunningEngine.withItsRules(site)) {
      take(engine, 445, 2);
      assertThat(only().excluded()).isTrue();
      take(engine, 23, 3);
      assertThat(only().open()).isTrue();
      Eventually.holds("it is announced", () -> announced(engine) == 1);
    }
    assertThat(only().id()).isEqualTo(id);
    assertThat(new Archive(site.data()).balance().exclusions())
        .hasEntrySatisfying("smb", smb -> assertThat(smb.quieted()).isEqualTo(1));
  }

  @Test
  void noPersonClosesOneAsExcluded() throws Exception {
    try (RunningEngine engine = RunningEngine.withItsRules(site)) {
      take(engine, 23, 1);
      Path decisions = new DataDirectory(site.data()).decisions();
      Path handedIn =
          new Decisions(decisions)
              .handIn(only().id(), new Decision(Verdict.EXCLUDED, "mine", "anna", 1));
      Path aside = decisions.resolve(only().id() + ".unreadable");
      Eventually.holds("it is set aside", () -> aside.toFile().exists());
      assertThat(handedIn).doesNotExist();
      assertThat(only().open()).isTrue();
    }
  }

  @Test
  void inShadowItCountsWhatItWouldHide() throws Exception {
    String shadow =
        (SiteFolder.exclusion("smb", "drop", "port: 445")
                + SiteFolder.exclusion("any", "store", "rule: any"))
            .replace("action:", "state: shadow\n  action:");
    site.with("exclusions.yaml", shadow);
    try (RunningEngine engine = RunningEngine.withItsRules(site)) {
      take(engine, 445, 1);
      take(engine, 23, 2);
    }
    Archive archive = new Archive(site.data());
    assertThat(only().open()).isTrue();
    assertThat(archive.count("exclusion:smb")).isZero();
    assertThat(archive.balance().total().dropped()).isZero();
    assertThat(archive.balance().exclusions())
        .hasEntrySatisfying("smb", smb -> assertThat(smb.shadow()).isEqualTo(1))
        .hasEntrySatisfying("any", any -> assertThat(any.shadow()).isEqualTo(2))
        .allSatisfy((id, account) -> assertThat(account.hits()).isZero());
  }
}
