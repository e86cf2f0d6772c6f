package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.config.Hosts.Host;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Problem;

class HostsTest {
  private final Mistakes mistakes = new Mistakes(Path.of("hosts.csv"));

  private Hosts hosts(String csv) {
    return HostsReader.read(csv, mistakes);
  }

  private List<String> problems(String csv) {
    hosts(csv);
    return mistakes.all().stream().map(Problem::toString).toList();
  }

  private static IpAddress address(String text) {
    return Notation.address(text);
  }

  @Test
  void nameAndAddressFindEachOther() {
    Hosts hosts = hosts("name,address\nXP-1,192.0.2.10\nxp-2,2001:db8::2\n");
    assertThat(hosts.addressOf("xp-1")).isEqualTo(address("192.0.2.10"));
    assertThat(hosts.addressOf("XP-2")).isEqualTo(address("2001:db8::2"));
    assertThat(hosts.nameOf(address("192.0.2.10"))).isEqualTo("XP-1");
    assertThat(hosts.addressOf("xp-3")).isNull();
    assertThat(hosts.nameOf(address("192.0.2.11"))).isNull();
  }

  @Test
  void theHeaderMayBeLeftOutAndCommentsStandAnywhere() {
    Hosts hosts = hosts("# ours\n\nweb, 192.0.2.1 # rack 4\n\"mail\",\"192.0.2.2\"\n");
    assertThat(hosts.all())
        .containsExactly(
            new Host("web", address("192.0.2.1")), new Host("mail", address("192.0.2.2")));
    assertThat(mistakes.count()).isZero();
  }

  @Test
  void aFullNameFindsTheFirstLabelAndTheOtherWayRound() {
    Hosts hosts = hosts("web,192.0.2.1\nmail.example.com,192.0.2.2\n");
    assertThat(hosts.addressOf("WEB.example.com")).isEqualTo(address("192.0.2.1"));
    assertThat(hosts.addressOf("Mail")).isEqualTo(address("192.0.2.2"));
    assertThat(hosts.addressOf("mail.example.org")).isNull();
  }

  @Test
  void aFirstLabelOfTwoMachinesFindsNeither() {
    Hosts hosts = hosts("db.a.example,192.0.2.1\ndb.b.example,192.0.2.2\n");
    assertThat(hosts.addressOf("db")).isNull();
    assertThat(hosts.addressOf("db.b.example")).isEqualTo(address("192.0.2.2"));
  }

  @Test
  void aMachineMayHaveSeveralAddresses() {
    Hosts hosts = hosts("fw,192.0.2.1\nfw,198.51.100.1\n");
    assertThat(hosts.addressOf("fw")).isEqualTo(address("192.0.2.1"));
    assertThat(hosts.nameOf(address("198.51.100.1"))).isEqualTo("fw");
    assertThat(hosts.addressOf("fw.example.com")).isEqualTo(address("192.0.2.1"));
    assertThat(mistakes.count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "web;192.0.2.1 | 'web;192.0.2.1' is no host; write name,address",
        "web,192.0.2.1,x | 'web,192.0.2.1,x' is no host; write name,address",
        "web,192.0.2.300 | '192.0.2.300' is no IP address; write name,address",
        "192.0.2.1,web | '192.0.2.1' is no host name; write name,address",
        ",192.0.2.1 | '' is no host name; write name,address",
        "my web,192.0.2.1 | 'my web' is no host name; write name,address",
        "address,name | 'name' is no IP address; write name,address",
      })
  void aRowThatIsWrongIsLeftOut(String row, String problem) {
    assertThat(problems("a,192.0.2.7\n" + row + "\nb,192.0.2.8\n"))
        .containsExactly("hosts.csv:2: " + problem);
    assertThat(hosts(row).all()).isEmpty();
  }

  @Test
  void aStrayQuoteCostsItsLineOnly() {
    Hosts hosts = hosts("a,\"192.0.2.1\nb,192.0.2.2\n");
    assertThat(hosts.all()).containsExactly(new Host("b", address("192.0.2.2")));
    assertThat(mistakes.all()).singleElement().extracting(Problem::line).isEqualTo(1);
  }

  @Test
  void anAddressHasOneName() {
    assertThat(problems("a,192.0.2.1\nA,192.0.2.1\nb,192.0.2.1\n"))
        .containsExactly(
            "hosts.csv:2: is the same as line 1; cut one",
            "hosts.csv:3: 192.0.2.1 is 'a' already (line 1); an address has one name");
  }
}
