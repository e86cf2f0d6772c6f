package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Finding;

/** Counting phrases against brute force over the list of events: the same events raise findings. */
class WindowOracleTest {
  private static final int EVENTS = 3000;

  private static String rule(String constraints) {
    return """
    rule "r" @title( "t" ) @severity( red ) @key( none ) @quiet( 1h ) @means( "m" ) @todo( "t" )
    when $e : Event( %s ) then finding.raise( $e ); end
    """
        .formatted(constraints);
  }

  private static Scenario stream(long seed) {
    Random random = new Random(seed);
    Scenario scenario = new Scenario();
    double seconds = 0;
    for (int i = 0; i < EVENTS; i++) {
      seconds += random.nextInt(4) == 0 ? 0 : random.nextInt(1500) / 1000.0;
      scenario.at(
          seconds,
          random.nextBoolean() ? "allowed" : "denied",
          "source.ip=10.0.0." + random.nextInt(4),
          "destination.ip=10.0.1." + random.nextInt(3),
          "destination.port=" + random.nextInt(9));
    }
    return scenario;
  }

  private static void agrees(
      String constraints, long seed, BiPredicate<List<Event>, Integer> oracle) {
    Scenario scenario = stream(seed);
    List<Event> events = scenario.events();
    Set<Long> expected = new TreeSet<>();
    for (int i = 0; i < events.size(); i++) {
      if (oracle.test(events, i)) {
        expected.add(events.get(i).id().offset());
      }
    }
    Set<Long> raised = new TreeSet<>();
    RuleBook book = RuleBook.compile(List.of(new RuleSource("r.drl", rule(constraints))));
    assertThat(book.problems()).isEmpty();
    for (Finding finding : scenario.shuffled(seed).against(book)) {
      raised.add(finding.event().id().offset());
    }
    assertThat(raised).as("seed %d", seed).isNotEmpty().isEqualTo(expected);
  }

  private static boolean same(Event a, Event b, Field... fields) {
    for (Field field : fields) {
      if (!Objects.equals(a.get(field), b.get(field))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPort(Event event, long port) {
    return Objects.equals(event.number(Field.DESTINATION_PORT), port);
  }

  private static boolean within(Event earlier, Event later, Duration span) {
    return later.time() - earlier.time() <= span.toMillis();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void count(long seed) {
    agrees(
        "denied, count().per( source.ip ).within( 20s ) >= 6",
        seed,
        (events, i) -> {
          Event self = events.get(i);
          long count =
              events.subList(0, i + 1).stream()
                  .filter(each -> each.denied() && same(each, self, Field.SOURCE_IP))
                  .filter(each -> within(each, self, Duration.ofSeconds(20)))
                  .count();
          return self.denied() && count >= 6;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void distinct(long seed) {
    agrees(
        "denied, distinct( destination.port ).per( source.ip, destination.ip ).within( 30s ) >= 4",
        seed,
        (events, i) -> {
          Event self = events.get(i);
          Set<Object> ports = new HashSet<>();
          events.subList(0, i + 1).stream()
              .filter(Event::denied)
              .filter(each -> same(each, self, Field.SOURCE_IP, Field.DESTINATION_IP))
              .filter(each -> within(each, self, Duration.ofSeconds(30)))
              .forEach(each -> ports.add(each.get(Field.DESTINATION_PORT)));
          return self.denied() && ports.size() >= 4;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countOfEarlierOnes(long seed) {
    agrees(
        "allowed, count( denied ).per( destination.ip ).within( 9s ) >= 1",
        seed,
        (events, i) -> {
          Event self = events.get(i);
          return self.allowed()
              && events.subList(0, i).stream()
                  .filter(each -> each.denied() && same(each, self, Field.DESTINATION_IP))
                  .anyMatch(each -> within(each, self, Duration.ofSeconds(9)));
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void around(long seed) {
    agrees(
        "allowed, destination.port == 7, count( denied, destination.port == 8 ).per( source.ip"
            + " ).around( 5s ) >= 2",
        seed,
        (events, i) -> {
          Event self = events.get(i);
          long count =
              events.stream()
                  .filter(each -> each.denied() && same(each, self, Field.SOURCE_IP))
                  .filter(each -> isPort(each, 8))
                  .filter(each -> Math.abs(each.time() - self.time()) <= 5000)
                  .count();
          return self.allowed() && isPort(self, 7) && count >= 2;
        });
  }
}
