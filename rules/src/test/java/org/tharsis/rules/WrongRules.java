package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.tharsis.model.Problem;

/** A right rule, and what its author is told once something in it is wrong. */
final class WrongRules {
  static final String RIGHT =
      """
      rule "telnet"
          @title( "Telnet" )  @severity( green )  @key( source )  @quiet( 1h )
          @means( "Somebody uses telnet." )
          @todo( "Ask why." )
      when
          $e : Event( denied, destination.port == 23,
                      count().per( source.ip ).within( 60s ) >= 3 )
      then
          finding.raise( $e );
      end
      """;

  private WrongRules() {}

  static List<String> problems(String text) {
    return RuleBook.compile(List.of(new RuleSource("my.drl", text))).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  /** Of the right rule with something wrong instead of what stands there. */
  static List<String> problems(String wrong, String instead) {
    assertThat(RIGHT).contains(instead);
    return problems(RIGHT.replace(instead, wrong));
  }

  /** As {@link #problems(String, String)}, instead of its counting phrase. */
  static List<String> phrase(String phrase) {
    return problems(phrase, "count().per( source.ip ).within( 60s ) >= 3");
  }
}
