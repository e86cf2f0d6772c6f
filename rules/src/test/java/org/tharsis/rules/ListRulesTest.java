package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Finding;

/** The shipped rules that go by lists: quiet where the site has none. */
class ListRulesTest {
  private static final RuleBook WITHOUT = RuleBook.compile(Shipped.rules());
  private static final RuleBook WITH =
      RuleBook.compile(
          Shipped.rules(),
          Map.of("threats", list("203.0.113.0/24"), "resolvers", list("10.0.0.53", "192.0.2.53")));

  private static DatedSet list(String... blocks) {
    return DatedSet.always(
        AddressSet.of(java.util.Arrays.stream(blocks).map(Cidr::parse).toList()));
  }

  private static List<String> keys(RuleBook book, String rule, Scenario scenario) {
    assertThat(book.problems()).isEmpty();
    return scenario.against(book).stream()
        .filter(each -> each.rule().id().equals(rule))
        .map(Finding::key)
        .toList();
  }

  private static Scenario contact(String verdict, String from, String to) {
    return new Scenario().at(0, verdict, "source.ip=" + from, "destination.ip=" + to);
  }

  @Test
  void threatListContact() {
    String rule = "threat-list-contact";
    assertThat(keys(WITH, rule, contact("allowed", "10.1.1.7", "203.0.113.9")))
        .containsExactly("10.1.1.7");
    assertThat(keys(WITH, rule, contact("allowed", "203.0.113.9", "10.1.1.7")))
        .containsExactly("203.0.113.9");
  }

  @Test
  void threatListContactIsQuietAboutDeniesAndWithoutAList() {
    String rule = "threat-list-contact";
    assertThat(keys(WITH, rule, contact("denied", "10.1.1.7", "203.0.113.9"))).isEmpty();
    assertThat(keys(WITH, rule, contact("allowed", "10.1.1.7", "198.51.100.9"))).isEmpty();
    assertThat(keys(WITHOUT, rule, contact("allowed", "10.1.1.7", "203.0.113.9"))).isEmpty();
  }

  private static Scenario lookUp(String verdict, String from, String to, int port) {
    return new Scenario()
        .at(
            0,
            verdict,
            "source.ip=" + from,
            "source.internal=" + from.startsWith("10."),
            "destination.ip=" + to,
            "destination.internal=" + to.startsWith("10."),
            "destination.port=" + port);
  }

  @Test
  void dnsBypass() {
    Scenario past = lookUp("allowed", "10.1.1.7", "198.51.100.53", 853);
    assertThat(keys(WITH, "dns-bypass", past)).containsExactly("10.1.1.7");
    assertThat(keys(WITHOUT, "dns-bypass", past)).isEmpty();
  }

  @Test
  void dnsBypassIsQuietAboutResolversAndDenies() {
    for (Scenario fine :
        List.of(
            lookUp("allowed", "10.0.0.53", "198.51.100.53", 53),
            lookUp("allowed", "10.1.1.7", "192.0.2.53", 53),
            lookUp("allowed", "10.1.1.7", "10.0.0.53", 53),
            lookUp("allowed", "10.1.1.7", "10.9.9.9", 53),
            lookUp("allowed", "203.0.113.1", "198.51.100.53", 53),
            lookUp("allowed", "10.1.1.7", "198.51.100.53", 443),
            lookUp("denied", "10.1.1.7", "198.51.100.53", 53))) {
      assertThat(keys(WITH, "dns-bypass", fine)).as("%s", fine.events()).isEmpty();
    }
  }
}
