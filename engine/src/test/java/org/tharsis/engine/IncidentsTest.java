package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.incident.Decisions;
import org.tharsis.model.Event;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.Incident.Verdict;

/** From lines to incidents, decisions on them, and restarts in between. */
class IncidentsTest {
  private static final Decision DECISION =
      new Decision(Verdict.FALSE_POSITIVE, "our own scanner", "anna", 1_370_340_000_000L);

  @TempDir private Path directory;
  private SiteFolder site;

  @BeforeEach
  void writeSite() throws Exception {
    site = new SiteFolder(directory);
  }

  private Incident only() throws Exception {
    Archive archive = new Archive(site.data());
    Eventually.holds("there is an incident", () -> !archive.incidents().isEmpty());
    assertThat(archive.incidents()).hasSize(1);
    return archive.incidents().getFirst();
  }

  @Test
  void aPortScanIsAnIncidentWithEveryLineBehindIt() throws Exception {
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), Asa.scan("203.0.113.9", 20, 15));
      Incident incident = only();
      assertThat(incident.rule().id()).isEqualTo("port-scan");
      assertThat(incident.key()).isEqualTo("203.0.113.9");
      assertThat(incident.count()).isEqualTo(15);
      assertThat(incident.parties().sources()).hasToString("[203.0.113.9]");
      assertThat(incident.parties().destinations()).hasToString("[10.0.0.1]");
      assertThat(incident.parties().ports()).hasSize(15).startsWith(20L).endsWith(34L);
      assertThat(incident.parties().observers()).containsExactly("asa-edge");
      assertThat(engine.archive().events("*")).extracting(Event::id).isEqualTo(incident.evidence());
    }
  }

  @Test
  void aDecisionIsTakenOverByTheRunningEngine() throws Exception {
    Decisions decisions = new Decisions(new DataDirectory(site.data()).decisions());
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), Asa.scan("203.0.113.9", 20, 15));
      String id = only().id();
      Path handedIn = decisions.handIn(id, DECISION);
      Eventually.holds("the decision is written down", () -> DECISION.equals(only().decision()));
      assertThat(handedIn).doesNotExist();
      decisions.handIn(id, null);
      Eventually.holds("the incident is open again", () -> only().open());
    }
  }

  @Test
  void aDecisionHandedInWhileNothingRunsIsTakenOverLater() throws Exception {
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), Asa.scan("203.0.113.9", 20, 15));
    }
    Path decisions = new DataDirectory(site.data()).decisions();
    new Decisions(decisions).handIn(only().id(), DECISION);
    try (RunningEngine engine = RunningEngine.on(site)) {
      assertThat(engine.engine().problems()).isEmpty();
      Eventually.holds("the decision is written down", () -> DECISION.equals(only().decision()));
      Eventually.holds("it is gone", () -> isEmpty(decisions));
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void aDecisionThatCanNotBeReadHindersNobody() throws Exception {
    Path decisions = new DataDirectory(site.data()).decisions();
    Files.createDirectories(decisions.resolve("directory.json"));
    Files.writeString(decisions.resolve("broken.json"), "null");
    try (RunningEngine engine = RunningEngine.on(site)) {
      engine.takes(Asa.scan("203.0.113.9", 20, 5), "src:203.0.113.9", 5);
    }
  }

  @Test
  void eventsAndIncidentsOutlastARestart() throws Exception {
    Incident before;
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), Asa.scan("203.0.113.9", 20, 15));
      before = only();
    }
    try (RunningEngine engine = RunningEngine.on(site)) {
      assertThat(only()).isEqualTo(before);
      engine.takes(Asa.scan("203.0.113.9", 100, 15), "src:203.0.113.9", 30);
      Eventually.holds("the incident has grown", () -> only().count() == 30);
    }
    Incident after = only();
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.start()).isEqualTo(before.start());
    assertThat(after.first()).isEqualTo(before.first());
    assertThat(after.parties().ports()).hasSize(30);
    assertThat(after.evidence()).hasSize(30).doesNotHaveDuplicates().containsAll(before.evidence());
  }
}
