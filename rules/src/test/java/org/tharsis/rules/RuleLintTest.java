package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Problem;
import org.tharsis.rules.language.RuleOutline;
import org.tharsis.rules.language.RuleOutlines;

/** What is right by the language and yet hardly meant. */
class RuleLintTest {
  private static final String COUNT = "count().per( source.ip ).within( 60s ) >= 9";

  private static String rule(String id, String title, String constraints) {
    return """
    // a comment before it
    rule "%s"
        @title( "%s" )  @severity( green )  @key( source )  @quiet( 30m )
        @means( "m" )  @todo( "t" )
    when
        $e : Event( %s )
    then
        finding.raise( $e );
    end
    """
        .formatted(id, title, constraints);
  }

  private static List<Problem> lint(String... texts) {
    return RuleLint.of(
        Stream.of(texts)
            .flatMap(text -> RuleOutlines.of("mine-" + text.hashCode() + ".drl", text).stream())
            .toList());
  }

  @Test
  void anOutlineSaysWhereARuleStands() {
    RuleOutline outline = RuleOutlines.of("a.drl", rule("a", "A", "denied, " + COUNT)).getFirst();
    assertThat(outline.rule().id()).isEqualTo("a");
    assertThat(outline.line()).isEqualTo(2);
    assertThat(outline.patternLine()).isEqualTo(6);
  }

  @Test
  void aFileWithAMistakeHasNoOutline() {
    assertThat(RuleOutlines.of("a.drl", rule("a", "A", "dnied"))).isEmpty();
  }

  @Test
  void aTitleIsForOneRule() {
    assertThat(lint(rule("a", "Same", "denied"), rule("b", "Same", "allowed")))
        .singleElement()
        .asString()
        .contains(":2: ", "\"b\" has the title of \"a\"");
    assertThat(lint(rule("a", "One", "denied"), rule("b", "Other", "denied"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        COUNT,
        "destination.port == 22, " + COUNT,
        "user.name == \"denied\", " + COUNT,
        "source.internal, distinct( destination.ip ).per( source.ip ).within( 1h ) >= 3"
      })
  void aRuleThatCountsEverythingIsSaid(String constraints) {
    assertThat(lint(rule("a", "A", constraints)))
        .singleElement()
        .asString()
        .contains(":6: ", "events of every kind");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "denied, " + COUNT,
        "destination.port == 22, allowed || denied, " + COUNT,
        "event.code == \"106023\", " + COUNT,
        "login, failed, " + COUNT,
        "source.internal"
      })
  void aRuleThatSaysWhichOrDoesNotCountIsFine(String constraints) {
    assertThat(lint(rule("a", "A", constraints))).isEmpty();
  }
}
