package org.tharsis.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;
import static org.tharsis.engine.interpret.LearningSite.logon;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.config.Hosts.Host;
import org.tharsis.model.Field;

/** What logons, senders and gateways teach, and what they can't. */
class LearntHostsTest {
  private final LearningSite site = new LearningSite();

  @Test
  void aLogonNamesTheWorkstationForADay() {
    site.take(null, "Jun 15 08:00:00", logon("4624", "ann", "WS-7", "10.1.1.7"));
    assertThat(site.addressOf("ws-7", "Jun 15 19:59:59")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("ws-7", "Jun 15 20:00:00")).isNull();
  }

  @Test
  void aMachinesAccountNamesIt() {
    site.take(
        null,
        "Jun 15 08:00:00",
        "<13>%s DC1 Security-Auditing: 4768: A Kerberos authentication ticket (TGT) was requested."
            + " Account Information: Account Name: WS-8$ Supplied Realm Name: CORP User ID:"
            + " S-1-5-21-8 Service Information: Service Name: krbtgt Service ID: S-1-5-21-502"
            + " Network Information: Client Address: ::ffff:10.1.1.8 Client Port: 50000 Additional"
            + " Information: Ticket Options: 0x40810010 Result Code: 0x0 Ticket Encryption Type:"
            + " 0x12 Pre-Authentication Type: 2");
    assertThat(site.addressOf("ws-8", "Jun 15 09:00:00")).isEqualTo("10.1.1.8");
  }

  @Test
  void aRemoteDesktopNamesTheMachineLoggedOnTo() {
    site.take(null, "Jun 15 08:00:00", logon("4624", "ann", "DC1", "10.1.1.7"));
    assertThat(site.addressOf("dc1", "Jun 15 09:00:00")).isNull();
  }

  @Test
  void whoDidNotGetInOrWasAnonymousNamesNothing() {
    site.take(null, "Jun 15 08:00:00", logon("4624", "ANONYMOUS LOGON", "WS-7", "10.1.1.7"));
    site.take(
        null,
        "Jun 15 08:00:00",
        logon("4625", "ann", "WS-9", "10.1.1.9").replace("was successfully", "failed to"));
    assertThat(site.addressOf("ws-7", "Jun 15 09:00:00")).isNull();
    assertThat(site.addressOf("ws-9", "Jun 15 09:00:00")).isNull();
  }

