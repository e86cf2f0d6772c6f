package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Criterion.End;
import org.tharsis.model.Criterion.Term;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Exclusion.State;

class ExclusionTest {
  private static final LocalDate ENDS = LocalDate.of(2026, 6, 30);
  private static final long LAST_MOMENT = ENDS.plusDays(1).toEpochDay() * 86_400_000 - 1;

  private static Area area(String... blocks) {
    return new Area("area", AddressSet.of(List.of(blocks).stream().map(Cidr::parse).toList()));
  }

  private static Exclusion exclusion(Area destination, Set<Long> ports, Set<String> rules) {
    List<Criterion> criteria = new ArrayList<>();
    criteria.add(new Criterion.Within(End.DESTINATION, List.of(destination)));
    if (!ports.isEmpty()) {
      criteria.add(new Criterion.Ports(ports));
    }
    criteria.add(new Criterion.Names(Term.DEVICE, NameSet.of(List.of("FW-1"))));
    return exclusion(criteria, rules);
  }

  private static Exclusion exclusion(List<Criterion> criteria, Set<String> rules) {
    return new Exclusion(
        "x",
        State.ACTIVE,
        Action.STORE,
        criteria,
        rules,
        new Terms("anna", "why", null, null, ENDS));
  }

  private static Event event(String destination, long port, String device, long time) {
    return new EventDraft()
        .timestamp(time)
        .put(Field.SOURCE_IP, IpAddress.parse("10.0.0.1"))
        .put(Field.DESTINATION_IP, IpAddress.parse(destination))
        .put(Field.DESTINATION_PORT, port)
        .put(Field.OBSERVER_NAME, device)
        .event(
            new Line(
                new EventId("test", 0), new byte[0], false, new Origin("test", null), time, false));
  }

  @Test
  void allCriteriaMustHold() {
    Exclusion exclusion = exclusion(area("96.6.0.0/15"), Set.of(80L, 443L), Set.of());
    assertThat(exclusion.covers(event("96.6.1.1", 80, "FW-1", 0))).isTrue();
    assertThat(exclusion.covers(event("96.6.1.1", 80, "fw-2", 0))).isFalse();
    assertThat(exclusion.covers(event("96.6.1.1", 22, "fw-1", 0))).isFalse();
    assertThat(exclusion.covers(event("96.8.1.1", 80, "fw-1", 0))).isFalse();
  }

  /** 96.6.0.0/15 was withdrawn: what was right for old events hides others' of today. */
  @Test
  void anEventIsJudgedByTheListOfItsDay() {
    AddressSet before = AddressSet.of(List.of(Cidr.parse("96.6.0.0/15")));
    AddressSet now = AddressSet.of(List.of(Cidr.parse("198.51.100.0/24")));
    SortedMap<Long, Supplier<AddressSet>> earlier = new TreeMap<>();
    earlier.put(0L, () -> before);
    Area list = new Area("cdn", DatedSet.of(earlier, 1_000, now));
    Exclusion exclusion = exclusion(list, Set.of(), Set.of());
    assertThat(exclusion.covers(event("96.6.1.1", 80, "fw-1", 999))).isTrue();
    assertThat(exclusion.covers(event("96.6.1.1", 80, "fw-1", 1_000))).isFalse();
    assertThat(exclusion.differences(event("96.6.1.1", 80, "fw-1", 1_000)))
        .containsExactly("destination in cdn, it is 96.6.1.1");
    assertThat(exclusion.covers(event("198.51.100.9", 80, "fw-1", 1_000))).isTrue();
  }

  @Test
  void whatItDoesNotCoverIsSaid() {
    Exclusion exclusion = exclusion(area("96.6.0.0/15"), Set.of(80L, 443L), Set.of());
    assertThat(exclusion.differences(event("96.6.1.1", 80, "FW-1", 0))).isEmpty();
    assertThat(exclusion.differences(event("96.8.1.1", 22, "FW-2", LAST_MOMENT + 1)))
        .containsExactly(
            "it ended on 2026-06-30",
            "destination in area, it is 96.8.1.1",
            "port 80 or 443, it is 22",
            "device fw-1, it is FW-2");
  }

  /** What is said to differ is what keeps it from covering. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void differencesAgreeWithCovers(long seed) {
    Random random = new Random(seed);
    int covered = 0;
    for (int i = 0; i < 2000; i++) {
      Exclusion exclusion = any(random);
      Event event =
          event(
              "192.0.2." + random.nextInt(4),
              random.nextInt(3),
              "fw-" + random.nextInt(3),
              LAST_MOMENT + random.nextInt(3) - 1);
      assertThat(exclusion.differences(event).isEmpty())
          .as("seed %d, %s, %s", seed, exclusion, event)
          .isEqualTo(exclusion.covers(event));
      covered += exclusion.covers(event) ? 1 : 0;
    }
    assertThat(covered).as("seed %d", seed).isBetween(100, 1900);
  }

  private static Exclusion any(Random random) {
    List<Criterion> criteria =
        new ArrayList<>(
            List.of(
                new Criterion.Within(
                    End.SOURCE, List.of(area("10.0.0." + random.nextInt(3) + "/32"))),
                new Criterion.Within(End.DESTINATION, List.of(area("192.0.2.0/31"))),
                new Criterion.Within(End.ADDRESS, List.of(area("192.0.2.1/32", "10.0.0.2/32"))),
                new Criterion.Ports(Set.of((long) random.nextInt(3), 9L)),
                new Criterion.Names(Term.CODE, NameSet.of(List.of("106023"))),
                new Criterion.Names(
                    Term.DEVICE, NameSet.of(List.of("fw-" + random.nextInt(3), "fw-9"))),
                new Criterion.During(WeekHours.of(List.of("wed 00:00-01:00")), ZoneOffset.UTC)));
    criteria.removeIf(each -> random.nextInt(4) != 0);
    return exclusion(criteria, Set.of());
  }

  @Test
  void itEndsWithItsLastDay() {
    Exclusion exclusion = exclusion(area("0.0.0.0/0"), Set.of(), Set.of());
    assertThat(exclusion.covers(event("192.0.2.1", 80, "fw-1", LAST_MOMENT))).isTrue();
    assertThat(exclusion.covers(event("192.0.2.1", 80, "fw-1", LAST_MOMENT + 1))).isFalse();
  }

  @Test
  void oneForARuleIsForThatRuleOnly() {
    Exclusions exclusions =
        new Exclusions(List.of(exclusion(area("0.0.0.0/0"), Set.of(), Set.of("port-scan"))));
    Event event = event("192.0.2.1", 80, "fw-1", 0);
    assertThat(exclusions.covering(event)).isNull();
    assertThat(exclusions.covering(event, "port-scan")).isNotNull();
    assertThat(exclusions.covering(event, "host-sweep")).isNull();
  }

  @Test
  void anEventWithoutTheFieldIsNotCovered() {
    Event bare =
        new EventDraft()
            .event(
                new Line(
                    new EventId("test", 0),
                    new byte[0],
                    false,
                    new Origin("test", null),
                    0,
                    false));
    assertThat(exclusion(area("0.0.0.0/0", "::/0"), Set.of(), Set.of()).covers(bare)).isFalse();
  }
}
