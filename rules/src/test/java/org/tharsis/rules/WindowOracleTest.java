package org.tharsis.rules;

import static org.tharsis.rules.Oracles.agrees;
import static org.tharsis.rules.Oracles.isPort;
import static org.tharsis.rules.Oracles.same;
import static org.tharsis.rules.Oracles.since;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.rules.Oracles.Oracle;

/** Counting phrases against brute force over the list of events: the same events raise findings. */
class WindowOracleTest {
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
