package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Finding;

/** What a rule says beside its finding if other events were there as well. */
class NotesTest {
  private static final String EXPLAINED = "the firewall's own denies";

  private static String rule(String note) {
    return """
    rule "noted" @title( "t" ) @severity( red ) @key( source ) @quiet( 1h ) @means( "m" )
        @todo( "t" )
        @note( %s )
    when $e : Event( allowed ) then finding.raise( $e ); end
    """
        .formatted(note);
  }

  private static List<String> problems(String note) {
    return RuleBook.compile(List.of(new RuleSource("n.drl", rule(note)))).problems().stream()
        .map(Object::toString)
        .toList();
  }

  private static List<Finding.Reason> notes(String rule, Scenario scenario) {
    return scenario.against(RuleBook.compile(Shipped.rules())).stream()
        .filter(each -> each.rule().id().equals(rule))
        .flatMap(each -> each.reasons().stream())
        .filter(each -> each.phrase().startsWith(EXPLAINED))
        .toList();
  }

  /** Denied connections of a host, then its event 4226. */
  private static Scenario limit(int denies, String from) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < denies; i++) {
      scenario.at(
          i * 0.5,
          "denied",
          "network.transport=tcp",
          "source.internal=true",
          "source.ip=" + from,
          "destination.ip=198.51.100.7");
    }
    return scenario.at(30, "event.code=4226", "host.name=xp-1", "host.ip=10.1.1.1");
  }

  @Test
  void deniesOfTheHostExplainItsLimit() {
    assertThat(notes("tcp-connect-limit", limit(12, "10.1.1.1")))
        .singleElement()
        .satisfies(note -> assertThat(note.value()).isEqualTo(12));
  }

  @Test
  void fewDeniesOrThoseOfOthersDoNot() {
    assertThat(notes("tcp-connect-limit", limit(9, "10.1.1.1"))).isEmpty();
    assertThat(notes("tcp-connect-limit", limit(12, "10.1.1.2"))).isEmpty();
  }

  private static Scenario coincidence(String deniedTo) {
    Scenario scenario = new Scenario();
    for (int host = 0; host < 3; host++) {
      String from = "source.ip=10.1.1." + host;
      scenario
          .at(
              99 + host * 0.1,
              "denied",
              "network.transport=tcp",
              "source.internal=true",
              from,
              "destination.ip=" + deniedTo)
          .at(
              100 + host * 0.1,
              "allowed",
              "source.internal=true",
              from,
              "destination.ip=198.51.100.7")
          .at(102, "event.code=4226", "host.name=xp-" + host, "host.ip=10.1.1." + host);
    }
    return scenario;
  }

  @Test
  void deniesToTheSameDestinationExplainCoincidentHosts() {
    assertThat(notes("coincident-hosts", coincidence("198.51.100.7"))).isNotEmpty();
    assertThat(notes("coincident-hosts", coincidence("198.51.100.8"))).isEmpty();
  }

  @Test
  void whatIsNotedIsNoEvidence() {
    RuleBook book =
        RuleBook.compile(
            List.of(
                new RuleSource(
                    "n.drl",
                    rule("count( denied ).per( source.ip ).within( 60s ) >= 1, \"denied, too\""))));
    assertThat(book.problems()).isEmpty();
    List<Finding> findings =
        new Scenario()
            .at(0, "allowed", "source.ip=10.0.0.1")
            .at(1, "denied", "source.ip=10.0.0.1")
            .at(2, "allowed", "source.ip=10.0.0.1")
            .against(book);
    assertThat(findings).hasSize(2).allMatch(each -> each.evidence().isEmpty());
    assertThat(findings.getFirst().reasons()).isEmpty();
    assertThat(findings.getLast().reasons())
        .containsExactly(
            new Finding.Reason(
                "denied, too: count( denied ).per( source.ip ).within( 60s ) >= 1", 1));
  }

  @Test
  void mistakes() {
    String form =
        "n.drl:3: write @note( count( denied ).per( source.ip ).within( 60s ) >= 10, \"…\" )";
    assertThat(problems("\"nothing counted\"")).containsExactly(form);
    assertThat(problems("count( denied ).per( source.ip ).within( 60s ) >= 1"))
        .containsExactly(form);
    assertThat(problems("count( denyed ).per( source.ip ).within( 60s ) >= 1, \"x\""))
        .singleElement()
        .asString()
        .startsWith("n.drl:3: 'denyed' is neither a field nor one of");
    assertThat(problems("count( denied ).pre( source.ip ).within( 60s ) >= 1, \"x\""))
        .singleElement()
        .asString()
        .startsWith("n.drl:3: 'pre' is not one of per");
    assertThat(problems("count().per( source.ip ).within( 60s ) >= 1, \"x\""))
        .containsExactly("n.drl:3: a note counts other events, with count( filter )");
  }
}
