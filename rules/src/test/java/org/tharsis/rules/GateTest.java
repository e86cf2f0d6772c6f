package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Finding;
import org.tharsis.model.Problem;
import org.tharsis.model.Rule;
import org.tharsis.rules.GateRule.Condition;
import org.tharsis.rules.GateRule.Consequence;
import org.tharsis.rules.GateRule.Question;

/** Rules in front of the session, in it, and some of each: one that throws costs itself only. */
class GateTest {
  /** Who judges. */
  enum Way {
    GATE,
    SESSION;

    Correlator correlator(RuleBook book) {
      return this == GATE
          ? book.correlator(Scenario.LIMITS)
          : book.correlatorInSession(Scenario.LIMITS);
    }
  }

  private static final String RAISE = "finding.raise( $e );";
  private static final String THIRD =
      rule("third", "denied, count().per( source.ip ).within( 60s ) >= 3", RAISE);

  private static String rule(String id, String constraints, String consequence) {
    return rule(id, "", constraints, consequence);
  }

  private static String rule(String id, String attributes, String constraints, String consequence) {
    return """
    rule "%s" @title( "t" ) @severity( red ) @key( source ) @quiet( 1h ) @means( "m" ) @todo( "t" )
    %s when $e : Event( %s ) then %s end
    """
        .formatted(id, attributes, constraints, consequence);
  }

  private static RuleBook book(String... rules) {
    List<RuleSource> sources = new ArrayList<>();
    for (String rule : rules) {
      sources.add(new RuleSource("rule" + sources.size() + ".drl", rule));
    }
    RuleBook book = RuleBook.compile(sources);
    assertThat(book.problems()).isEmpty();
    return book;
  }

