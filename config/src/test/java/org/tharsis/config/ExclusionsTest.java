package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Cidr;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Exclusion.State;
import org.tharsis.model.Problem;
import org.tharsis.model.Terms;

class ExclusionsTest {
  private static final Path FILE = Path.of("exclusions.yaml");
  private static final AddressList AKAMAI =
      new AddressList(
          "akamai", AddressSet.of(List.of(Cidr.parse("198.51.100.0/24"))), null, null, null);

  private final Mistakes mistakes = new Mistakes(FILE);
  private final ExclusionsReader reader =
      new ExclusionsReader(
          FILE,
          new CriteriaReader(
              Lists.of(Map.of("akamai", AKAMAI)),
              AddressSet.of(List.of(Cidr.parse("10.0.0.0/8"))),
              ZoneOffset.UTC),
          new TermsReader(Settings.DEFAULT.longestExclusion(), null),
          mistakes);

  private List<Exclusion> exclusions(String yaml) {
    return reader.read(yaml).all();
  }

  private List<String> problems(String yaml) {
    exclusions(yaml);
    return problems();
  }

  private List<String> problems() {
    return mistakes.all().stream().map(Problem::toString).toList();
  }

  private static String entry(String criteria) {
    return "- {id: a, owner: anna, reason: why, ends: 2027-03-31, " + criteria + "}\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# none yet\n", "[]\n"})
  void aSiteMayHaveNone(String yaml) {
    assertThat(exclusions(yaml)).isEmpty();
    assertThat(mistakes.count()).isZero();
  }

  @Test
  void everyFieldIsRead() {
    String yaml =
        """
        - id: akamai
          state: shadow
          action: drop
          source: [10.0.0.0/8, inside]
          destination: akamai
          address: 2001:db8::1
          port: [80, 443]
          protocol: TCP
          code: 106023
          device: ASA-1
          user: [Anna, bert]
          direction: outbound
          time: [mon-fri 22:00-06:00, sat]
          rule: [port-scan, host-sweep]
          owner: anna
          reason: "content delivery: many hosts"
          ticket: CHG-17
          created: 2026-11-01
          ends: 2027-03-31
        """;
    assertThat(exclusions(yaml))
        .singleElement()
        .satisfies(
            exclusion -> {
              assertThat(exclusion.id()).isEqualTo("akamai");
              assertThat(exclusion.action()).isEqualTo(Action.DROP);
              assertThat(exclusion.state()).isEqualTo(State.SHADOW);
              assertThat(exclusion.areas()).contains(new Area("akamai", AKAMAI.addresses()));
              assertThat(exclusion.rules()).isEqualTo(Set.of("port-scan", "host-sweep"));
              assertThat(exclusion.terms())
                  .isEqualTo(
                      new Terms(
                          "anna",
                          "content delivery: many hosts",
                          "CHG-17",
                          LocalDate.of(2026, 11, 1),
                          LocalDate.of(2027, 3, 31)));
              assertThat(exclusion.words())
                  .containsExactly(
                      "source in 10.0.0.0/8 or inside",
                      "destination in akamai",
                      "address in 2001:db8::1",
                      "port 80 or 443",
                      "protocol tcp",
                      "code 106023",
                      "device asa-1",
                      "user anna or bert",
                      "direction outbound",
                      "time mon-fri 22:00-06:00 or sat",
                      "rule host-sweep or port-scan");
            });
    assertThat(mistakes.count()).isZero();
  }

  @Test
  void withoutAnActionItIsStored() {
    assertThat(exclusions(entry("port: 80")))
        .singleElement()
        .extracting(Exclusion::action)
        .isEqualTo(Action.STORE);
  }

  @Test
  void anEndedExclusionIsNoMistake() {
    assertThat(exclusions(entry("port: 80").replace("2027", "1999"))).hasSize(1);
    assertThat(mistakes.count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "destination: akami | destination: 'akami' is neither a list nor an address block; did you"
            + " mean 'akamai'?",
        "destination: cdn | destination: 'cdn' is neither a list nor an address block; lists:"
            + " akamai",
        "source: 10.0.0.0/33 | source: '/33' is no prefix length; write 0 to 32",
        "address: 192.0.2 | address: '192.0.2' is no IP address; write 10.0.0.0/8, 2001:db8::/32 or"
            + " one address",
        "port: 65536 | port: 65536 is out of range; write 0 to 65535",
        "port: http | port: 'http' is not a whole number; write digits, as 5514",
        "port: 80, code: | code: is empty; give a value or cut the line",
        "port: 80, code: [] | code: is empty; give a value or cut the line",
        "port: 80, device: ' ' | device: is empty; write some text",
        "port: 80, direction: out | direction: 'out' is no direction; directions: external, inbound,"
            + " internal, outbound",
        "port: 80, time: 7-8 | time: '7-8' is no time; write days, hours or both, as mon-fri"
            + " 22:00-06:00, sat, 01:30-02:00",
        "port: 80, code: list x | code: no list can stand here; write the codes themselves",
        "port: 80, state: on | state: 'on' is no state; write one of proposed, shadow, active, ended",
        "prot: 80, port: 80 | unknown key 'prot'; did you mean 'port'?",
        "port: 80, action: delete | action: 'delete' is no action; write one of store, quiet, drop",
        "action: drop | would exclude everything; give at least one of source, destination,"
            + " address, port, protocol, code, device, user, direction, time, rule",
        "port: [] | port: is empty; give a value or cut the line",
      })
  void aMistakeLeavesTheWholeEntryOut(String criteria, String problem) {
    assertThat(exclusions(entry(criteria))).isEmpty();
    assertThat(problems()).containsExactly("exclusions.yaml:1: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: a, | id is missing; write a name of your choice",
        "owner: anna, | owner is missing; write who answers for it",
        "reason: why, | reason is missing; write why it is there",
        "ends: 2027-03-31, | ends is missing; write the last day it holds, as 2027-03-31",
      })
  void idOwnerReasonAndEndAreRequired(String cut, String problem) {
    assertThat(problems(entry("port: 80").replace(cut, "")))
        .containsExactly("exclusions.yaml:1: " + problem);
  }

  @Test
  void wrongValuesOfRequiredFieldsAreOneProblemEach() {
    String yaml =
        """
        - id: an id
          owner: ""
          reason: [a, b]
          ends: soon
          port: 80
        """;
    assertThat(problems(yaml))
        .containsExactly(
            "exclusions.yaml:1: id: 'an id' is no id; use up to 64 letters, digits, - _ and .",
            "exclusions.yaml:2: owner: is empty; write some text",
            "exclusions.yaml:3: reason: expected one value here",
            "exclusions.yaml:4: ends: 'soon' is not a date; write year-month-day: 2027-03-31");
  }

  @Test
  void anIdIsTakenOnce() {
    assertThat(exclusions(entry("port: 80") + entry("port: 443"))).hasSize(1);
    assertThat(problems())
        .containsExactly("exclusions.yaml:2: id: 'a' is taken (line 1); choose another");
  }

  @Test
  void anEntryThatIsNoneLeavesTheOthers() {
    assertThat(exclusions("- akamai\n" + entry("port: 80"))).hasSize(1);
    assertThat(problems())
        .containsExactly(
            "exclusions.yaml:1: expected 'key: value' lines, a space behind each colon");
  }

  @Test
  void theFileIsAList() {
    assertThat(problems("id: a\nport: 80\n"))
        .containsExactly("exclusions.yaml:1: expected a list; begin each exclusion with '- id: …'");
  }
}
