package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Finding;
import org.tharsis.model.Problem;

class CorrelatorTest {
  private static String rule(String id, String constraints, String consequence) {
    return """
    rule "%s" @title( "t" ) @severity( red ) @key( source ) @quiet( 1h ) @means( "m" ) @todo( "t" )
    when $e : Event( %s ) then %s end
    """
        .formatted(id, constraints, consequence);
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

  private static final String THIRD =
      rule("third", "denied, count().per( source.ip ).within( 60s ) >= 3", "finding.raise( $e );");

  private static Scenario denies(int count) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < count; i++) {
      scenario.at(i, "denied", "source.ip=10.0.0.1");
    }
    return scenario;
  }

  @Test
  void aConditionThatThrowsCostsItsRuleOnly() {
    RuleBook book =
        book(rule("bad", "denied, event.code.length() > 3", "finding.raise( $e );"), THIRD);
    try (Correlator correlator = book.correlator(Scenario.LIMITS)) {
      List<Finding> findings = denies(4).against(correlator);
      assertThat(findings).hasSize(2).allMatch(each -> each.rule().id().equals("third"));
      assertThat(correlator.broken()).hasSize(1);
      assertThat(correlator.broken().getFirst().message()).contains("\"bad\"", "cut off");
    }
  }

  @Test
  void aRuleThatFindsEverNewThingsIsCutOff() {
    Scenario scenario = new Scenario();
    for (int i = 0; i < 20_000; i++) { // two minutes
      scenario.at(i * 0.006, "denied", "source.ip=10.0.%d.%d".formatted(i / 250, i % 250));
    }
    RuleBook book = book(rule("any", "denied", "finding.raise( $e );"), THIRD);
    try (Correlator correlator = book.correlator(Scenario.LIMITS)) {
      List<Finding> findings = scenario.against(correlator);
      assertThat(findings).hasSize(Limits.MAX_FINDINGS).allMatch(f -> f.rule().id().equals("any"));
      assertThat(correlator.broken())
          .singleElement()
          .extracting(Problem::message)
          .asString()
          .startsWith("rule \"any\" ran away and was cut off: it found something else 6,000 times");
    }
  }

  @Test
  void aRuleThatFindsTheSameAgainAndAgainIsNotCutOff() {
    Limits ten = new Limits(Duration.ZERO, 1_000, 1_000, Duration.ofSeconds(1), 10, 0);
    Scenario flood = new Scenario();
    for (int i = 0; i < 200; i++) { // forty seconds
      flood.at(i * 0.2, "denied", "source.ip=10.0.0." + i % 10);
    }
    RuleBook book = book(rule("any", "denied", "finding.raise( $e );"));
    try (Correlator correlator = book.correlator(ten)) {
      assertThat(flood.against(correlator)).hasSize(200);
      assertThat(correlator.broken()).isEmpty();
      Scenario oneMore = new Scenario().at(41, "denied", "source.ip=10.0.0.10");
      assertThat(oneMore.against(correlator)).isEmpty();
      assertThat(correlator.broken()).hasSize(1);
    }
  }

  @Test
  void cutOffInOneCorrelatorWorksInTheNext() {
    RuleBook book = book(rule("bad", "event.code.length() > 3", "finding.raise( $e );"));
    denies(1).against(book);
    assertThat(new Scenario().at(0, "event.code=12345", "source.ip=10.0.0.1").against(book))
        .hasSize(1);
  }

  @Test
  void lateEventsStillCount() {
    Scenario scenario = denies(2);
    scenario.at(30, "allowed", "source.ip=10.0.0.9");
    scenario.at(3, "denied", "source.ip=10.0.0.1");
    try (Correlator correlator = book(THIRD).correlator(Scenario.LIMITS)) {
      assertThat(scenario.against(correlator)).hasSize(1);
      assertThat(correlator.late()).isEqualTo(1);
    }
  }

  @Test
  void timeAloneLetsHeldEventsBeJudged() {
    String rule =
        rule(
            "around",
            "allowed, count( denied ).per( source.ip ).around( 10s ) >= 1",
            "finding.raise( $e );");
    List<Finding> findings = new ArrayList<>();
    try (Correlator correlator = book(rule).correlator(Scenario.LIMITS)) {
      Scenario scenario =
          new Scenario()
              .at(0, "allowed", "source.ip=10.0.0.1")
              .at(9, "denied", "source.ip=10.0.0.1");
      scenario.events().forEach(event -> correlator.accept(event, findings::add));
      assertThat(findings).isEmpty();
      correlator.advance(12_000, findings::add); // ten seconds and the two that lines may be late
      assertThat(findings).isEmpty();
      correlator.advance(12_001, findings::add);
      assertThat(findings).hasSize(1);
    }
  }

  @Test
  void memoryIsBoundedAndItsCostCounted() {
    Limits tight = new Limits(Duration.ZERO, 10, 10, Duration.ZERO);
    Scenario scenario = new Scenario();
    for (int i = 0; i < 100; i++) {
      scenario.at(i * 0.01, "denied", "source.ip=10.0.0." + i);
    }
    try (Correlator correlator = book(THIRD).correlator(tight)) {
      assertThat(scenario.against(correlator)).isEmpty();
      assertThat(correlator.overflowed()).isEqualTo(90);
    }
  }

  @Test
  void lineNumbersStayTrueBehindAPhraseOfSeveralLines() {
    String text =
        rule(
                "two",
                "denied,\n count()\n .per( source.ip )\n .within( 5s ) >= 3",
                "finding.raise( $e );")
            .replace("end", "end\n// the end");
    assertThat(RuleBook.compile(List.of(new RuleSource("two.drl", text))).problems()).isEmpty();
  }
}
