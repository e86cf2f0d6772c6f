package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Event;
import org.tharsis.model.Finding;

/** What a correlator has saved, another goes on from as if nothing had happened. */
class StateTest {
  private static final Limits FEW_KEYS =
      new Limits(Duration.ofSeconds(2), 24, 10_000, Duration.ofSeconds(1));

  private static final List<String> CONDITIONS =
      List.of(
          "denied, count().per( source.ip ).within( 20s ) >= 9",
          "denied, distinct( destination.port ).per( source.ip, destination.ip ).within( 30s ) >= 6",
          "allowed, sum( network.bytes ).per( source.ip ).within( 60s ) >= 1 MB",
          "allowed, count( denied ).per( destination.ip ).within( 9s ) >= 5",
          "allowed, destination.port == 7, count( denied ).per( source.ip ).around( 5s ) >= 4",
          "denied, destination.port == 3, regular().per( source.ip ).within( 5m ).jitter( 40% ) >= 3",
          "denied, destination.port == 5, last().per( source.ip ).silentFor( 90s )",
          "allowed, count( denied ).per( source.ip ).within( 30m ).watched( 20m ) < 2",
          "allowed, suspected( \"r0\", \"r1\" ).per( source.ip ).within( 30s ) >= 3",
          "allowed, rate().per( source.ip ).within( 60s ).atLeast( 5 ).coldStart( 9 ) >= 1 deviations");

  private static final RuleBook BOOK =
      RuleBook.compile(
          IntStream.range(0, CONDITIONS.size())
              .mapToObj(i -> source("r" + i, CONDITIONS.get(i)))
              .toList());

  private static RuleSource source(String id, String conditions) {
    return new RuleSource(
        id + ".drl",
        """
        rule "%s" @title( "t" ) @severity( red ) @key( none ) @quiet( 1h ) @means( "m" ) @todo( "t" )
        when $e : Event( %s ) then finding.raise( $e ); end
        """
            .formatted(id, conditions));
  }

  /** Four hosts at first, then so many that the windows have to forget some. */
  private static List<Event> events(long seed, int count) {
    Random random = new Random(seed);
    Scenario scenario = new Scenario();
    long millis = 0;
    for (int i = 0; i < count; i++) {
      millis += random.nextInt(200) == 0 ? 600_000 : random.nextInt(1500);
      int hosts = i < count / 2 ? 4 : 60;
      scenario.at(
          millis / 1000.0,
          random.nextBoolean() ? "allowed" : "denied",
          "source.ip=10.0.0." + random.nextInt(hosts),
          "destination.ip=10.0.1." + random.nextInt(3),
          "destination.port=" + random.nextInt(9),
          "network.bytes=" + random.nextInt(100_000));
    }
    return scenario.shuffled(seed).events();
  }

