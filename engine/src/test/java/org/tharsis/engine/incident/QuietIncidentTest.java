package org.tharsis.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.event;
import static org.tharsis.engine.incident.DeskFixture.QUIET;
import static org.tharsis.engine.incident.DeskFixture.SCAN;
import static org.tharsis.engine.incident.DeskFixture.finding;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Criterion;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.Incident.Verdict;
import org.tharsis.model.Terms;

/** Incidents that an exclusion closes when they begin. */
class QuietIncidentTest {
  private static final long START = 1_370_340_000_000L;
  private static final Exclusion OURS =
      new Exclusion(
          "scanner",
          Exclusion.State.ACTIVE,
          Exclusion.Action.QUIET,
          List.of(new Criterion.Ports(Set.of(1L))),
          Set.of(),
          new Terms("anna", "our own scanner", null, null, LocalDate.of(2014, 1, 1)));
  private static final Decision WORD = new Decision(Verdict.RESOLVED, "asked", "bert", START + 9);

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

  private DeskFixture covered(long offset, long time) {
    return desk.take(
        finding(SCAN, event(offset, time, "203.0.113.9", "10.0.0.1", offset), 15), OURS);
  }

  private DeskFixture uncovered(long offset, long time) {
    return desk.take(event(offset, time, "203.0.113.9", "10.0.0.1", offset));
  }

  private void startAgain() throws IOException {
    List<Incident> stored = desk.stored();
    desk.close();
    desk = new DeskFixture(directory);
    desk.desk().resume(stored);
  }

  @Test
  void whatBeginsCoveredIsClosedAndGrowsSo() throws IOException {
    covered(1, START).settle();
    covered(2, START + 1).settle();
    assertThat(desk.only().count()).isEqualTo(2);
    assertThat(desk.only().excluded()).isTrue();
    assertThat(desk.only().decision())
        .isEqualTo(new Decision(Verdict.EXCLUDED, "our own scanner", "exclusion scanner", START));
    assertThat(desk.announced()).isEmpty();
  }

  @Test
  void whatIsNotCoveredOpensItAndIsAnnouncedOnce() throws IOException {
    covered(1, START).settle();
    uncovered(2, START + 1).settle();
    covered(3, START + 2).settle();
    uncovered(4, START + 3).settle();
    assertThat(desk.only().open()).isTrue();
    assertThat(desk.only().count()).isEqualTo(4);
    assertThat(desk.announced()).containsExactly(desk.only().id());
  }

  @Test
  void whatOpensBeforeItIsStoredIsAnnouncedOnce() throws IOException {
    covered(1, START);
    uncovered(2, START + 1).settle();
    assertThat(desk.only().open()).isTrue();
    assertThat(desk.announced()).containsExactly(desk.only().id());
  }

  @Test
  void whatIsCoveredClosesNothingThatIsOpen() throws IOException {
    uncovered(1, START);
    covered(2, START + 1).settle();
    assertThat(desk.only().open()).isTrue();
  }

  @Test
  void afterItsQuietTimeItIsAnotherAndClosedForItself() throws IOException {
    covered(1, START);
    uncovered(2, START + 1);
    covered(3, START + 2 + QUIET).settle();
    assertThat(desk.stored()).extracting(Incident::excluded).containsExactly(true, false);
  }

  @Test
  void whatAPersonHasDecidedStays() throws IOException {
    covered(1, START).settle();
    desk.desk().decide(desk.only().id(), WORD);
    uncovered(2, START + 1).settle();
    assertThat(desk.only().decision()).isEqualTo(WORD);
  }

  @Test
  void whatAPersonHasOpenedStaysOpen() throws IOException {
    covered(1, START).settle();
    desk.desk().decide(desk.only().id(), null);
    covered(2, START + 1).settle();
    assertThat(desk.only().open()).isTrue();
  }

  @Test
  void afterARestartItIsTheSame() throws IOException {
    covered(1, START).settle();
    startAgain();
    covered(2, START + 1).settle();
    assertThat(desk.only().excluded()).isTrue();
    assertThat(desk.announced()).isEmpty();
    startAgain();
    uncovered(3, START + 2).settle();
    assertThat(desk.only().open()).isTrue();
    assertThat(desk.announced()).containsExactly(desk.only().id());
    startAgain();
    uncovered(4, START + 3).settle();
    assertThat(desk.only().count()).isEqualTo(4);
    assertThat(desk.announced()).isEmpty();
  }

  @Test
  void foundOnceMoreItIsAsTheExclusionsAreNow() throws IOException {
    covered(1, START).settle(START + QUIET + 1);
    uncovered(1, START).settle(START + QUIET + 1);
    assertThat(desk.only().open()).isTrue();
    covered(1, START).settle(START + QUIET + 1);
    assertThat(desk.only().excluded()).isTrue();
  }

  @Test
  void foundOnceMoreItKeepsWhatAPersonHasDecided() throws IOException {
    covered(1, START).settle(START + QUIET + 1);
    desk.desk().decide(desk.only().id(), WORD);
    covered(1, START).settle();
    assertThat(desk.only().decision()).isEqualTo(WORD);
  }

  @Test
  void incidentsThatHaveToDoWithItAreTheSame() throws IOException {
    covered(1, START);
    desk.take(
            finding(
                DeskFixture.rule("host-sweep"),
                event(2, START + 1, "203.0.113.9", "10.0.0.2", 22),
                20))
        .settle();
    assertThat(desk.stored()).allMatch(each -> each.related().size() == 1);
  }
}
