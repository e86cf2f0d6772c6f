package org.tharsis.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.rules.WrongRules.RIGHT;
import static org.tharsis.rules.WrongRules.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Field;
import org.tharsis.model.Problem;

/** What a rule's author is told of its file, header, conditions and consequence. */
class RuleMistakesTest {
  @Test
  void aRightRuleHasNone() {
    assertThat(problems(RIGHT)).isEmpty();
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
  void aRuleThatDoesNotEnd() {
    assertThat(problems("", "end\n"))
        .containsExactly(
            "my.drl:10: the file ends within a rule; a rule ends with end, a parenthesis with ), a"
                + " text with \"");
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

  @Test
  void whatIsNoTextIsSaidOnce() {
    String noText = ": this is no text; write rules in a text editor and save them as UTF-8";
    assertThat(problems("\u007fELF\u0002\u0001 'x' ( ( \n 7z \u0000\u0000 \""))
        .containsExactly("my.drl:1" + noText);
    String latin1 = new String("// caf\u00e9".getBytes(ISO_8859_1), UTF_8);
    assertThat(problems(RIGHT.replace("Telnet", "Telnet\ufffd")))
        .containsExactly("my.drl:2" + noText);
    assertThat(problems(RIGHT + latin1)).containsExactly("my.drl:11" + noText);
  }
}
