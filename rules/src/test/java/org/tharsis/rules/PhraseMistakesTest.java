package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.rules.WrongRules.phrase;
import static org.tharsis.rules.WrongRules.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Durations;

/** What a rule's author is told of a counting phrase. */
class PhraseMistakesTest {
  @Test
  void verbs() {
    assertThat(problems(".withn( 60s )", ".within( 60s )"))
        .containsExactly(
            "my.drl:7: 'withn' is not one of per, matching, within, around, jitter, atLeast,"
                + " coldStart, silentFor, watched; did you mean 'within'?");
  }

  @Test
  void durations() {
    assertThat(problems(".within( 60 )", ".within( 60s )"))
        .containsExactly("my.drl:7: '60' is no duration; write " + Durations.FORM);
    assertThat(problems(".within( 0s )", ".within( 60s )"))
        .containsExactly("my.drl:7: '0s' is no duration; write " + Durations.FORM);
    for (String wrong : new String[] {"60x", "60sec", "2min"}) {
      assertThat(problems(".within( %s )".formatted(wrong), ".within( 60s )"))
          .containsExactly(
              "my.drl:7: '%s' is no duration; write %s".formatted(wrong, Durations.FORM));
    }
    for (String wrong : new String[] {"soon", "0s", "400d", "30x", "1h30mx", "30 gb", "30%"}) {
      assertThat(problems("@quiet( %s )".formatted(wrong), "@quiet( 1h )"))
          .containsExactly(
              "my.drl:2: @quiet( %s ) is no duration up to a year; write %s"
                  .formatted(wrong, Durations.FORM));
    }
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
    for (String wrong : new String[] {">= 3x", ">= 100x", ">= 2 KB", ">= 3%"}) {
      assertThat(problems(wrong + " )", ">= 3 )"))
          .containsExactly("my.drl:7: a counting phrase ends with >= or < and a whole number");
    }
  }

  @Test
  void numbersInPlainConstraints() {
    for (String wrong : new String[] {"23x", "443x", "23s", "10%", "2 KB", "1.5x"}) {
      String problem = "my.drl:6: '%s' is no number; write digits only".formatted(wrong);
      assertThat(problems("destination.port == " + wrong, "destination.port == 23"))
          .containsExactly(problem);
      assertThat(
              problems("destination.port in ( 80, %s )".formatted(wrong), "destination.port == 23"))
          .containsExactly(problem);
    }
    assertThat(phrase("count( destination.port == 23x ).per( source.ip ).within( 60s ) >= 3"))
        .containsExactly("my.drl:7: '23x' is no number; write digits only");
    assertThat(
            problems(
                "source.port > 1.5, destination.port in ( 80, 443 )", "destination.port == 23"))
        .isEmpty();
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
    for (String comment : new String[] {"/* nobody's ( */", "// nobody's ( \n"}) {
      assertThat(
              phrase(
                  "count( login %s && failed ).per( source.ip ).around( 9s ) >= 3"
                      .formatted(comment)))
          .isEmpty();
    }
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
}
