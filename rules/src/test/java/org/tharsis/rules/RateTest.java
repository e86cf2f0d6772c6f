package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Finding;

/** A port's traffic against its own past. */
class RateTest {
  private static final double HOUR = 3600;
  private static final double DAY = 24 * HOUR;
  private static final double WEEK = 7 * DAY;

  private static final RuleBook BOOK =
      RuleBook.compile(
          List.of(
              new RuleSource(
                  "r.drl",
                  """
                  rule "r" @title( "t" ) @severity( red ) @key( none ) @quiet( 1h ) @means( "m" ) @todo( "t" )
                  when $e : Event( allowed, rate().per( destination.port ).within( 10m ).atLeast( 30 ).coldStart( 100 ) >= 6 deviations )
                  then finding.raise( $e ); end
                  """)));

  /** So many events to a port within five minutes from a time on. */
  private static void burst(Scenario scenario, double from, int events, int port) {
    for (int i = 0; i < events; i++) {
      scenario.at(from + 300.0 * i / events, "allowed", "destination.port=" + port);
    }
  }

  private static List<Finding> findings(Scenario scenario) {
    return scenario.against(BOOK);
  }

  @Test
  void withoutAPastOnlyTheColdStartCounts() {
    Scenario scenario = new Scenario();
    burst(scenario, 0, 99, 80);
    burst(scenario, HOUR, 100, 81);
    List<Finding> findings = findings(scenario);
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().key()).isEqualTo("81");
    assertThat(findings.getFirst().reasons().getFirst().detail())
        .isEqualTo("100, and no past to compare with");
  }

  @Test
  void afterADayTheLastHoursCount() {
    Scenario scenario = new Scenario();
    for (int hour = 0; hour < 30; hour++) {
      burst(scenario, hour * HOUR, 90 + hour % 3, 80);
    }
    burst(scenario, 30 * HOUR, 200, 80); // usual is 91, and 10 its deviation
    List<Finding> findings = findings(scenario);
    assertThat(findings).isNotEmpty();
    Finding first = findings.getFirst();
    assertThat(first.reasons().getFirst().value()).isEqualTo(6);
    assertThat(first.reasons().getFirst().detail())
        .isEqualTo("149, where 91.0 is usual and 9.5 its deviation, by 29 hours of the last week");
  }

  /** The backup on Sunday nights is as it was; the same on a Tuesday is not. */
  @Test
  void eachHourOfTheWeekHasItsOwnPast() {
    Scenario scenario = new Scenario();
    for (int week = 0; week < 5; week++) {
      for (int day = 0; day < 7; day++) {
        burst(scenario, week * WEEK + day * DAY + HOUR, day == 0 ? 95 : 20, 873);
      }
    }
    assertThat(findings(scenario)).isEmpty();
    burst(scenario, 5 * WEEK + HOUR, 95, 873);
    burst(scenario, 5 * WEEK + DAY + HOUR, 20, 873);
    assertThat(findings(scenario)).isEmpty();
    burst(scenario, 5 * WEEK + 2 * DAY + HOUR, 95, 873);
    assertThat(findings(scenario))
        .isNotEmpty()
        .allSatisfy(
            finding ->
                assertThat(finding.event().time()).isGreaterThan((long) (1000 * (5 * WEEK + DAY))));
  }

  /** A burst a day is no news the second time, though most hours have none. */
  @Test
  void asLongAsTheHourHasNoPastItMustBeMoreThanEver() {
    Scenario scenario = new Scenario();
    for (int hour = 0; hour < 30; hour++) {
      burst(scenario, hour * HOUR, 5, 443);
    }
    burst(scenario, 30 * HOUR, 150, 9101);
    int before = findings(scenario).size();
    assertThat(before).isPositive();
    burst(scenario, 54 * HOUR, 140, 9101);
    assertThat(findings(scenario)).hasSize(before);
    burst(scenario, 78 * HOUR, 155, 9101);
    assertThat(findings(scenario)).hasSize(before + 5);
  }

  @Test
  void aPortNobodyUsedNeedsItsLeastAllTheSame() {
    Scenario scenario = new Scenario();
    for (int hour = 0; hour < 600; hour++) {
      burst(scenario, hour * HOUR, 5, 443);
    }
    burst(scenario, 600 * HOUR, 29, 4444);
    assertThat(findings(scenario)).isEmpty();
    burst(scenario, 601 * HOUR, 30, 5555);
    assertThat(findings(scenario)).singleElement().extracting(Finding::key).isEqualTo("5555");
  }

  /** By brute force: the busiest ten minutes of each past hour, of sixtieths of ten seconds. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void oracle(long seed) {
    Scenario scenario = new Scenario();
    Random random = new Random(seed);
    for (long second = 0; scenario.events().size() < 60_000; second += 1 + random.nextInt(120)) {
      boolean wild = random.nextInt(400) == 0;
      for (int i = wild ? 100 : 1; i > 0; i--) {
        scenario.at((double) second, "allowed", "destination.port=" + random.nextInt(2));
      }
    }
    List<Long> raised = new ArrayList<>();
    findings(scenario).forEach(finding -> raised.add(finding.event().id().offset()));
    assertThat(raised).as("seed %d", seed).isNotEmpty().isEqualTo(expected(scenario.events()));
  }

  private static List<Long> expected(List<Event> events) {
    List<Long> expected = new ArrayList<>();
    List<TreeMap<Long, Long>> slices = List.of(new TreeMap<>(), new TreeMap<>());
    List<TreeMap<Long, Long>> hours = List.of(new TreeMap<>(), new TreeMap<>());
    long watched = events.getFirst().time() / 3_600_000 + 1;
    for (Event event : events) {
      int port = Objects.requireNonNull(event.number(Field.DESTINATION_PORT)).intValue();
      long slice = event.time() / 10_000;
      slices.get(port).merge(slice, 1L, Long::sum);
      long count =
          slices.get(port).subMap(slice - 59, slice + 1).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      long hour = event.time() / 3_600_000;
      hours.get(port).merge(hour, count, Math::max);
      if (unusual(count, hours.get(port), hour, watched)) {
        expected.add(event.id().offset());
      }
    }
    return expected;
  }

  private static boolean unusual(long count, Map<Long, Long> hours, long hour, long watched) {
    List<Long> past = new ArrayList<>();
    for (long each = hour - 168; each >= Math.max(watched, hour - 6 * 168); each -= 168) {
      past.add(hours.getOrDefault(each, 0L));
    }
    boolean weekly = past.size() >= 3;
    if (!weekly) {
      past.clear();
      for (long each = hour - 1; each >= Math.max(watched, hour - 168); each--) {
        past.add(hours.getOrDefault(each, 0L));
      }
    }
    if (!weekly && past.size() < 24) {
      return count >= 100;
    }
    if (!weekly && (count < 100 || count <= Collections.max(past))) {
      return false;
    }
    double[] amounts = past.stream().mapToDouble(Long::doubleValue).sorted().toArray();
    double median = middle(amounts);
    double[] distances = Arrays.stream(amounts).map(a -> Math.abs(a - median)).sorted().toArray();
    double deviation = Math.max(1, Math.max(Math.sqrt(median), 1.4826 * middle(distances)));
    return count >= 30 && (count - median) / deviation >= 6;
  }

  private static double middle(double[] sorted) {
    int n = sorted.length;
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }
}
