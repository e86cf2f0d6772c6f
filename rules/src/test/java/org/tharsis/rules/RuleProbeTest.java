package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.rules.RuleProbe.Step;
import org.tharsis.rules.language.RuleOutline;
import org.tharsis.rules.language.RuleOutlines;

/** A probe says of each event what the rule itself would, and how far it came. */
class RuleProbeTest {
  private static final Limits EXACT = new Limits(Duration.ZERO, 10_000, 100_000, Duration.ZERO);
  private static final Map<String, DatedSet> LISTS =
      Map.of(
          "threats", list("10.0.1.2/32"),
          "resolvers", list("10.0.0.1/32"));

  private static DatedSet list(String block) {
    return DatedSet.always(AddressSet.of(List.of(Cidr.parse(block))));
  }

  private static RuleSource rule(String constraints) {
    return new RuleSource(
        "r.drl",
        """
        rule "r" @title( "t" ) @severity( red ) @key( none ) @quiet( 1h ) @means( "m" ) @todo( "t" )
        when $e : Event( %s ) then finding.raise( $e ); end
        """
            .formatted(constraints));
  }

  private static RuleOutline outline(RuleSource source) {
    return RuleOutlines.of(source.file(), source.text()).getFirst();
  }

  private static List<Step> steps(RuleSource source, List<Event> events) {
    List<Step> steps = new ArrayList<>();
    try (RuleProbe probe = RuleProbe.of(List.of(source), outline(source), LISTS, 10_000)) {
      events.forEach(event -> probe.accept(event, steps::add));
      probe.finish(steps::add);
      assertThat(probe.broken()).isEmpty();
    }
    return steps;
  }