  @Test
  void aLogonDoesNotEndALease() {
    site.dhcpd("Jun 15 08:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    site.take(null, "Jun 15 09:00:00", logon("4624", "ann", "OTHER", "10.1.1.7"));
    assertThat(site.addressOf("xp-ws04", "Jun 15 10:00:00")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("other", "Jun 15 10:00:00")).isNull();
  }

  @Test
  void aMachineThatSendsItsOwnLogIsWhereItSendsFrom() {
    String line = "<132>%s XP-7 Tcpip: 4226: TCP/IP has reached the security limit";
    assertThat(site.take("10.1.1.7", "Jun 15 10:00:00", line).ip(Field.HOST_IP))
        .isEqualTo(address("10.1.1.7"));
    assertThat(site.addressOf("xp-7", "Jun 16 09:59:59")).isEqualTo("10.1.1.7");
    site.take("10.1.1.7", "Jun 16 09:00:00", line);
    assertThat(site.addressOf("xp-7", "Jun 17 08:59:59")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("xp-7", "Jun 17 09:00:00")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<132>%s XP-8 Tcpip: 4226: TCP/IP has reached the security limit",
        "<30>%s gw dhcpd[12]: DHCPDISCOVER from 00:00:5e:00:53:21 via em1",
        "<132>%s 10.1.1.9 Tcpip: 4226: TCP/IP has reached the security limit",
      })
  void aRelaySaysNothingOfItsAddress(String ofAnother) {
    String line = "<132>%s XP-7 Tcpip: 4226: TCP/IP has reached the security limit";
    site.take("10.1.1.7", "Jun 15 10:00:00", line);
    site.take("10.1.1.7", "Jun 15 10:00:01", ofAnother);
    assertThat(site.addressOf("xp-7", "Jun 15 10:00:00")).isNull();
    site.take("10.1.1.7", "Jun 15 12:00:00", line);
    assertThat(site.addressOf("xp-7", "Jun 15 12:00:00")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "169.254.3.4", "192.0.2.7", "::1"})
  void someAddressesAreNoMachines(String sender) {
    site.take(
        sender,
        "Jun 15 10:00:00",
        "<132>%s XP-7 Tcpip: 4226: TCP/IP has reached the security limit");
    assertThat(site.addressOf("xp-7", "Jun 15 10:00:01")).isNull();
  }

  @Test
  void whatTheSiteSaysCountsMore() {
    site.dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.0.1 to 00:00:5e:00:53:07 (mallory) via em1");
    site.dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.66 to 00:00:5e:00:53:07 (srv-1) via em1");
    site.dhcpd("Jun 15 10:00:00", "DHCPACK on 192.0.2.66 to 00:00:5e:00:53:07 (outside) via em1");
    assertThat(site.addressOf("mallory", "Jun 15 10:00:01")).isNull();
    assertThat(site.addressOf("srv-1", "Jun 15 10:00:01")).isEqualTo("10.1.0.1");
    assertThat(site.addressOf("outside", "Jun 15 10:00:01")).isNull();
  }

  @Test
  void whatTheSiteSaysLaterCountsMoreToo() {
    site.dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    site.knows(new Host("printer", address("10.1.1.7")));
    assertThat(site.addressOf("xp-ws04", "Jun 15 10:00:01")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.1.1.9", "a b", "b\u00fcro", "-x", ".", "1234"})
  void notEverythingIsAHostsName(String name) {
    assertThat(Lesson.isHostName(name)).isFalse();
  }

  @Test
  void aVpnsUserHasTheAssignedAddressUntilTheSessionEnds() {
    String asa = "<166>%s fw-edge : %%ASA-4-";
    site.take(
        null,
        "Jun 15 10:00:00",
        asa
            + "722051: Group <staff> User <alice> IP <192.0.2.44> IPv4 Address <10.1.200.7> IPv6"
            + " address <::> assigned to session");
    site.take(
        null,
        "Jun 15 10:30:00",
        asa
            + "722023: Group <staff> User <alice> IP <192.0.2.44> UDP SVC connection terminated"
            + " without compression");
    assertThat(site.userAt("10.1.200.7", "Jun 15 11:00:00")).isEqualTo("alice");
    assertThat(site.userAt("10.1.200.8", "Jun 15 11:00:00")).isNull();
    site.take(
        null,
        "Jun 15 12:00:00",
        asa
            + "113019: Group = staff, Username = alice, IP = 192.0.2.44, Session disconnected."
            + " Session Type: SSL, Duration: 2h:00m:00s, Bytes xmt: 4000, Bytes rcv: 300, Reason:"
            + " User Requested");
    assertThat(site.userAt("10.1.200.7", "Jun 15 11:59:59")).isEqualTo("alice");
    assertThat(site.userAt("10.1.200.7", "Jun 15 12:00:00")).isNull();
  }

  @Test
  void aMappedUserHasTheAddressUntilItIsUnmapped() {
    String asa = "<166>%s fw-edge : %%ASA-5-";
    site.take(
        null,
        "Jun 15 10:00:00",
        asa
            + "746012: user-identity: Add IP-User mapping 10.1.9.9 - LAB\\alice Succeeded - VPN user");
    assertThat(site.userAt("10.1.9.9", "Jun 15 11:00:00")).isEqualTo("alice");
    site.take(
        null,
        "Jun 15 12:00:00",
        asa
            + "746013: user-identity: Delete IP-User mapping 10.1.9.9 - LAB\\alice Succeeded - VPN"
            + " user logout");
    assertThat(site.userAt("10.1.9.9", "Jun 15 12:30:00")).isNull();
  }
}
