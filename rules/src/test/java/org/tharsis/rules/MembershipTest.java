package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Field;

/** Several values of a field that is no address. */
class MembershipTest {
  private static RuleBook book(String constraints) {
    return RuleBook.compile(
        List.of(
            new RuleSource(
                "r.drl",
                """
                rule "r" @title( "t" ) @severity( red ) @key( none ) @quiet( 1h ) @means( "m" ) @todo( "t" )
                when $e : Event( %s ) then finding.raise( $e ); end
                """
                    .formatted(constraints))));
  }

  /** The codes of the events for which the rule fires. */
  private static List<String> fires(String constraints) {
    Scenario scenario =
        new Scenario()
            .at(1, "denied", "event.code=web", "destination.port=80")
            .at(2, "denied", "event.code=tls", "destination.port=443")
            .at(3, "denied", "event.code=high", "destination.port=65535")
            .at(4, "denied", "event.code=none");
    RuleBook book = book(constraints);
    assertThat(book.problems()).as(constraints).isEmpty();
    return scenario.against(book).stream()
        .map(finding -> String.valueOf(finding.event().text(Field.EVENT_CODE)))
        .toList();
  }

  @Test
  void numbers() {
    assertThat(fires("destination.port in ( 443, 80 )")).containsExactly("web", "tls");
    assertThat(fires("destination.port in (65535)")).containsExactly("high");
    assertThat(fires("!( destination.port in ( 80, 443 ) )")).containsExactly("high", "none");
  }

  @Test
  void aValueThatIsNotThereIsNoneOfThem() {
    assertThat(fires("destination.port not in ( 80, 443 )")).containsExactly("high", "none");
    assertThat(fires("source.port in ( 80 )")).isEmpty();
  }

  @Test
  void besideOtherConditions() {
    assertThat(fires("denied && destination.port not in ( 80 ) && event.code != \"none\""))
        .containsExactly("tls", "high");
    assertThat(fires("destination.port in ( 80 ) || event.code in ( \"none\" )"))
        .containsExactly("web", "none");
  }

  @Test
  void texts() {
    assertThat(fires("event.code in ( \"web\", \"a, b )\", \"none\" )"))
        .containsExactly("web", "none");
    assertThat(fires("event.code not in ( \"web\", \"a \\\"b\\\"\" )"))
        .containsExactly("tls", "high", "none");
  }

  /** They count and feed windows just so. */
  @Test
  void inAPhrasesFilter() {
    assertThat(
            fires(
                "count( destination.port in ( 80, 443 ) ).per( observer.name ).matching( observer.name ).within( 1m ) >= 1"))
        .isEmpty(); // no device is named
    assertThat(
            fires("count( destination.port not in ( 443 ) ).per( event.type ).within( 1m ) >= 2"))
        .containsExactly("none");
  }
}
