package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tharsis.model.AddressSet;
import org.tharsis.model.DatedSet;

/** When a rule is another one. */
class RuleVersionsTest {
  private static final DatedSet NONE = DatedSet.always(AddressSet.EMPTY);

  private static final String ASKED =
      """
      rule "asked" @title( "t" ) @severity( green ) @key( source ) @quiet( 1h )
          @means( "m" ) @todo( "d" )
      when
          $e : Event( denied, source.ip in list "bad", count().per( source.ip ).within( 60s ) >= 3 )
      then
          finding.suspect( $e );
      end
      """;

  private static final String ASKS =
      """
      rule "asks" @title( "t" ) @severity( green ) @key( source ) @quiet( 1h )
          @means( "m" ) @todo( "d" )
      when
          $e : Event( allowed, suspected( "asked" ).per( source.ip ).within( 1h ) )
      then
          finding.raise( $e );
      end
      """;

  private static RuleBook book(String asked, String asks) {
    RuleBook book =
        RuleBook.compile(
            List.of(new RuleSource("asked.drl", asked), new RuleSource("asks.drl", asks)),
            Map.of("bad", NONE, "worse", NONE));
    assertThat(book.problems()).isEmpty();
    return book;
  }

  @Test
  void wordsCommentsAndLineEndsDoNotMatter() {
    RuleBook before = book(ASKED, ASKS);
    RuleBook after =
        book(
            ASKED.replace("\n", "\r\n").replace("denied, ", "denied,   "),
            "// why\n" + ASKS.replace("@means( \"m\" )", "@means( \"said better\" )"));
    assertThat(after.version("asks")).isEqualTo(before.version("asks")).matches("[0-9a-f]{8}");
    assertThat(after.version("asked")).isEqualTo(before.version("asked"));
  }

  @Test
  void whatItAsksMatters() {
    RuleBook before = book(ASKED, ASKS);
    RuleBook after = book(ASKED, ASKS.replace("1h ) )", "2h ) )"));
    assertThat(after.version("asks")).isNotEqualTo(before.version("asks"));
    assertThat(after.version("asked")).isEqualTo(before.version("asked"));
    RuleBook graver = book(ASKED, ASKS.replace("green", "red"));
    assertThat(graver.version("asks")).isNotEqualTo(before.version("asks"));
  }

  @Test
  void whatTheRulesAskThatItAsksForMatters() {
    RuleBook before = book(ASKED, ASKS);
    RuleBook after = book(ASKED.replace(">= 3", ">= 4"), ASKS);
    assertThat(after.version("asks")).isNotEqualTo(before.version("asks"));
    assertThat(before.lists("asks")).containsExactly("bad");
    assertThat(book(ASKED.replace("\"bad\"", "\"worse\""), ASKS).lists("asks"))
        .containsExactly("worse");
  }

  @Test
  void aRuleThatIsNotThereHasNone() {
    assertThat(book(ASKED, ASKS).version("nobody")).isEmpty();
    assertThat(book(ASKED, ASKS).lists("nobody")).isEmpty();
  }
}
