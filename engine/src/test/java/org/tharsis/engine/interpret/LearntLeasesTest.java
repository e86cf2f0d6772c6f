package org.tharsis.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lines of address servers teach. */
class LearntLeasesTest {
  private final LearningSite site = new LearningSite();

  @Test
  void aLeaseGivesAMachineItsAddressFromThenOn() {
    site.dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    assertThat(site.addressOf("XP-WS04", "Jun 15 10:00:00")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("xp-ws04.example.com", "Jun 15 10:05:00")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("xp-ws04", "Jun 15 09:59:59")).isNull();
    assertThat(site.addressOf("xp-ws05", "Jun 15 10:05:00")).isNull();
    assertThat(site.addressOf("xp-ws04", "Jun 23 09:59:59")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("xp-ws04", "Jun 23 10:00:00")).isNull();
  }

  @Test
  void aRenewalMakesItLonger() {
    site.dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    site.dhcpd("Jun 19 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 via em1");
    assertThat(site.addressOf("xp-ws04", "Jun 26 10:00:00")).isEqualTo("10.1.1.7");
  }

  @Test
  void aReleaseEndsIt() {
    site.dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    site.dhcpd("Jun 15 11:00:00", "DHCPRELEASE of 10.1.1.7 from 00:00:5e:00:53:07 via em1 (found)");
    assertThat(site.addressOf("xp-ws04", "Jun 15 10:59:59")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("xp-ws04", "Jun 15 11:00:00")).isNull();
  }

  @Test
  void theNextHolderEndsItNamedOrNot() {
    site.dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    site.dhcpd("Jun 15 11:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:08 (xp-ws05) via em1");
    site.dhcpd("Jun 15 12:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:09 via em1");
    assertThat(site.addressOf("xp-ws04", "Jun 15 10:30:00")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("xp-ws04", "Jun 15 11:30:00")).isNull();
    assertThat(site.addressOf("xp-ws05", "Jun 15 11:30:00")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("xp-ws05", "Jun 15 12:30:00")).isNull();
  }

  @Test
  void aLateLineSaysWhatWasBefore() {
    site.dhcpd("Jun 15 11:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:08 (xp-ws05) via em1");
    site.dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    assertThat(site.addressOf("xp-ws04", "Jun 15 10:30:00")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("xp-ws04", "Jun 15 11:30:00")).isNull();
    assertThat(site.addressOf("xp-ws05", "Jun 15 11:30:00")).isEqualTo("10.1.1.7");
  }

  @Test
  void aMachineWithTwoAddressesIsAtTheNewest() {
    site.dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    site.dhcpd("Jun 15 11:00:00", "DHCPACK on 10.1.2.7 to 00:00:5e:00:53:17 (xp-ws04) via em2");
    assertThat(site.addressOf("xp-ws04", "Jun 15 10:30:00")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("xp-ws04", "Jun 15 11:30:00")).isEqualTo("10.1.2.7");
    site.dhcpd("Jun 15 12:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    assertThat(site.addressOf("xp-ws04", "Jun 15 12:30:00")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("xp-ws04", "Jun 15 11:30:00")).isEqualTo("10.1.2.7");
    assertThat(site.addressOf("xp-ws04", "Jun 23 09:00:00")).isEqualTo("10.1.1.7");
  }

  @Test
  void ofTwoMachinesWithOneLabelTheShortNameSaysNothing() {
    site.dhcpd(
        "Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (pc.a.example) via em1");
    site.dhcpd(
        "Jun 15 10:00:00", "DHCPACK on 10.1.1.8 to 00:00:5e:00:53:08 (pc.b.example) via em1");
    assertThat(site.addressOf("pc", "Jun 15 10:30:00")).isNull();
    assertThat(site.addressOf("pc.a.example", "Jun 15 10:30:00")).isEqualTo("10.1.1.7");
    assertThat(site.addressOf("pc.b.example", "Jun 15 10:30:00")).isEqualTo("10.1.1.8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<30>%s gw dnsmasq-dhcp[24]: DHCPACK(em1) 10.1.1.7 00:00:5e:00:53:07 xp-ws04",
        "<13>%s DC1 10,06/15/26,10:00:00,Assign,10.1.1.7,xp-ws04.example.com,00005E005307",
        "<13>%s DC1 11,06/15/26,10:00:00,Renew,10.1.1.7,xp-ws04.example.com,00005E005307,,1,0,,,",
      })
  void otherServersLeaseToo(String line) {
    site.take(null, "Jun 15 10:00:00", line);
    assertThat(site.addressOf("xp-ws04", "Jun 15 10:05:00")).isEqualTo("10.1.1.7");
  }

  @Test
  void anAddressServerOfAFirewallTellsMachinesByTheirCards() {
    site.dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    String granted =
        "<166>%s fw-edge : %%ASA-6-604103: DHCP daemon interface inside: address granted";
    site.take(null, "Jun 15 11:00:00", granted + " 0100.005e.0053.07 (10.1.1.7)");
    assertThat(site.addressOf("xp-ws04", "Jun 15 11:30:00")).isEqualTo("10.1.1.7");
    site.take(null, "Jun 15 12:00:00", granted + " 0100.005e.0053.08 (10.1.1.7)");
    assertThat(site.addressOf("xp-ws04", "Jun 15 12:30:00")).isNull();
  }
}