  private static Scenario denies(int count) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < count; i++) {
      scenario.at(i, "denied", "source.ip=10.0.0.1");
    }
    return scenario;
  }

  /** What the rules raised, and which were cut off. */
  private record Outcome(List<String> raised, List<String> cutOff) {
    static Outcome of(Way way, Scenario scenario, String... rules) {
      try (Correlator correlator = way.correlator(book(rules))) {
        List<String> raised =
            scenario.against(correlator).stream().map(each -> each.rule().id()).toList();
        return new Outcome(raised, correlator.broken().stream().map(Problem::file).toList());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConditionThatThrowsCostsItsRuleOnly(Way way) {
    Outcome outcome =
        Outcome.of(way, denies(4), rule("bad", "denied, event.code.length() > 3", RAISE), THIRD);
    assertThat(outcome).isEqualTo(new Outcome(List.of("third", "third"), List.of("bad")));
  }

  @ParameterizedTest
  @EnumSource
  void aHeldRuleThatThrowsCostsItselfOnly(Way way) {
    String held =
        rule("held", "denied, count( allowed ).per( source.ip ).around( 5s ) >= 1", RAISE);
    String bad = held.replace("\"held\"", "\"bad\"").replace("denied,", "event.code.length() > 3,");
    Scenario scenario = denies(4).at(4, "allowed", "source.ip=10.0.0.1", "event.code=1234");
    Outcome outcome = Outcome.of(way, scenario, bad, held);
    assertThat(outcome.raised()).containsExactly("held", "held", "held", "held");
    assertThat(outcome.cutOff()).contains("bad");
  }

  /** Whatever a rule throws, and wherever: only what is no fault of the rule's ends the engine. */
  @ParameterizedTest
  @MethodSource
  void whateverARuleThrowsCostsItselfOnly(Throwable thrown) {
    List<String> ran = new ArrayList<>();
    Question yes = event -> true;
    Question no =
        event -> {
          throw sneaky(thrown);
        };
    Consequence fails =
        event -> {
          ran.add("fails");
          throw sneaky(thrown);
        };
    List<GateRule> rules =
        List.of(
            made("first", yes, event -> ran.add("first")),
            made("asks", no, event -> ran.add("asks")),
            made("does", yes, fails),
            made("last", yes, event -> ran.add("last")));
    List<String> cutOff = new ArrayList<>();
    Gate gate =
        new Gate(
            rules,
            new Findings(List.of(), 0, new Pace(1)),
            (id, cause) -> cutOff.add(id),
            new Nobody());
    Scenario scenario = denies(2);
    scenario.events().forEach(gate::judge);
    assertThat(ran).containsExactly("first", "fails", "last", "first", "last");
    assertThat(cutOff).containsExactly("asks", "does");
  }

  private static GateRule made(String id, Question question, Consequence consequence) {
    Condition condition = Condition.ofEvent(id, id, question);
    return new GateRule(id, "made", id, null, List.of(condition), consequence, null);
  }

  static Stream<Throwable> whateverARuleThrowsCostsItselfOnly() {
    return Stream.of(
        new IllegalStateException(),
        new IOException(),
        new StackOverflowError(),
        new NoClassDefFoundError());
  }

  @SuppressWarnings("unchecked") // so that an Error can be thrown as well
  private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void whoSharesAConditionThatThrowsIsReportedToo() {
    Outcome outcome =
        Outcome.of(
            Way.GATE,
            denies(4),
            rule("one", "denied, event.code.length() > 3", RAISE),
            rule("two", "denied, event.code.length() > 3, source.ip != null", RAISE),
            THIRD);
    assertThat(outcome).isEqualTo(new Outcome(List.of("third", "third"), List.of("one", "two")));
  }

  @Test
  void aFilterThatThrowsCostsTheRuleItCountsFor() {
    Outcome outcome =
        Outcome.of(
            Way.GATE,
            denies(4),
            rule(
                "bad",
                "denied, count( event.code.length() > 3 ).per( source.ip ).within( 5s ) >= 1",
                RAISE),
            THIRD);
    assertThat(outcome).isEqualTo(new Outcome(List.of("third", "third"), List.of("bad")));
  }

  @Test
  void theMessageSaysWhichConditionItWas() {
    try (Correlator correlator =
        book(rule("bad", "denied, event.code.length() > 3", RAISE)).correlator(Scenario.LIMITS)) {
      denies(2).against(correlator);
      assertThat(correlator.broken())
          .singleElement()
          .extracting(Problem::message)
          .asString()
          .contains("\"bad\"", "cut off", "event.code.length() > 3", "NullPointerException");
    }
  }

  /** A rule that the gate can't read is in the session, with windows that the gate may feed. */
  @Test
  void rulesOnBothSidesJudgeEveryEventOnce() {
    String inSession = rule("session", "salience 10", "denied", RAISE);
    String counting =
        rule(
            "counting",
            "salience 10",
            "denied, count( allowed ).per( source.ip ).within( 60s ) >= 2",
            RAISE);
    Scenario scenario =
        denies(2).at(2, "allowed", "source.ip=10.0.0.1").at(3, "allowed", "source.ip=10.0.0.1");
    scenario.at(4, "denied", "source.ip=10.0.0.1");
    assertThat(Outcome.of(Way.GATE, scenario, inSession, counting, THIRD))
        .isEqualTo(Outcome.of(Way.SESSION, scenario, inSession, counting, THIRD))
        .isEqualTo(
            new Outcome(List.of("session", "session", "counting", "session", "third"), List.of()));
  }

  /** More kinds of events than are remembered at once; each of them comes twice. */
  @ParameterizedTest
  @EnumSource
  void everNewKindsAreToldApart(Way way) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < 8000; i++) {
      scenario.at(i / 100.0, "denied", "source.ip=10.0.0.1", "event.action=act-" + i % 4000);
    }
    Outcome outcome = Outcome.of(way, scenario, rule("one", "event.action == \"act-7\"", RAISE));
    assertThat(outcome).isEqualTo(new Outcome(List.of("one", "one"), List.of()));
  }

  /** In which order several rules' findings of one event come is the agenda's affair. */
  private static List<Finding> sorted(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(
        Comparator.comparing((Finding each) -> each.event().id())
            .thenComparing(each -> each.rule().id()));
    return sorted;
  }

  /** The whole book, against streams in which every rule fires. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void withAndWithoutItTheShippedRulesFindTheSame(long seed) {
    RuleBook book = RuleBook.compile(Shipped.rules(), RandomTraffic.LISTS);
    Scenario scenario = RandomTraffic.of(seed, 20_000).shuffled(seed);
    try (Correlator gate = book.correlator(Scenario.LIMITS);
        Correlator session = book.correlatorInSession(Scenario.LIMITS)) {
      List<Finding> findings = sorted(scenario.against(gate));
      assertThat(findings).as("seed %d", seed).isEqualTo(sorted(scenario.against(session)));
      assertThat(findings.stream().map(each -> each.rule().id()).distinct())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(book.rules().stream().map(Rule::id).toList());
      assertThat(gate.broken()).isEmpty();
    }
  }
}
