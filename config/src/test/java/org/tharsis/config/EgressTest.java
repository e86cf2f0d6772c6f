package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.model.AddressSet;

/** The egress policy as an administrator writes it. */
class EgressTest {
  @TempDir private Path folder;

  private SiteFolder site(String yaml) {
    return new SiteFolder(folder)
        .with("lists/resolvers.txt", "203.0.113.53\n")
        .with("lists/new.yaml", "from: https://example.com/new\n")
        .with("lists/web.txt", "# kind: ports\n80\n")
        .with("tharsis.yaml", yaml);
  }

  private static List<Boolean> contain(List<AddressSet> areas, String... addresses) {
    return List.of(addresses).stream()
        .map(each -> areas.stream().anyMatch(area -> area.contains(Notation.address(each))))
        .toList();
  }

  @Test
  void anEntrySaysWhatFromWhereAndWhereTo() {
    String yaml =
        """
        egress:
          - services: [tcp/80, udp/1024-65535, esp]
          - services: any
            from: [10.1.1.7, 10.2.0.0/16]
            to: [list resolvers, "2001:db8::/32"]
            why: " name servers "
        """;
    List<EgressRule> egress = site(yaml).site().settings().egress();
    assertThat(egress).hasSize(2);
    EgressRule first = egress.getFirst();
    assertThat(first.services())
        .containsExactly(
            new Service("tcp", 80, 80),
            new Service("udp", 1024, 65_535),
            new Service("esp", 0, 65_535));
    assertThat(first.from()).isEmpty();
    assertThat(first.to()).isEmpty();
    assertThat(first.why()).isNull();
    EgressRule second = egress.getLast();
    assertThat(second.services()).containsExactly(Service.ANY);
    assertThat(contain(second.from(), "10.1.1.7", "10.2.9.9", "10.1.1.8"))
        .containsExactly(true, true, false);
    assertThat(contain(second.to(), "203.0.113.53", "2001:db8::1", "203.0.113.54"))
        .containsExactly(true, true, false);
    assertThat(second.why()).isEqualTo("name servers");
  }

  @ParameterizedTest
  @CsvSource({"6/22, tcp, 22", "tcp/0, tcp, 0", "sctp/2905, sctp, 2905"})
  void aProtocolsNumberIsItsName(String text, String transport, int port) {
    assertThat(Service.parse(text)).isEqualTo(new Service(transport, port, port));
  }

  @ParameterizedTest
  @CsvSource({"tcp, tcp", "icmp, icmp", "47, gre", "047, gre", "41, 41", "255, 255"})
  void aProtocolAloneIsAllOfIt(String text, String transport) {
    assertThat(Service.parse(text)).isEqualTo(new Service(transport, 0, 65_535));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{services: tcp/https}] | services: 'tcp/https' is no service; write tcp/443,"
            + " tcp/1024-65535, udp/53, icmp or any",
        "[{services: https}] | services: 'https' is no service; write tcp/443, tcp/1024-65535,"
            + " udp/53, icmp or any",
        "[{services: tcp/65536}] | services: 'tcp/65536' is no service; write tcp/443,"
            + " tcp/1024-65535, udp/53, icmp or any",
        "[{services: tcp/90-80}] | services: 90-80 are no ports; the first stands first, up to"
            + " 65535",
        "[{services: icmp/8}] | services: 'icmp' has no ports; write icmp alone",
        "[{services: 256}] | services: '256' is no service; write tcp/443, tcp/1024-65535, udp/53,"
            + " icmp or any",
        "[{services: []}] | services: is missing; write what may go out, as tcp/443, or any",
        "[{to: 192.0.2.1}] | services: is missing; write what may go out, as tcp/443, or any",
        "[{services: any, from: }] | from: is empty; give an address, a block or a list, or cut"
            + " the line",
        "[{services: any, from: resolvers}] | from: 'resolvers' is no IP address; write 10.0.0.0/8,"
            + " 2001:db8::/32 or one address",
        "[{services: any, to: list resolver}] | to: there is no list 'resolver'"
            + " (lists/resolver.txt); did you mean 'resolvers'?",
        "[{services: any, to: list new}] | to: the list 'new' was not fetched yet; ./tharsis lists"
            + " refresh new",
        "[{services: any, to: list web}] | to: the list 'web' is one of ports; one of addresses is"
            + " meant here",
      })
  void aMistakeSaysWhatWouldBeRight(String entries, String problem) {
    assertThat(site("lateness: 2s\negress: " + entries).problems())
        .containsExactly("tharsis.yaml:2: egress." + problem);
  }

  @Test
  void otherMistakesAreThoseOfAnySection() {
    assertThat(site("egress: tcp/80").problems())
        .containsExactly("tharsis.yaml:1: egress: expected a list; begin each entry with '- '");
    assertThat(site("egress: [{services: any, form: 10.0.0.1}]").problems())
        .containsExactly("tharsis.yaml:1: unknown key 'egress.form'; did you mean 'from'?");
  }

  @Test
  void anEntryWithAMistakePermitsNothing() {
    SiteFolder site = site("egress: [{services: any, to: list nobody}, {services: tcp/80}]");
    assertThat(site.problems()).hasSize(1);
    assertThat(site.usable().settings().egress())
        .singleElement()
        .satisfies(rule -> assertThat(rule.services()).hasSize(1).doesNotContain(Service.ANY));
  }
}
