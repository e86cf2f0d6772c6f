package org.tharsis.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.event;
import static org.tharsis.engine.incident.DeskFixture.QUIET;
import static org.tharsis.engine.incident.DeskFixture.finding;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.Facts;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.model.Rule;
import org.tharsis.model.Severity;

/** Which incidents name each other, and what that does to how grave they are. */
class RelationsTest {
  private static final long START = 1_370_340_000_000L;

  @TempDir private Path directory;
  private DeskFixture desk;
  private long offset;

  @BeforeEach
  void open() throws IOException {
    desk = new DeskFixture(directory);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private static Rule rule(String id, Severity severity) {
    return new Rule(id, "t", severity, Rule.Key.SOURCE, Duration.ofMillis(QUIET), "means", "to do");
  }

  private RelationsTest found(String rule, Severity severity, String from, String to, long after) {
    desk.take(finding(rule(rule, severity), event(offset++, START + after, from, to, 445), 15));
    return this;
  }

  private RelationsTest found(String rule, String from, String to, long after) {
    return found(rule, Severity.YELLOW, from, to, after);
  }

  private Incident incident(String rule) throws IOException {
    return desk.stored().stream()
        .filter(each -> each.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private void related(String one, String other) throws IOException {
    assertThat(incident(one).related()).containsExactly(incident(other).id());
    assertThat(incident(other).related()).containsExactly(incident(one).id());
  }

  @Test
  void ofOneSource() throws IOException {
    found("sweep", "10.0.0.7", "10.0.1.1", 0).found("scan", "10.0.0.7", "10.0.2.2", 5);
    desk.settle();
    related("sweep", "scan");
  }

  @Test
  void whoWasAttackedAttacks() throws IOException {
    found("sweep", "203.0.113.9", "10.0.0.7", 0).found("scan", "10.0.0.7", "10.0.2.2", 5);
    desk.settle();
    related("sweep", "scan");
  }

  @Test
  void whoAttacksIsAttacked() throws IOException {
    found("scan", "10.0.0.7", "10.0.2.2", 0).found("sweep", "203.0.113.9", "10.0.0.7", 5);
    desk.settle();
    related("sweep", "scan");
  }

  @Test
  void anAddressThatComesLaterCounts() throws IOException {
    found("sweep", "203.0.113.9", "10.0.0.1", 0).found("scan", "10.0.0.7", "10.0.2.2", 5);
    desk.settle();
    found("sweep", "203.0.113.9", "10.0.0.7", 6);
    desk.settle();
    related("sweep", "scan");
  }

  @Test
  void aHostThatReportsIsTheAddressItHas() throws IOException {
    EventDraft limit =
        new EventDraft()
            .put(Field.HOST_NAME, "xp-lab-1")
            .put(Field.HOST_IP, Facts.address("10.0.0.7"));
    Event event = event(99, START, limit);
    desk.take(
        new Finding(
            rule("limit", Severity.GREEN), "xp-lab-1", START, event, List.of(), 0, List.of()));
    found("scan", "10.0.0.7", "10.0.2.2", 5);
    desk.settle();
    related("limit", "scan");
  }

  @Test
  void aCommonDestinationSaysNothing() throws IOException {
    found("sweep", "203.0.113.9", "10.0.0.7", 0).found("scan", "203.0.113.10", "10.0.0.7", 5);
    desk.settle();
    assertThat(desk.stored()).allMatch(each -> each.related().isEmpty());
  }

  @Test
  void onlyWithinTheQuietTimeOfTheEarlier() throws IOException {
    found("sweep", "10.0.0.7", "10.0.1.1", 0).found("scan", "10.0.0.7", "10.0.2.2", QUIET);
    found("flood", "10.0.0.7", "10.0.3.3", 2 * QUIET + 1);
    desk.settle();
    related("sweep", "scan");
    assertThat(incident("flood").related()).isEmpty();
  }

  @Test
  void theyAreBounded() throws IOException {
    for (int i = 0; i < 100; i++) {
      found("rule-" + i, "10.0.0.7", "10.0.2.2", i);
    }
    desk.settle();
    for (Incident each : desk.stored()) {
      assertThat(each.related()).hasSizeLessThanOrEqualTo(OpenIncident.MAX_RELATED).isSorted();
      for (String other : each.related()) {
        assertThat(desk.stored().stream().filter(one -> one.id().equals(other)).findFirst())
            .hasValueSatisfying(one -> assertThat(one.related()).contains(each.id()));
      }
    }
    assertThat(incident("rule-0").related()).hasSize(OpenIncident.MAX_RELATED);
  }

  @Test
  void besideAGraverOneItIsOneStepGraver() throws IOException {
    found("scan", Severity.GREEN, "10.0.0.7", "10.0.2.2", 0);
    desk.settle();
    assertThat(incident("scan").severity()).isEqualTo(Severity.GREEN);
    assertThat(incident("scan").raised()).isFalse();
    found("callback", Severity.RED, "10.0.0.7", "203.0.113.9", 5);
    desk.settle();
    assertThat(incident("scan").severity()).isEqualTo(Severity.YELLOW);
    assertThat(incident("scan").raised()).isTrue();
    assertThat(incident("callback").severity()).isEqualTo(Severity.RED);
    found("sweep", Severity.RED, "10.0.0.7", "10.0.3.3", 6);
    desk.settle();
    assertThat(incident("scan").severity()).as("one step only").isEqualTo(Severity.YELLOW);
  }

  @Test
  void besideEqualOnesItIsWhatItsRuleSays() throws IOException {
    found("scan", "10.0.0.7", "10.0.2.2", 0).found("sweep", "10.0.0.7", "10.0.2.2", 1);
    found("flood", "10.0.0.7", "10.0.2.2", 2);
    desk.settle();
    assertThat(desk.stored()).noneMatch(Incident::raised);
  }

  @Test
  void afterARestartTheyGoOn() throws IOException {
    found("scan", Severity.GREEN, "10.0.0.7", "10.0.2.2", 0);
    found("sweep", Severity.RED, "10.0.0.7", "10.0.2.2", 1);
    List<Incident> stored = desk.settle().stored();
    desk.close();
    desk = new DeskFixture(directory);
    desk.desk().resume(stored);
    found("scan", Severity.GREEN, "10.0.0.7", "10.0.2.2", 2);
    found("flood", "10.0.0.7", "10.0.2.2", 3);
    desk.settle();
    assertThat(incident("scan").related())
        .containsExactlyInAnyOrder(incident("sweep").id(), incident("flood").id());
    assertThat(incident("scan").severity()).isEqualTo(Severity.YELLOW);
    assertThat(incident("sweep").related()).hasSize(2);
  }
}
