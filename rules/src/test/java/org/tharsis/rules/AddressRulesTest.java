package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Finding;

/** What rules ask of addresses: single ones, networks, lists. */
class AddressRulesTest {
  private static final Map<String, DatedSet> LISTS =
      Map.of("cdn", set("198.51.100.0/24", "2001:db8:c::/48"), "nobody", set());

  private static DatedSet set(String... blocks) {
    return DatedSet.always(AddressSet.of(Stream.of(blocks).map(Cidr::parse).toList()));
  }

  private static RuleSource rule(String constraints) {
    return new RuleSource(
        "r.drl",
        """
        rule "r" @title( "in list" ) @severity( red ) @key( none ) @quiet( 1h ) // don't stumble
            @means( "it is inside 10.0.0.0/8" ) @todo( "t" ) /* nor in list "here" */
        when
            $e : Event( %s )
        then
            /* inside "in list" */ finding.raise( $e );
        end
        """
            .formatted(constraints));
  }

  private static RuleBook book(String constraints) {
    RuleBook book = RuleBook.compile(List.of(rule(constraints)), LISTS);
    assertThat(book.problems()).as(constraints).isEmpty();
    return book;
  }

  /** The destinations, of those given, for which the rule fires. */
  private static List<String> fires(String constraints, String... destinations) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < destinations.length; i++) {
      scenario.at(i, "denied", "source.ip=10.0.0.1", "destination.ip=" + destinations[i]);
    }
    return scenario.against(book(constraints)).stream()
        .map(finding -> String.valueOf(finding.event().destination().ip()))
        .toList();
  }

  @Test
  void aListIsThatOfTheEventsDay() {
    SortedMap<Long, Supplier<AddressSet>> earlier = new TreeMap<>();
    earlier.put(0L, set("192.0.2.0/24")::now);
    DatedSet changed = DatedSet.of(earlier, 1_000, set("198.51.100.0/24").now());
    String constraints = "destination.ip in list \"cdn\"";
    RuleBook book = RuleBook.compile(List.of(rule(constraints)), Map.of("cdn", changed));
    Scenario scenario = new Scenario();
    for (double seconds : new double[] {0.999, 1}) {
      scenario
          .at(seconds, "denied", "source.ip=10.0.0.1", "destination.ip=192.0.2.1")
          .at(seconds, "denied", "source.ip=10.0.0.1", "destination.ip=198.51.100.1");
    }
    assertThat(scenario.against(book))
        .extracting(finding -> String.valueOf(finding.event().destination().ip()))
        .containsExactly("192.0.2.1", "198.51.100.1");
  }

  private static List<String> problems(String constraints) {
    return RuleBook.compile(List.of(rule(constraints)), LISTS).problems().stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void oneAddress() {
    assertThat(fires("destination.ip == \"10.1.1.7\"", "10.1.1.7", "10.1.1.8"))
        .containsExactly("10.1.1.7");
    assertThat(fires("destination.ip != '10.1.1.7'", "10.1.1.7", "10.1.1.8"))
        .containsExactly("10.1.1.8");
    assertThat(fires("destination.ip == \"2001:DB8:0::7\"", "2001:db8::7", "2001:db8::8"))
        .containsExactly("2001:db8::7");
  }

  @Test
  void someAddresses() {
    String[] all = {"10.1.1.7", "10.1.1.8", "10.1.1.9"};
    assertThat(fires("destination.ip in ( \"10.1.1.7\", \"10.1.1.8\" )", all))
        .containsExactly("10.1.1.7", "10.1.1.8");
    assertThat(fires("destination.ip not in ( \"10.1.1.7\", \"10.1.1.8\" )", all))
        .containsExactly("10.1.1.9");
  }

  @Test
  void networks() {
    String[] all = {"10.1.1.7", "192.0.2.1", "fd00::1", "2001:db8::1"};
    assertThat(fires("destination.ip inside \"10.0.0.0/8\"", all)).containsExactly("10.1.1.7");
    assertThat(fires("destination.ip inside ( \"10.0.0.0/8\", \"fd00::/8\" )", all))
        .containsExactly("10.1.1.7", "fd00::1");
    assertThat(fires("destination.ip not inside \"10.0.0.0/8\"", all))
        .containsExactly("192.0.2.1", "fd00::1", "2001:db8::1");
    assertThat(fires("destination.ip not inside ( \"10.0.0.0/8\", \"fd00::/8\" )", all))
        .containsExactly("192.0.2.1", "2001:db8::1");
  }

  @Test
  void lists() {
    String[] all = {"198.51.100.7", "192.0.2.1", "2001:db8:c::1"};
    assertThat(fires("destination.ip in list \"cdn\"", all))
        .containsExactly("198.51.100.7", "2001:db8:c::1");
    assertThat(fires("destination.ip not in list \"cdn\"", all)).containsExactly("192.0.2.1");
    assertThat(fires("destination.ip in list \"nobody\"", all)).isEmpty();
    assertThat(fires("destination.ip not in list \"nobody\"", all)).hasSize(3);
  }

  @Test
  void amongOtherConstraints() {
    String[] all = {"198.51.100.7", "192.0.2.1", "10.1.1.7"};
    assertThat(
            fires(
                "denied,\n destination.ip not\n in list \"cdn\" && ( destination.ip\n inside"
                    + " \"10.0.0.0/8\" || source.ip == null )",
                all))
        .containsExactly("10.1.1.7");
    assertThat(fires("!( destination.ip in list \"cdn\" || allowed )", all))
        .containsExactly("192.0.2.1", "10.1.1.7");
  }

  @Test
  void inAFilter() {
    String phrase =
        "destination.ip == \"192.0.2.1\", count( destination.ip in list \"cdn\" && source.ip"
            + " inside \"10.0.0.0/8\" ).per( source.ip ).within( 60s ) >= 2";
    assertThat(fires(phrase, "198.51.100.7", "192.0.2.1", "198.51.100.8", "192.0.2.1")).hasSize(1);
  }

  @Test
  void aFilterIsShownAsItWasWritten() {
    String phrase = "count( source.ip in list \"nobody\" ).per( source.ip ).within( 60s ) >= 1";
    RuleBook book = book("denied, " + phrase.replace("nobody", "cdn"));
    List<Finding> findings =
        new Scenario()
            .at(0, "denied", "source.ip=198.51.100.7")
            .at(1, "denied", "source.ip=198.51.100.7")
            .against(book);
    assertThat(findings.getFirst().reasons().getFirst().phrase())
        .isEqualTo(phrase.replace("nobody", "cdn"));
  }

  @Test
  void aHeldRuleAsksToo() {
    String constraints =
        "denied, destination.ip in list \"cdn\", count( destination.ip == \"192.0.2.1\" ).per("
            + " source.ip ).around( 10s ) >= 1";
    assertThat(fires(constraints, "198.51.100.7", "192.0.2.1")).containsExactly("198.51.100.7");
  }

  @Test
  void anEventWithoutTheAddressIsNowhere() {
    Scenario scenario = new Scenario().at(0, "denied");
    for (String nowhere : new String[] {"== \"10.1.1.7\"", "inside \"::/0\"", "in list \"cdn\""}) {
      assertThat(scenario.against(book("source.ip " + nowhere))).as(nowhere).isEmpty();
    }
    assertThat(scenario.against(book("source.ip not in list \"cdn\""))).hasSize(1);
    assertThat(scenario.against(book("source.ip != \"10.1.1.7\""))).hasSize(1);
  }

  @Test
  void changedListsHoldFromTheNextEventOn() {
    Scenario scenario =
        new Scenario()
            .at(0, "denied", "source.ip=192.0.2.1")
            .at(1, "denied", "source.ip=192.0.2.1");
    RuleBook book = book("source.ip in list \"cdn\"");
    List<Finding> findings = new ArrayList<>();
    try (Correlator correlator = book.correlator(Scenario.LIMITS)) {
      correlator.accept(scenario.events().getFirst(), findings::add);
      assertThat(correlator.use(Map.of("cdn", set("192.0.2.0/24")))).isEmpty();
      correlator.accept(scenario.events().getLast(), findings::add);
      correlator.finish(findings::add);
    }
    assertThat(findings)
        .extracting(finding -> finding.event().id())
        .as("the first had come before, though both waited")
        .containsExactly(scenario.events().getLast().id());
    assertThat(scenario.against(book)).as("another correlator has its own").isEmpty();
  }

  @Test
  void aListThatIsGoneStaysAsItWas() {
    Scenario scenario = new Scenario().at(0, "denied", "source.ip=198.51.100.7");
    try (Correlator correlator = book("source.ip in list \"cdn\"").correlator(Scenario.LIMITS)) {
      assertThat(correlator.use(Map.of())).containsExactly("cdn");
      assertThat(scenario.against(correlator)).hasSize(1);
    }
  }

  @Test
  void aListThatIsNotThere() {
    assertThat(problems("denied,\n source.ip in list \"cnd\""))
        .containsExactly("r.drl:5: there is no list 'cnd' (lists/cnd.txt); did you mean 'cdn'?");
    assertThat(problems("source.ip not in list \"akamai\""))
        .containsExactly(
            "r.drl:4: there is no list 'akamai' (lists/akamai.txt); there are cdn, nobody");
    assertThat(
            problems(
                "denied, count( source.ip in list \"cnd\" ).per( source.ip ).within( 9s ) >= 2"))
        .singleElement()
        .asString()
        .startsWith("r.drl:4: there is no list 'cnd'");
  }

  @Test
  void wrongNetworks() {
    assertThat(problems("source.ip inside \"10.0.0.7/8\""))
        .containsExactly("r.drl:4: '10.0.0.7/8' has host bits set; the network is 10.0.0.0/8");
    assertThat(problems("source.ip inside ( \"10.0.0.0/8\", \"10.0.0/8\" )"))
        .containsExactly(
            "r.drl:4: '10.0.0' is no IP address; write 10.0.0.0/8, 2001:db8::/32 or one address");
    assertThat(problems("source.ip inside \"cdn\""))
        .containsExactly("r.drl:4: 'cdn' is a list; write in list \"cdn\"");
    assertThat(problems("source.ip inside 10.0.0.0/8"))
        .containsExactly(
            "r.drl:4: quote networks: inside \"10.0.0.0/8\", or inside ( \"10.0.0.0/8\","
                + " \"fd00::/8\" )");
    assertThat(problems("source.ip in list cdn"))
        .containsExactly("r.drl:4: quote the list's name: in list \"akamai\"");
    assertThat(problems("source.ip in list ( \"cdn\", \"nobody\" )"))
        .containsExactly("r.drl:4: name one list; join two with ||, or with && after not");
  }

  @Test
  void wrongAddresses() {
    assertThat(problems("source.ip == \"10.1.1\""))
        .containsExactly("r.drl:4: '10.1.1' is no IP address; write 10.1.1.7 or 2001:db8::7");
    assertThat(problems("source.ip in ( \"10.1.0.0/16\" )"))
        .containsExactly(
            "r.drl:4: '10.1.0.0/16' is a network, not an address; write inside \"10.1.0.0/16\"");
  }

  @Test
  void fieldsThatAreNoAddress() {
    String text = "r.drl:4: %s is no address; lists and networks hold addresses, as source.ip is";
    assertThat(problems("destination.port in list \"cdn\""))
        .containsExactly(text.formatted("destination.port"));
    assertThat(problems("user.name not inside ( \"10.0.0.0/8\" )"))
        .containsExactly(text.formatted("user.name"));
    assertThat(problems("sorce.ip in list \"cdn\""))
        .containsExactly("r.drl:4: there is no field 'sorce.ip'; did you mean 'source.ip'?");
    assertThat(problems("source.ip contains \"10.\""))
        .containsExactly(
            "r.drl:4: source.ip is an address, not text; write source.ip == \"10.1.1.7\" or"
                + " source.ip inside \"10.1.0.0/16\"");
  }
}
