package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Finding;

/** Counting phrases against brute force over the list of events: the same events raise findings. */
class WindowOracleTest {
  private static final int EVENTS = 200_000;
  private static final int HOSTS = 4;

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
  private interface Oracle {
    boolean holds(List<Event> events, int at);
  }

  private static void agrees(String constraints, long seed, Oracle oracle) {
    agrees("", constraints, seed, oracle);
  }

  private static void agrees(String before, String constraints, long seed, Oracle oracle) {
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

  /** The event and those before it that are no older than the span, the latest first. */
  private static List<Event> since(List<Event> events, int at, Duration span) {
    long from = events.get(at).time() - span.toMillis();
    List<Event> since = new ArrayList<>();
    for (int i = at; i >= 0 && events.get(i).time() >= from; i--) {
      since.add(events.get(i));
    }
    return since;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void count(long seed) {
    agrees(
        "denied, count().per( source.ip ).within( 20s ) >= 9",
        seed,
        (events, at) -> {
          Event self = events.get(at);
          return self.denied()
              && since(events, at, Duration.ofSeconds(20)).stream()
                      .filter(each -> each.denied() && same(each, self, Field.SOURCE_IP))
                      .count()
                  >= 9;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void distinct(long seed) {
    agrees(
        "denied, distinct( destination.port ).per( source.ip, destination.ip ).within( 30s ) >= 5",
        seed,
        (events, at) -> {
          Event self = events.get(at);
          return self.denied()
              && since(events, at, Duration.ofSeconds(30)).stream()
                      .filter(Event::denied)
                      .filter(each -> same(each, self, Field.SOURCE_IP, Field.DESTINATION_IP))
                      .map(each -> each.get(Field.DESTINATION_PORT))
                      .distinct()
                      .count()
                  >= 5;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void countOfEarlierOnes(long seed) {
    agrees(
        "allowed, count( denied ).per( destination.ip ).within( 9s ) >= 5",
        seed,
        (events, at) -> {
          Event self = events.get(at);
          return self.allowed()
              && since(events, at, Duration.ofSeconds(9)).stream()
                      .filter(each -> each.denied() && same(each, self, Field.DESTINATION_IP))
                      .count()
                  >= 5;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void fewerThan(long seed) {
    agrees(
        "allowed, count( denied ).per( destination.ip ).within( 9s ) < 5,"
            + " distinct( destination.port ).per( source.ip ).within( 9s ) < 3",
        seed,
        new Oracle() {
          private final Set<Long> first = new TreeSet<>();

          @Override
          public boolean holds(List<Event> events, int at) {
            Event self = events.get(at);
            List<Event> since = since(events, at, Duration.ofSeconds(9));
            long denied =
                since.stream()
                    .filter(each -> each.denied() && same(each, self, Field.DESTINATION_IP))
                    .count();
            if (!self.allowed() || denied >= 5) {
              return false;
            }
            first.add(self.id().offset());
            return since.stream()
                    .filter(each -> first.contains(each.id().offset()))
                    .filter(each -> same(each, self, Field.SOURCE_IP))
                    .map(each -> each.get(Field.DESTINATION_PORT))
                    .distinct()
                    .count()
                < 3;
          }
        });
  }

  /** What one rule concluded is asked for by another. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void suspected(long seed) {
    String first =
        """
        rule "first" @title( "f" ) @severity( red ) @key( none ) @quiet( 1h ) @means( "m" ) @todo( "t" )
        when $e : Event( denied, count().per( source.ip ).within( 10s ) >= 5 )
        then finding.suspect( $e ); end
        """;
    agrees(
        first,
        "allowed, suspected( \"first\" ).per( source.ip, destination.ip ).within( 30s ) >= 2",
        seed,
        (events, at) -> {
          Event self = events.get(at);
          if (!self.allowed()) {
            return false;
          }
          long held = 0;
          for (int i = at - 1;
              i >= 0 && events.get(i).time() >= self.time() - 30_000 && held < 2;
              i--) {
            Event other = events.get(i);
            boolean asked = same(other, self, Field.SOURCE_IP, Field.DESTINATION_IP);
            held += asked && other.denied() && denies(events, i) >= 5 ? 1 : 0;
          }
          return held >= 2;
        });
  }

  private static long denies(List<Event> events, int at) {
    Event self = events.get(at);
    return since(events, at, Duration.ofSeconds(10)).stream()
        .filter(each -> each.denied() && same(each, self, Field.SOURCE_IP))
        .count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void around(long seed) {
    agrees(
        "allowed, destination.port == 7, count( denied, destination.port == 8 ).per( source.ip"
            + " ).around( 5s ) >= 2",
        seed,
        (events, at) -> {
          Event self = events.get(at);
          List<Event> around = since(events, at, Duration.ofSeconds(5));
          for (int i = at + 1;
              i < events.size() && events.get(i).time() <= self.time() + 5000;
              i++) {
            around.add(events.get(i));
          }
          long count =
              around.stream()
                  .filter(each -> each.denied() && same(each, self, Field.SOURCE_IP))
                  .filter(each -> isPort(each, 8))
                  .count();
          return self.allowed() && isPort(self, 7) && count >= 2;
        });
  }

  /** By sixtieths of the window: the one that is running and the fifty-nine before it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void sum(long seed) {
    agrees(
        "allowed, sum( network.bytes ).per( source.ip ).within( 60s ) >= 1 MB",
        seed,
        (events, at) -> {
          Event self = events.get(at);
          long sum =
              since(events, at, Duration.ofSeconds(60)).stream()
                  .filter(each -> each.allowed() && same(each, self, Field.SOURCE_IP))
                  .filter(each -> each.time() / 1000 > self.time() / 1000 - 60)
                  .mapToLong(each -> Objects.requireNonNull(each.number(Field.NETWORK_BYTES)))
                  .sum();
          return self.allowed() && sum >= 1 << 20;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void regular(long seed) {
    agrees(
        "denied, destination.port == 3, regular().per( source.ip ).within( 5m ).jitter( 30% ) >= 3",
        seed,
        (events, at) -> {
          Event self = events.get(at);
          List<Long> times =
              since(events, at, Duration.ofMinutes(5)).stream()
                  .filter(each -> each.denied() && same(each, self, Field.SOURCE_IP))
                  .filter(each -> isPort(each, 3))
                  .map(Event::time)
                  .toList();
          return self.denied()
              && isPort(self, 3)
              && even(times, 1)
              && even(times, 2)
              && even(times, 3);
        });
  }

  /** Whether the latest intervals, so many, differ little from their mean. */
  private static boolean even(List<Long> latestFirst, int intervals) {
    if (latestFirst.size() <= intervals) {
      return false;
    }
    double mean = (latestFirst.getFirst() - latestFirst.get(intervals)) / (double) intervals;
    for (int i = 0; i < intervals; i++) {
      long interval = latestFirst.get(i) - latestFirst.get(i + 1);
      if (interval < 1000 || Math.abs(interval - mean) > 0.3 * mean + 1e-6) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void silence(long seed) {
    agrees(
        "denied, destination.port == 5, last().per( source.ip ).silentFor( 90s )",
        seed,
        (events, at) -> {
          Event self = events.get(at);
          if (!self.denied() || !isPort(self, 5)) {
            return false;
          }
          long until = self.time() + 90_000;
          for (int i = at + 1; i < events.size() && events.get(i).time() <= until; i++) {
            Event next = events.get(i);
            if (next.denied() && isPort(next, 5) && same(next, self, Field.SOURCE_IP)) {
              return false;
            }
          }
          return events.getLast().time() - 2000 > until; // the log's end proves no silence
        });
  }

  /** Silent is only who spoke often enough before. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void silenceAfterBustle(long seed) {
    agrees(
        "denied, destination.port == 5, last().per( source.ip ).silentFor( 40s ), count( denied,"
            + " destination.port == 5 ).per( source.ip ).within( 90s ) >= 3",
        seed,
        (events, at) -> {
          Event self = events.get(at);
          Predicate<Event> alike =
              each -> each.denied() && isPort(each, 5) && same(each, self, Field.SOURCE_IP);
          if (!alike.test(self)
              || since(events, at, Duration.ofSeconds(90)).stream().filter(alike).count() < 4) {
            return false;
          }
          long until = self.time() + 40_000;
          for (int i = at + 1; i < events.size() && events.get(i).time() <= until; i++) {
            if (alike.test(events.get(i))) {
              return false;
            }
          }
          return events.getLast().time() - 2000 > until;
        });
  }
}