  private static byte[] saved(Correlator correlator) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    correlator.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Set<String> load(Correlator correlator, byte[] state) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(state));
    Set<String> same = correlator.load(in);
    assertThat(in.available()).isZero();
    return same;
  }

  private static void shown(Finding finding, List<String> all) {
    all.add(
        "%s %s %d %s %s %d %s"
            .formatted(
                finding.rule().id(),
                finding.key(),
                finding.since(),
                finding.event().id(),
                finding.evidence(),
                finding.unknown(),
                finding.reasons()));
  }

  private static List<String> undisturbed(List<Event> events) {
    List<String> all = new ArrayList<>();
    try (Correlator correlator = BOOK.correlator(FEW_KEYS)) {
      events.forEach(event -> correlator.accept(event, finding -> shown(finding, all)));
      correlator.finish(finding -> shown(finding, all));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aRunThatIsStoppedAgainAndAgain(long seed) throws IOException {
    assertThat(BOOK.problems()).isEmpty();
    List<Event> events = events(seed, 8_000);
    List<String> expected = undisturbed(events);
    for (int i = 0; i < CONDITIONS.size(); i++) {
      String rule = "r" + i + " ";
      assertThat(expected).as("seed %d", seed).anyMatch(each -> each.startsWith(rule));
    }

    Random random = new Random(seed);
    List<String> all = new ArrayList<>();
    Correlator correlator = BOOK.correlator(FEW_KEYS);
    for (Event event : events) {
      if (random.nextInt(100) == 0) {
        byte[] state = saved(correlator);
        correlator.close();
        correlator = BOOK.correlator(FEW_KEYS);
        assertThat(load(correlator, state)).hasSize(CONDITIONS.size());
        assertThat(saved(correlator)).as("seed %d", seed).isEqualTo(state);
      }
      correlator.accept(event, finding -> shown(finding, all));
    }
    correlator.finish(finding -> shown(finding, all));
    correlator.close();
    assertThat(all).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void aChangedRuleBeginsAnewAndItsNeighboursGoOn() throws IOException {
    String three = "denied, count().per( source.ip ).within( 1h ) >= 3";
    RuleBook before =
        RuleBook.compile(
            List.of(source("kept", three), source("changed", three), source("gone", three)));
    RuleBook after =
        RuleBook.compile(
            List.of(
                source("new", three),
                source("changed", three.replace("1h", "2h")),
                new RuleSource("kept.drl", source("kept", three).text().replace("red", "green"))));
    List<Event> two =
        new Scenario()
            .at(1, "denied", "source.ip=10.0.0.1")
            .at(2, "denied", "source.ip=10.0.0.1")
            .at(8, "allowed")
            .events();
    List<Event> third = new Scenario().at(9, "denied", "source.ip=10.0.0.1").events();
    List<String> raised = new ArrayList<>();
    try (Correlator old = before.correlator(FEW_KEYS);
        Correlator fresh = after.correlator(FEW_KEYS)) {
      two.forEach(event -> old.accept(event, finding -> raised.add(finding.rule().id())));
      assertThat(load(fresh, saved(old))).containsExactly("kept");
      third.forEach(event -> fresh.accept(event, finding -> raised.add(finding.rule().id())));
      fresh.finish(finding -> raised.add(finding.rule().id()));
    }
    assertThat(raised).containsExactly("kept");
  }

  /** The setting was shortened: what had waited is judged all the same. */
  @Test
  void whoeverWaitsShorterGoesOn() throws IOException {
    List<Event> events = events(4, 2_000);
    int half = events.size() / 2;
    List<String> all = new ArrayList<>();
    Limits hasty = new Limits(Duration.ZERO, 24, 10_000, Duration.ZERO);
    RuleBook book = RuleBook.compile(List.of(source("any", "denied")));
    try (Correlator old = book.correlator(FEW_KEYS);
        Correlator fresh = book.correlator(hasty)) {
      events.subList(0, half).forEach(event -> old.accept(event, f -> shown(f, all)));
      load(fresh, saved(old));
      events.subList(half, events.size()).forEach(event -> fresh.accept(event, f -> shown(f, all)));
      fresh.finish(f -> shown(f, all));
    }
    long denied = events.stream().filter(Event::denied).count();
    assertThat(all).doesNotHaveDuplicates();
    assertThat((long) all.size()).isLessThanOrEqualTo(denied).isPositive();
    assertThat(String.join("\n", all)).contains(" " + events.getLast().id().stream());
  }

  @Test
  void whatIsCutShortIsSaid() throws IOException {
    byte[] state;
    try (Correlator correlator = BOOK.correlator(FEW_KEYS)) {
      events(5, 300).forEach(event -> correlator.accept(event, finding -> {}));
      state = saved(correlator);
    }
    for (int length = 0; length < state.length; length += 1 + length / 20) {
      byte[] cut = Arrays.copyOf(state, length);
      try (Correlator correlator = BOOK.correlator(FEW_KEYS)) {
        assertThatThrownBy(() -> load(correlator, cut)).isInstanceOf(IOException.class);
      }
    }
  }
}
