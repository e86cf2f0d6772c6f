package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Durations;
import org.tharsis.model.Field;
import org.tharsis.model.Problem;

/** What a rule's author is told. */
class RuleMistakesTest {
  private static final String RIGHT =
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

  private static List<String> problems(String text) {
    return RuleBook.compile(List.of(new RuleSource("my.drl", text))).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  private static List<String> problems(String wrong, String instead) {
    assertThat(RIGHT).contains(instead);
    return problems(RIGHT.replace(instead, wrong));
  }

  @Test
  void aRightRuleHasNone() {
    assertThat(problems(RIGHT)).isEmpty();
  }

  @Test
  void verbs() {
    assertThat(problems(".withn( 60s )", ".within( 60s )"))
        .containsExactly(
            "my.drl:7: 'withn' is not one of per, matching, within, around, jitter, atLeast,"
                + " coldStart, silentFor, watched; did you mean 'within'?");
  }

  @Test
  void fields() {
    assertThat(problems("destination.prot == 23", "destination.port == 23"))
        .containsExactly(
            "my.drl:6: there is no field 'destination.prot'; did you mean 'destination.port'?");
    assertThat(problems(".per( sorce.ip )", ".per( source.ip )"))
        .containsExactly("my.drl:7: there is no field 'sorce.ip'; did you mean 'source.ip'?");
  }

  @Test
  void words() {
    assertThat(problems("Event( denyed,", "Event( denied,"))
        .containsExactly(
            "my.drl:6: 'denyed' is neither a field nor one of allowed, denied, failed, login,"
                + " succeeded; did you mean 'denied'?");
  }

  @Test
  void typos() {
    assertThat(problems("$e : Evnt(", "$e : Event("))
        .containsExactly("my.drl:1: 'Evnt' is not Event; write $e : Event( … )");
  }

  @Test
  void everyFieldOfTheVocabularyCanBeAsked() {
    for (Field field : Field.values()) {
      if (!field.intrinsic()) {
        assertThat(problems(field + " != null", "destination.port == 23"))
            .as("%s", field)
            .isEmpty();
      }
    }
  }

  @Test
  void texts() {
    assertThat(problems("destination.port == \"telnet\"", "destination.port == 23"))
        .containsExactly("my.drl:6: destination.port is a number; write it without quotes");
    assertThat(problems("source.ip > \"10.1.1.7\"", "destination.port == 23"))
        .containsExactly(
            "my.drl:6: source.ip is an address, not text; write source.ip == \"10.1.1.7\" or"
                + " source.ip inside \"10.1.0.0/16\"");
    assertThat(problems("source.ip in ( \"10.1.1.7\" )", "destination.port == 23")).isEmpty();
    assertThat(problems("source.ip.toString() == \"10.1.1.7\"", "destination.port == 23"))
        .isEmpty();
    assertThat(
            problems(
                "event.code in ( \"1\", \"2\" ), tags contains \"x\"", "destination.port == 23"))
        .isEmpty();
  }

  @Test
  void regularExpressionsSeeNoLogText() {
    assertThat(problems("user.name matches \"(a+)+b\"", "destination.port == 23"))
        .singleElement()
        .asString()
        .startsWith("my.drl:6: matches is not there");
  }

  @Test
  void durations() {
    assertThat(problems(".within( 60 )", ".within( 60s )"))
        .containsExactly("my.drl:7: '60' is no duration; write " + Durations.FORM);
    assertThat(problems(".within( 0s )", ".within( 60s )"))
        .containsExactly("my.drl:7: '0s' is no duration; write " + Durations.FORM);
    for (String wrong : new String[] {"soon", "0s", "400d"}) {
      assertThat(problems("@quiet( %s )".formatted(wrong), "@quiet( 1h )"))
          .containsExactly(
              "my.drl:2: @quiet( %s ) is no duration up to a year; write %s"
                  .formatted(wrong, Durations.FORM));
    }
  }

  @Test
  void headers() {
    assertThat(problems("", "@title( \"Telnet\" )"))
        .containsExactly("my.drl:1: rule \"telnet\" has no @title( \"…\" )");
    assertThat(problems("@severity( gren )", "@severity( green )"))
        .containsExactly(
            "my.drl:2: @severity( gren ) is not one of green, yellow, red; did you mean 'green'?");
    assertThat(problems("@titel( \"Telnet\" )", "@title( \"Telnet\" )"))
        .containsExactly(
            "my.drl:2: @titel is not one of @title, @severity, @key, @quiet, @means, @todo, @note,"
                + " @raises; did you mean 'title'?",
            "my.drl:1: rule \"telnet\" has no @title( \"…\" )");
  }

  @Test
  void theKeyMustTellApartWhatIsCounted() {
    assertThat(problems("@key( destination )", "@key( source )"))
        .singleElement()
        .asString()
        .contains("@key( destination ), so destination.ip must be in per( … ) or matching( … )");
  }

  @Test
  void thresholds() {
    assertThat(problems("== 3 )", ">= 3 )"))
        .containsExactly("my.drl:7: a counting phrase ends with >= or < and a number");
    assertThat(problems(">= 0 )", ">= 3 )"))
        .containsExactly("my.drl:7: the number must be 1 to 100000");
  }

  @Test
  void countingPhrasesStandLast() {
    assertThat(
            problems(
                "count().per( source.ip ).within( 60s ) >= 3, source.internal )",
                "count().per( source.ip ).within( 60s ) >= 3 )"))
        .containsExactly("my.drl:7: 'source.internal' must stand before the counting phrases");
  }

  @Test
  void consequences() {
    String form =
        "my.drl:8: between then and end stands finding.raise( $e ); or, if other rules only ask for"
            + " it with suspected( … ), finding.suspect( $e );";
    assertThat(problems("finding.rase( $e );", "finding.raise( $e );")).containsExactly(form);
    assertThat(problems("finding.raise( $f );", "finding.raise( $e );")).containsExactly(form);
    assertThat(problems("while ( true ) { } finding.raise( $e );", "finding.raise( $e );"))
        .containsExactly(form);
    assertThat(problems("/* why */ finding . raise($e) ; // so", "finding.raise( $e );")).isEmpty();
    assertThat(problems("finding.suspect( $e );", "finding.raise( $e );")).isEmpty();
  }

  @Test
  void suspicions() {
    assertThat(phrase("suspected( \"telnet\" ).per( source.ip ).within( 1h )")).isEmpty();
    assertThat(phrase("suspected( \"telnet\" ).per( source.ip ).within( 1h ) >= 3")).isEmpty();
    assertThat(phrase("suspected( \"telnt\" ).per( source.ip ).within( 1h )"))
        .containsExactly(
            "my.drl:7: there is no rule \"telnt\", or it is disabled; suspected( … ) takes the id of"
                + " one that works; did you mean 'telnet'?");
    assertThat(phrase("suspected( telnet ).per( source.ip ).within( 1h )"))
        .containsExactly("my.drl:7: write suspected( \"port-scan\" ) with the id of a rule");
  }

  @Test
  void rates() {
    String right = "rate().per( source.ip ).within( 60s ).atLeast( 100 ).coldStart( 1000 )";
    assertThat(phrase(right + " >= 6 deviations")).isEmpty();
    assertThat(phrase(right + " >= 6"))
        .containsExactly(
            "my.drl:7: a rate ends with >= and a whole number of deviations, as >= 6 deviations");
    assertThat(phrase(right + " >= 6000 deviations"))
        .containsExactly("my.drl:7: the number must be 1 to 1000");
    assertThat(phrase(right.replace("1000", "10") + " >= 6 deviations"))
        .singleElement()
        .asString()
        .startsWith("my.drl:7: rate() needs .atLeast( 100 )");
    assertThat(phrase("count().per( source.ip ).within( 60s ).atLeast( 9 ) >= 6"))
        .containsExactly("my.drl:7: atLeast( … ) and coldStart( … ) go with rate()");
  }

  private static List<String> phrase(String phrase) {
    return problems(phrase, "count().per( source.ip ).within( 60s ) >= 3");
  }

  @Test
  void sums() {
    assertThat(phrase("sum( network.bytes ).per( source.ip ).within( 1h ) >= 2 GB")).isEmpty();
    assertThat(phrase("sum( network.bytes ).per( source.ip ).within( 1h ) > 200")).isEmpty();
    assertThat(phrase("sum( user.name ).per( source.ip ).within( 1h ) >= 2 GB"))
        .containsExactly("my.drl:7: user.name is no number; sum( network.bytes ), for one, is");
    assertThat(phrase("sum( network.bytes ).per( source.ip ).within( 1h ) >= lots"))
        .containsExactly(
            "my.drl:7: a sum ends with >= and a whole number, maybe of KB, MB, GB or TB");
    assertThat(phrase("sum( network.byts ).per( source.ip ).within( 1h ) >= 2 GiB"))
        .containsExactly(
            "my.drl:7: there is no field 'network.byts'; did you mean 'network.bytes'?");
    assertThat(phrase("sum( network.bytes ).per( source.ip ).within( 1h ) >= 2 GiB"))
        .containsExactly(
            "my.drl:7: a sum ends with >= and a whole number, maybe of KB, MB, GB or TB");
    assertThat(phrase("count().per( source.ip ).within( 1h ) >= 2 KB"))
        .containsExactly("my.drl:7: a counting phrase ends with >= or < and a whole number");
  }

  @Test
  void rhythms() {
    assertThat(phrase("regular().per( source.ip ).within( 1h ) >= 8")).isEmpty();
    assertThat(phrase("regular().per( source.ip ).within( 1h ).jitter( 5% ) >= 8")).isEmpty();
    assertThat(phrase("regular().per( source.ip ).within( 1h ).jitter( 5 ) >= 8"))
        .containsExactly("my.drl:7: jitter( … ) takes 1% to 50%");
    assertThat(phrase("count().per( source.ip ).within( 1h ).jitter( 5% ) >= 8"))
        .containsExactly("my.drl:7: jitter( … ) goes with regular()");
    assertThat(phrase("regular().per( source.ip ).within( 1h ) >= 800"))
        .containsExactly("my.drl:7: the number must be 1 to 200");
  }

  @Test
  void ceilings() {
    assertThat(
            phrase(
                "distinct( user.name ).per( source.ip ).within( 1h ) < 10, count().per( source.ip ).within( 1h ) > 3"))
        .isEmpty();
    assertThat(phrase("count( login ).per( source.ip ).within( 1h ) <= 9")).isEmpty();
    assertThat(phrase("sum( network.bytes ).per( source.ip ).within( 1h ) < 9 MB"))
        .containsExactly("my.drl:7: < goes with count, distinct and suspected; here use >=");
    assertThat(phrase("count().per( source.ip ).within( 1h ) < 0"))
        .containsExactly("my.drl:7: the number must be 1 to 100000");
  }

  /** An apostrophe in a comment begins no string. */
  @Test
  void commentsMaySayAnything() {
    String rhythm = "regular().per( source.ip ).within( 1h ).jitter( 5% ) >= 8";
    assertThat(phrase("// nobody's\n" + rhythm)).isEmpty();
    assertThat(phrase("/* nobody's */ " + rhythm)).isEmpty();
  }

  private static final String LAST_FIRST =
      "my.drl:1: last() is a rule's first counting phrase, and behind it only count( filter ) looks"
          + " back, within( … ) more than the silence";

  private static List<String> behindSilence(String phrase) {
    return phrase("last().per( source.ip ).silentFor( 1m ), " + phrase);
  }

  @Test
  void silences() {
    assertThat(phrase("last().per( source.ip ).silentFor( 10m )")).isEmpty();
    assertThat(phrase("last().per( source.ip ).within( 10m )"))
        .containsExactly("my.drl:7: last() goes with silentFor( 10m )");
    assertThat(phrase("last().per( source.ip ).silentFor( 10m ) >= 3"))
        .containsExactly("my.drl:7: behind silentFor( … ) comes nothing");
    assertThat(phrase("count().per( source.ip ).silentFor( 10m ) >= 3"))
        .containsExactly("my.drl:7: silentFor( … ) goes with last(); here use within( … )");
    assertThat(
            phrase(
                "count().per( source.ip ).within( 9s ) >= 3, last().per( source.ip ).silentFor( 1m )"))
        .containsExactly(LAST_FIRST);
    assertThat(behindSilence("count().per( source.ip ).within( 1h ) >= 3"))
        .containsExactly(LAST_FIRST);
    assertThat(behindSilence("count( denied ).per( source.ip ).within( 1m ) >= 3"))
        .containsExactly(LAST_FIRST);
    assertThat(behindSilence("count( denied ).per( source.ip ).around( 1h ) >= 3"))
        .containsExactly(LAST_FIRST);
    assertThat(behindSilence("count( denied ).per( source.ip ).within( 1h ) >= 3")).isEmpty();
  }

  @Test
  void onePatternOnly() {
    assertThat(problems(">= 3 )\n $f : Event( allowed )", ">= 3 )"))
        .singleElement()
        .asString()
        .startsWith("my.drl:1: rule \"telnet\" must have one pattern, $e : Event( … )");
  }

  @Test
  void allMistakesAtOnce() {
    String text = RIGHT.replace("green", "gren").replace("within", "withn").replace("23", "23, x");
    assertThat(problems(text)).hasSize(3);
  }

  @Test
  void notDrlAtAll() {
    assertThat(problems("rule is what I want"))
        .containsExactly("my.drl:1: mismatched input 'what' in rule \"is\"");
    assertThat(problems(""))
        .containsExactly(
            "my.drl: there is no rule in this file; write rule \"my-rule\" … when … then … end");
    assertThat(problems(RIGHT.replace("then", ""))).isNotEmpty();
  }

  @Test
  void whatOnlyTheCompilerFinds() {
    assertThat(problems("user.name.length( 3 ) > 2", "destination.port == 23"))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).startsWith("my.drl:"));
  }

  @Test
  void packageAndImportAreLeftOut() {
    assertThat(problems("package a; " + RIGHT))
        .containsExactly(
            "my.drl:1: leave out package, import, global, function and declare; write rules only");
  }

  @Test
  void oneBadFileLeavesTheOthers() {
    RuleBook book =
        RuleBook.compile(
            List.of(
                new RuleSource("bad.drl", RIGHT.replace("$e )", "$nobody )")),
                new RuleSource("good.drl", RIGHT.replace("\"telnet\"", "\"good\"")),
                new RuleSource("twice.drl", RIGHT.replace("\"telnet\"", "\"good\""))));
    assertThat(book.rules()).extracting(rule -> rule.id()).containsExactly("good");
    assertThat(book.problems())
        .extracting(Problem::file)
        .containsExactlyInAnyOrder("bad.drl", "twice.drl");
  }
}
