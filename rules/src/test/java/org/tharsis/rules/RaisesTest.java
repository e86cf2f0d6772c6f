package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Finding;
import org.tharsis.model.Problem;
import org.tharsis.model.Rule;

/** Rules that raise another's findings, and absence that must have been watched. */
class RaisesTest {
  private static final String MAIN =
      """
      rule "main" @title( "t" ) @severity( red ) @key( source ) @quiet( 1h ) @means( "m" ) @todo( "d" )
      when $e : Event( allowed, count( denied ).per( source.ip ).within( 60s ) >= 2 )
      then finding.raise( $e ); end
      """;

  private static final String OTHER =
      """
      rule "other" @raises( "main" ) @key( none )
      when $e : Event( allowed, count( allowed ).per( destination.ip ).within( 30m ).watched( 20m ) < 1 )
      then finding.raise( $e ); end
      """;

  private static RuleBook book(String text) {
    return RuleBook.compile(List.of(new RuleSource("main.drl", text)));
  }

  private static Scenario calls(int... minutes) {
    Scenario scenario = new Scenario();
    for (int minute : minutes) {
      call(scenario, minute * 60.0, 1);
    }
    return scenario;
  }

  private static Scenario call(Scenario scenario, double seconds, int to) {
    return scenario.at(seconds, "allowed", "source.ip=10.0.0.1", "destination.ip=198.51.100." + to);
  }

  private static List<String> found(Scenario scenario) {
    RuleBook book = book(MAIN + OTHER);
    assertThat(book.problems()).isEmpty();
    return scenario.against(book).stream()
        .map(each -> each.rule().id() + " " + each.key() + " " + each.event().time() / 1000)
        .toList();
  }

  @Test
  void nothingIsAbsentBeforeItWasWatchedLongEnough() {
    assertThat(found(call(calls(0, 10, 19), 19.5 * 60, 2))).isEmpty();
    assertThat(found(call(calls(0, 10, 20), 20 * 60, 2))).containsExactly("main 10.0.0.1 1200");
  }

  @Test
  void whatWasThereWithinTheTimeIsNotAbsent() {
    Scenario scenario = call(calls(0), 60, 2);
    assertThat(found(call(scenario, 31 * 60, 2))).isEmpty();
    Scenario longer = call(calls(0), 60, 2);
    assertThat(found(call(longer, 31 * 60 + 1, 2))).containsExactly("main 10.0.0.1 1861");
  }

  @Test
  void aPauseWasNotWatched() {
    assertThat(found(call(calls(0, 10, 20, 100), 101 * 60, 2))).isEmpty();
    assertThat(found(call(calls(0, 10, 20, 80), 81 * 60, 2))).hasSize(2);
  }

  @Test
  void itsFindingsAreTheOthers() {
    Scenario scenario = calls(0, 10, 20);
    scenario.at(1205, "denied", "source.ip=10.0.0.1").at(1206, "denied", "source.ip=10.0.0.1");
    List<Finding> findings = call(scenario, 1210, 2).against(book(MAIN + OTHER));
    assertThat(findings).hasSize(2);
    assertThat(findings).extracting(Finding::rule).containsOnly(findings.getFirst().rule());
    assertThat(findings.getFirst().rule().title()).isEqualTo("t");
    assertThat(book(MAIN + OTHER).rules()).extracting(Rule::id).containsExactly("main");
  }

  @Test
  void whoAsksForOneAsksForBoth() {
    String asks =
        """
        rule "asks" @title( "a" ) @severity( red ) @key( source ) @quiet( 1h ) @means( "m" ) @todo( "d" )
        when $e : Event( denied, suspected( "main" ).per( source.ip ).within( 60s ) )
        then finding.raise( $e ); end
        """;
    Scenario scenario = call(calls(0, 10, 20), 1210, 2).at(1220, "denied", "source.ip=10.0.0.1");
    assertThat(scenario.against(book(MAIN + OTHER + asks)))
        .extracting(each -> each.rule().id())
        .containsExactly("main", "asks");
    assertThat(book(MAIN + OTHER + asks.replace("\"main\"", "\"other\"")).problems())
        .singleElement()
        .asString()
        .contains("there is no rule \"other\"");
  }

  @Test
  void bothMakeOneVersion() {
    String before = book(MAIN + OTHER).version("main");
    assertThat(book(MAIN + OTHER.replace("30m", "31m")).version("main")).isNotEqualTo(before);
    assertThat(book(MAIN).version("main")).isNotEqualTo(before);
  }

  @Test
  void mistakesAreSaid() {
    assertThat(problems(MAIN + OTHER.replace("\"main\"", "\"mian\"")))
        .containsExactly(
            "main.drl:4: @raises( \"mian\" ) takes the id of another rule of this file, which raises"
                + " its own findings; did you mean 'main'?");
    assertThat(problems(MAIN.replace("@title", "@raises( \"nobody\" ) @title")))
        .containsExactly(
            "main.drl:1: @raises( \"nobody\" ) takes the id of another rule of this file, which"
                + " raises its own findings");
    assertThat(problems(MAIN + OTHER.replace("@key", "@severity( red ) @key")))
        .containsExactly(
            "main.drl:4: @severity is that of rule \"main\", whose findings this one raises; leave"
                + " it out");
    String watched =
        "main.drl:5: watched( … ) goes with < and says for how long of within( … ) events must have"
            + " been watched; it is no longer than that";
    assertThat(problems(MAIN + OTHER.replace("< 1", ">= 1"))).containsExactly(watched);
    assertThat(problems(MAIN + OTHER.replace("20m", "31m"))).containsExactly(watched);
  }

  private static List<String> problems(String text) {
    return book(text).problems().stream().map(Problem::toString).toList();
  }
}
