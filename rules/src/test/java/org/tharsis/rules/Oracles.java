package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Finding;

/** Holds rules against brute force over a random list of events. */
final class Oracles {
  private static final int EVENTS = 200_000;
  private static final int HOSTS = 4;

  private Oracles() {}

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
    long millis = 0;
    for (int i = 0; i < EVENTS; i++) {
      millis += random.nextInt(4) == 0 ? 0 : random.nextInt(1500);
      scenario.at(
          millis / 1000.0,
          random.nextBoolean() ? "allowed" : "denied",
          "source.ip=10.0.0." + random.nextInt(HOSTS),
          "destination.ip=10.0.1." + random.nextInt(3),
          "destination.port=" + random.nextInt(9),
          "network.bytes=" + random.nextInt(100_000));
    }
    return scenario;
  }

  /** Whether the rule holds for the event at a place among all, in order. */
  @FunctionalInterface
  interface Oracle {
    boolean holds(List<Event> events, int at);
  }

  static void agrees(String constraints, long seed, Oracle oracle) {
    agrees("", constraints, seed, oracle);
  }

  static void agrees(String before, String constraints, long seed, Oracle oracle) {
    Scenario scenario = stream(seed);
    List<Event> events = scenario.events();
    Set<Long> expected = new TreeSet<>();
    for (int i = 0; i < events.size(); i++) {
      if (oracle.holds(events, i)) {
        expected.add(events.get(i).id().offset());
      }
    }
    Set<Long> raised = new TreeSet<>();
    RuleBook book = RuleBook.compile(List.of(new RuleSource("r.drl", before + rule(constraints))));
    assertThat(book.problems()).isEmpty();
    for (Finding finding : scenario.shuffled(seed).against(book)) {
      raised.add(finding.event().id().offset());
    }
    assertThat(raised).as("seed %d", seed).isNotEmpty().isEqualTo(expected);
  }

  static boolean same(Event a, Event b, Field... fields) {
    for (Field field : fields) {
      if (!Objects.equals(a.get(field), b.get(field))) {
        return false;
      }
    }
    return true;
  }

  static boolean isPort(Event event, long port) {
    return Objects.equals(event.number(Field.DESTINATION_PORT), port);
  }

  /** The event and those before it that are no older than the span, the latest first. */
  static List<Event> since(List<Event> events, int at, Duration span) {
    long from = events.get(at).time() - span.toMillis();
    List<Event> since = new ArrayList<>();
    for (int i = at; i >= 0 && events.get(i).time() >= from; i--) {
      since.add(events.get(i));
    }
    return since;
  }
}
