package org.tharsis.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.event;
import static org.tharsis.engine.incident.DeskFixture.QUIET;
import static org.tharsis.engine.incident.DeskFixture.SCAN;
import static org.tharsis.engine.incident.DeskFixture.finding;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.Incident.Verdict;

class IncidentDeskTest {
  private static final long START = 1_370_340_000_000L;
  private static final Decision DECISION =
      new Decision(Verdict.FALSE_POSITIVE, "our own scanner", "anna", START + 5);

  @TempDir private Path directory;
  private DeskFixture desk;

  @BeforeEach
  void open() throws IOException {
    desk = new DeskFixture(directory);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private static Event scan(long offset, long time) {
    return event(offset, time, "203.0.113.9", "10.0.0.1", offset);
  }

  @Test
  void aFindingMakesAnIncidentOfAllBehindIt() throws IOException {
    Event first = event(1, START - 2_000, "203.0.113.9", "10.0.0.1", 21);
    Event second = event(2, START - 1_000, "203.0.113.9", "10.0.0.2", 22);
    Event last = event(3, START, "203.0.113.9", "10.0.0.3", 23);
    desk.knows(first, second).take(finding(SCAN, last, 15, first, second)).settle();
    Incident incident = desk.only();
    assertThat(incident.rule()).isEqualTo(SCAN);
    assertThat(incident.key()).isEqualTo("203.0.113.9");
    assertThat(incident.start()).isEqualTo(START);
    assertThat(incident.first()).isEqualTo(START - 2_000);
    assertThat(incident.last()).isEqualTo(START);
    assertThat(incident.count()).isEqualTo(3);
    assertThat(incident.evidence()).containsExactly(first.id(), second.id(), last.id());
    assertThat(incident.parties().sources()).hasToString("[203.0.113.9]");
    assertThat(incident.parties().destinations()).hasToString("[10.0.0.1, 10.0.0.2, 10.0.0.3]");
    assertThat(incident.parties().ports()).containsExactly(21L, 22L, 23L);
    assertThat(incident.parties().observers()).containsExactly("fw-edge");
    assertThat(incident.open()).isTrue();
  }

  @Test
  void theSameWithinItsQuietTimeGrowsIt() throws IOException {
    desk.take(scan(1, START)).settle().take(scan(2, START + QUIET)).settle();
    Incident incident = desk.only();
    assertThat(incident.count()).isEqualTo(2);
    assertThat(incident.last()).isEqualTo(START + QUIET);
    assertThat(desk.begun()).containsExactly(incident.id());
  }

  @Test
  void theSameAfterItsQuietTimeIsAnother() throws IOException {
    desk.take(scan(1, START)).take(scan(2, START + QUIET + 1)).settle();
    assertThat(desk.stored()).extracting(Incident::count).containsExactly(1L, 1L);
    assertThat(desk.begun()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void theQuietTimeSlidesWithEachFinding() throws IOException {
    for (int i = 0; i < 10; i++) {
      desk.take(scan(i, START + i * QUIET)).settle(START + i * QUIET);
    }
    assertThat(desk.only().count()).isEqualTo(10);
  }

  @Test
  void aLateFindingBelongsToIt() throws IOException {
    desk.take(scan(2, START)).take(scan(1, START - 7)).settle();
    Incident incident = desk.only();
    assertThat(incident.first()).isEqualTo(START - 7);
    assertThat(incident.last()).isEqualTo(START);
  }

  @Test
  void anotherKeyOrAnotherRuleIsAnother() throws IOException {
    Event other = event(2, START, "203.0.113.10", "10.0.0.1", 22);
    desk.take(scan(1, START)).take(other);
    desk.take(finding(DeskFixture.rule("host-sweep"), scan(3, START), 20)).settle();
    assertThat(desk.stored()).hasSize(3).extracting(Incident::id).doesNotHaveDuplicates();
  }

  @Test
  void reasonsKeepTheirGreatestValues() throws IOException {
    desk.take(finding(SCAN, scan(1, START), 15));
    desk.take(finding(SCAN, scan(2, START + 1), 40));
    desk.take(finding(SCAN, scan(3, START + 2), 20)).settle();
    assertThat(desk.only().reasons())
        .containsExactly(new Finding.Reason("distinct( destination.port )", 40));
  }

  @Test
  void anIncidentsIdIsTheSameInEveryRun() {
    String id = IncidentId.of("port-scan", "203.0.113.9", START);
    assertThat(id).isEqualTo("mnkllhvksf").matches("[0-9a-z]{10}");
    assertThat(IncidentId.of("port-scan", "203.0.113.9", START + 1)).isNotEqualTo(id);
    assertThat(IncidentId.of("port-scan", "203.0.113.10", START)).isNotEqualTo(id);
    assertThat(IncidentId.of("host-sweep", "203.0.113.9", START)).isNotEqualTo(id);
  }

  @Test
  void evidenceIsBoundedAndTheCountIsTrue() throws IOException {
    int events = 3 * Evidence.MAX;
    for (int i = 0; i < events; i++) {
      desk.take(scan(i, START + i));
    }
    desk.settle();
    Incident incident = desk.only();
    assertThat(incident.evidence()).hasSize(Evidence.MAX);
    assertThat(incident.evidence().getFirst()).isEqualTo(new EventId("test", 0));
    assertThat(incident.evidence().getLast()).isEqualTo(new EventId("test", events - 1));
    assertThat(incident.count()).isEqualTo(events);
    assertThat(incident.last()).isEqualTo(START + events - 1);
  }

  @Test
  void anEventBehindTwoFindingsCountsOnce() throws IOException {
    Event shared = scan(1, START);
    desk.knows(shared);
    desk.take(finding(SCAN, scan(2, START + 1), 15, shared));
    desk.take(finding(SCAN, scan(3, START + 2), 15, shared)).settle();
    assertThat(desk.only().count()).isEqualTo(3);
  }

  @Test
  void aDecisionStaysWhileItGrows() throws IOException {
    String id = desk.take(scan(1, START)).settle().only().id();
    assertThat(desk.desk().decide(id, DECISION)).isTrue();
    desk.settle();
    assertThat(desk.only().decision()).isEqualTo(DECISION);
    desk.take(scan(2, START + 1)).settle();
    assertThat(desk.only().decision()).isEqualTo(DECISION);
    assertThat(desk.only().count()).isEqualTo(2);
  }

  @Test
  void aDecisionOnOneThatGrowsNoMoreIsWrittenDown() throws IOException {
    String id = desk.take(scan(1, START)).settle(START + QUIET + 1).only().id();
    assertThat(desk.desk().unsettled()).isFalse();
    desk.desk().decide(id, DECISION);
    assertThat(desk.only().decision()).isEqualTo(DECISION);
    desk.desk().decide(id, null);
    assertThat(desk.only().open()).isTrue();
  }

  @Test
  void aDecisionOnNoneIsRefused() throws IOException {
    String id = desk.take(scan(1, START)).settle().only().id();
    assertThat(desk.desk().decide("nosuchid00", DECISION)).isFalse();
    assertThat(desk.desk().decide(id.substring(0, 5), DECISION)).isFalse();
    assertThat(desk.only().open()).isTrue();
  }

  @Test
  void aDecisionHoldsWhenTheSameIsFoundOnceMore() throws IOException {
    String id = desk.take(scan(1, START)).settle(START + QUIET + 1).only().id();
    desk.desk().decide(id, DECISION);
    desk.take(scan(1, START)).settle();
    assertThat(desk.only().id()).isEqualTo(id);
    assertThat(desk.only().count()).isEqualTo(1);
    assertThat(desk.only().decision()).isEqualTo(DECISION);
  }

  @Test
  void goesOnWithStoredIncidents() throws IOException {
    desk.take(scan(1, START)).settle();
    List<Incident> stored = desk.stored();
    desk.close();
    desk = new DeskFixture(directory);
    desk.desk().resume(stored);
    desk.take(scan(2, START + QUIET)).settle();
    assertThat(desk.only().id()).isEqualTo(stored.getFirst().id());
    assertThat(desk.only().count()).isEqualTo(2);
    assertThat(desk.begun()).isEmpty();
  }
}