  private static Scenario scan(int ports) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < ports; i++) {
      scenario.at(i, "denied", "source.ip=10.0.0.1", "destination.port=" + (20 + i));
      scenario.at(i + 0.5, "allowed", "source.ip=10.0.0.1", "destination.port=" + (40 + i));
    }
    return scenario;
  }

  @Test
  void fourteenOfFifteen() {
    RuleSource source =
        rule("denied, distinct( destination.port ).per( source.ip ).within( 60s ) >= 15");
    List<EventId> behind = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    try (RuleProbe probe = RuleProbe.of(List.of(source), outline(source), LISTS, 10_000)) {
      for (Event event : scan(14).events()) {
        probe.accept(
            event,
            step -> {
              steps.add(step);
              if (step.held() == 1) {
                behind.clear();
                behind.addAll(probe.behind());
              }
            });
      }
    }
    assertThat(steps).hasSize(28).extracting(Step::finding).containsOnlyNulls();
    assertThat(steps).extracting(Step::held).containsExactlyElementsOf(alternately(1, 0, 14));
    assertThat(steps.get(26).values()).containsExactly(14L);
    assertThat(steps.get(27).values()).isEmpty();
    assertThat(behind).hasSize(14).first().isEqualTo(new EventId("test", 0));
  }

  private static List<Integer> alternately(int one, int other, int times) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.add(one);
      all.add(other);
    }
    return all;
  }

  @Test
  void theFifteenthRaises() {
    List<Step> steps =
        steps(
            rule("denied, distinct( destination.port ).per( source.ip ).within( 60s ) >= 15"),
            scan(15).events());
    Step last = steps.get(28);
    assertThat(last.held()).isEqualTo(2);
    assertThat(Objects.requireNonNull(last.finding()).event()).isSameAs(last.event());
    assertThat(steps).filteredOn(step -> step.finding() != null).hasSize(1);
  }

  /** A constraint is asked only where those before it hold: else this one would throw. */
  @Test
  void constraintsAreAskedInOrder() {
    List<Step> steps =
        steps(
            rule("event.code != null,\n event.code.length() > 3 // long ones\n, denied"),
            new Scenario()
                .at(0, "denied")
                .at(1, "denied", "event.code=1")
                .at(2, "event.code=12345")
                .at(3, "denied", "event.code=12345")
                .events());
    assertThat(steps).extracting(Step::held).containsExactly(0, 1, 2, 3);
    assertThat(steps.get(3).finding()).isNotNull();
  }

  @Test
  void silenceThatWasBrokenSaysHowLongItWas() {
    List<Step> steps =
        steps(
            rule("allowed, last().per( observer.name ).silentFor( 10m )"),
            new Scenario()
                .at(0, "allowed", "observer.name=fw1")
                .at(420, "allowed", "observer.name=fw1")
                .at(500, "denied", "observer.name=fw2")
                .at(1100, "allowed", "observer.name=fw2")
                .at(1300, "allowed")
                .events());
    assertThat(steps)
        .extracting(step -> step.event().time() / 1000 + " " + step.held() + " " + step.values())
        .containsExactlyInAnyOrder(
            "0 1 [420]", "500 0 []", "420 2 [600]", "1300 1 [0]", "1100 1 [200]");
  }

  @Test
  void aHeldEventIsSaidOnceItWasJudged() {
    List<Step> steps =
        steps(
            rule("allowed, count( denied ).per( source.ip ).around( 10s ) >= 2"),
            new Scenario()
                .at(0, "allowed", "source.ip=10.0.0.1")
                .at(5, "denied", "source.ip=10.0.0.1")
                .at(30, "allowed", "source.ip=10.0.0.2")
                .events());
    assertThat(steps)
        .extracting(step -> step.event().time() / 1000 + " " + step.held() + " " + step.values())
        .containsExactly("5 0 []", "0 1 [1]", "30 1 [0]");
  }

  /** Over the whole book: the same events raise, and every event has its step. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aProbeAgreesWithTheRule(long seed) {
    List<Event> events = stream(seed).events();
    int raised = 0;
    for (RuleSource source : Shipped.rules()) {
      RuleOutline rule = outline(source);
      List<Step> steps = steps(source, events);
      Set<EventId> found = new TreeSet<>();
      steps.stream().filter(each -> each.finding() != null).forEach(e -> found.add(e.event().id()));
      raised += found.size();
      assertThat(found).as("seed %d, %s", seed, rule.rule().id()).isEqualTo(raised(source, events));
      assertThat(steps)
          .as("seed %d, %s", seed, rule.rule().id())
          .allMatch(each -> (each.held() == rule.conditions().size()) == (each.finding() != null))
          .extracting(each -> each.event().id())
          .doesNotHaveDuplicates()
          .hasSameSizeAs(events);
    }
    assertThat(raised).as("seed %d", seed).isPositive();
  }

  private static Set<EventId> raised(RuleSource source, List<Event> events) {
    Set<EventId> raised = new TreeSet<>();
    try (Correlator rule = RuleBook.compile(List.of(source), LISTS).correlator(EXACT)) {
      events.forEach(event -> rule.accept(event, found -> raised.add(found.event().id())));
      rule.finish(found -> raised.add(found.event().id()));
    }
    return raised;
  }

  /** Busy enough that most rules find something, and most events are none of theirs. */
  private static Scenario stream(long seed) {
    Random random = new Random(seed);
    Scenario scenario = new Scenario();
    double seconds = 0;
    for (int i = 0; i < 4000; i++) {
      seconds += random.nextInt(400) == 0 ? 2000 : random.nextInt(500) / 1000.0;
      List<String> facts = new ArrayList<>();
      facts.add(List.of("allowed", "denied", "login").get(random.nextInt(3)));
      facts.add(random.nextBoolean() ? "failed" : "succeeded");
      facts.add("source.ip=10.0.0." + random.nextInt(4));
      facts.add("source.internal=" + random.nextBoolean());
      facts.add("destination.ip=10.0.1." + random.nextInt(40));
      facts.add("destination.internal=" + random.nextBoolean());
      facts.add("destination.port=" + List.of(25, 445, 53, 3389, 22).get(random.nextInt(5)));
      facts.add("user.name=u" + random.nextInt(20));
      facts.add("host.name=h" + random.nextInt(2));
      facts.add("observer.name=fw" + random.nextInt(2));
      facts.add("observer.vendor=Cisco");
      facts.add("network.bytes=" + random.nextInt(50_000_000));
      facts.add("event.code=" + List.of("4226", "113005", "106023").get(random.nextInt(3)));
      if (!facts.contains("login") && random.nextBoolean()) {
        facts.add("event.category=network");
      }
      scenario.at(seconds, facts.toArray(String[]::new));
    }
    return scenario;
  }

  @Test
  void conditionsSayWhatTheyAsk() {
    RuleOutline rule =
        outline(
            rule(
                "login && failed, source.ip in list \"threats\",\n  source.ip.toString() != \"x\","
                    + " count( denied && destination.ip not in list \"resolvers\" )"
                    + ".per( source.ip )  .within( 60s ) >= 3"));
    assertThat(rule.conditions())
        .extracting(each -> each.text() + " " + each.fields() + " " + each.wanted())
        .containsExactly(
            "login && failed [event.category, event.type, event.outcome] 0",
            "source.ip in list \"threats\" [source.ip] 0",
            "source.ip.toString() != \"x\" [source.ip] 0",
            "count( denied && destination.ip not in list \"resolvers\" ).per( source.ip )"
                + " .within( 60s ) >= 3 [source.ip] 3");
    Map<Field, String> lists = new HashMap<>();
    rule.conditions()
        .forEach(each -> each.lists().forEach(use -> lists.put(use.field(), use.list())));
    assertThat(lists)
        .containsOnly(
            Map.entry(Field.SOURCE_IP, "threats"), Map.entry(Field.DESTINATION_IP, "resolvers"));
    assertThat(rule.reach()).isEqualTo(Duration.ofSeconds(60));
    assertThat(rule.hold()).isZero();
    assertThat(Objects.requireNonNull(rule.phrases().getFirst().filter())).startsWith("denied");
  }
}
