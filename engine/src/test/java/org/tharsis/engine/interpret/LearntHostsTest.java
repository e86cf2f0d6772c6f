package org.tharsis.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tharsis.engine.Facts.address;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.config.Hosts;
import org.tharsis.config.Hosts.Host;
import org.tharsis.config.Settings;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

/** What lines as devices send them teach, and what they can't. */
class LearntHostsTest {
  private static final Hosts KNOWN = new Hosts(List.of(new Host("srv-1", address("10.1.0.1"))));
  private static final Enricher ENRICHER =
      new Enricher(KNOWN, Settings.DEFAULT.insideNetworks(), EgressPolicy.NONE);

  private LearntHosts learnt = new LearntHosts();
  private Interpreter interpreter = interpreter(learnt);
  private long offset;

  private static Interpreter interpreter(LearntHosts learnt) {
    Interpreter interpreter = new Interpreter(Settings.DEFAULT, ENRICHER);
    interpreter.use(learnt);
    return interpreter;
  }

  private Event take(@Nullable String sender, String time, String text) {
    byte[] line = text.formatted(time).getBytes(StandardCharsets.UTF_8);
    Origin origin = new Origin("test", sender == null ? null : address(sender));
    long arrived = Instant.parse("2026-06-15T12:00:00Z").toEpochMilli();
    return interpreter.interpret(
        new Line(new EventId("test", offset++), line, false, origin, arrived, false));
  }

  private void dhcpd(String time, String message) {
    take(null, time, "<30>%s gw dhcpd[12]: " + message);
  }

  /** The address that a machine's own event has at that time. */
  private @Nullable String addressOf(String host, String time) {
    Event event =
        take(null, time, "<132>%s " + host + " Tcpip: 4226: TCP/IP has reached the security limit");
    return event.ip(Field.HOST_IP) == null ? null : String.valueOf(event.ip(Field.HOST_IP));
  }

  private static String logon(String code, String user, String station, String address) {
    return ("<13>%%s DC1 Security-Auditing: %s: An account was successfully logged on. Subject:"
            + " Security ID: S-1-0-0 Account Name: - Account Domain: - Logon ID: 0x0 Logon Type: 3"
            + " New Logon: Security ID: S-1-5-21-9 Account Name: %s Account Domain: CORP Logon ID:"
            + " 0x9 Network Information: Workstation Name: %s Source Network Address: %s Source"
            + " Port: 4000")
        .formatted(code, user, station, address);
  }

  @Test
  void aLeaseGivesAMachineItsAddressFromThenOn() {
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    assertThat(addressOf("XP-WS04", "Jun 15 10:00:00")).isEqualTo("10.1.1.7");
    assertThat(addressOf("xp-ws04.example.com", "Jun 15 10:05:00")).isEqualTo("10.1.1.7");
    assertThat(addressOf("xp-ws04", "Jun 15 09:59:59")).isNull();
    assertThat(addressOf("xp-ws05", "Jun 15 10:05:00")).isNull();
    assertThat(addressOf("xp-ws04", "Jun 23 09:59:59")).isEqualTo("10.1.1.7");
    assertThat(addressOf("xp-ws04", "Jun 23 10:00:00")).isNull();
  }

  @Test
  void aRenewalMakesItLonger() {
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    dhcpd("Jun 19 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 via em1");
    assertThat(addressOf("xp-ws04", "Jun 26 10:00:00")).isEqualTo("10.1.1.7");
  }

  @Test
  void aReleaseEndsIt() {
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    dhcpd("Jun 15 11:00:00", "DHCPRELEASE of 10.1.1.7 from 00:00:5e:00:53:07 via em1 (found)");
    assertThat(addressOf("xp-ws04", "Jun 15 10:59:59")).isEqualTo("10.1.1.7");
    assertThat(addressOf("xp-ws04", "Jun 15 11:00:00")).isNull();
  }

  @Test
  void theNextHolderEndsItNamedOrNot() {
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    dhcpd("Jun 15 11:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:08 (xp-ws05) via em1");
    dhcpd("Jun 15 12:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:09 via em1");
    assertThat(addressOf("xp-ws04", "Jun 15 10:30:00")).isEqualTo("10.1.1.7");
    assertThat(addressOf("xp-ws04", "Jun 15 11:30:00")).isNull();
    assertThat(addressOf("xp-ws05", "Jun 15 11:30:00")).isEqualTo("10.1.1.7");
    assertThat(addressOf("xp-ws05", "Jun 15 12:30:00")).isNull();
  }

  @Test
  void aLateLineSaysWhatWasBefore() {
    dhcpd("Jun 15 11:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:08 (xp-ws05) via em1");
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    assertThat(addressOf("xp-ws04", "Jun 15 10:30:00")).isEqualTo("10.1.1.7");
    assertThat(addressOf("xp-ws04", "Jun 15 11:30:00")).isNull();
    assertThat(addressOf("xp-ws05", "Jun 15 11:30:00")).isEqualTo("10.1.1.7");
  }

  @Test
  void aMachineWithTwoAddressesIsAtTheNewest() {
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    dhcpd("Jun 15 11:00:00", "DHCPACK on 10.1.2.7 to 00:00:5e:00:53:17 (xp-ws04) via em2");
    assertThat(addressOf("xp-ws04", "Jun 15 10:30:00")).isEqualTo("10.1.1.7");
    assertThat(addressOf("xp-ws04", "Jun 15 11:30:00")).isEqualTo("10.1.2.7");
    dhcpd("Jun 15 12:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    assertThat(addressOf("xp-ws04", "Jun 15 12:30:00")).isEqualTo("10.1.1.7");
    assertThat(addressOf("xp-ws04", "Jun 15 11:30:00")).isEqualTo("10.1.2.7");
    assertThat(addressOf("xp-ws04", "Jun 23 09:00:00")).isEqualTo("10.1.1.7");
  }

  @Test
  void ofTwoMachinesWithOneLabelTheShortNameSaysNothing() {
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (pc.a.example) via em1");
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.8 to 00:00:5e:00:53:08 (pc.b.example) via em1");
    assertThat(addressOf("pc", "Jun 15 10:30:00")).isNull();
    assertThat(addressOf("pc.a.example", "Jun 15 10:30:00")).isEqualTo("10.1.1.7");
    assertThat(addressOf("pc.b.example", "Jun 15 10:30:00")).isEqualTo("10.1.1.8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<30>%s gw dnsmasq-dhcp[24]: DHCPACK(em1) 10.1.1.7 00:00:5e:00:53:07 xp-ws04",
        "<13>%s DC1 10,06/15/26,10:00:00,Assign,10.1.1.7,xp-ws04.example.com,00005E005307",
        "<13>%s DC1 11,06/15/26,10:00:00,Renew,10.1.1.7,xp-ws04.example.com,00005E005307,,1,0,,,",
      })
  void otherServersLeaseToo(String line) {
    take(null, "Jun 15 10:00:00", line);
    assertThat(addressOf("xp-ws04", "Jun 15 10:05:00")).isEqualTo("10.1.1.7");
  }

  @Test
  void anAddressServerOfAFirewallTellsMachinesByTheirCards() {
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    String granted =
        "<166>%s fw-edge : %%ASA-6-604103: DHCP daemon interface inside: address granted";
    take(null, "Jun 15 11:00:00", granted + " 0100.005e.0053.07 (10.1.1.7)");
    assertThat(addressOf("xp-ws04", "Jun 15 11:30:00")).isEqualTo("10.1.1.7");
    take(null, "Jun 15 12:00:00", granted + " 0100.005e.0053.08 (10.1.1.7)");
    assertThat(addressOf("xp-ws04", "Jun 15 12:30:00")).isNull();
  }

  @Test
  void aLogonNamesTheWorkstationForADay() {
    take(null, "Jun 15 08:00:00", logon("4624", "ann", "WS-7", "10.1.1.7"));
    assertThat(addressOf("ws-7", "Jun 15 19:59:59")).isEqualTo("10.1.1.7");
    assertThat(addressOf("ws-7", "Jun 15 20:00:00")).isNull();
  }

  @Test
  void aMachinesAccountNamesIt() {
    take(
        null,
        "Jun 15 08:00:00",
        "<13>%s DC1 Security-Auditing: 4768: A Kerberos authentication ticket (TGT) was requested."
            + " Account Information: Account Name: WS-8$ Supplied Realm Name: CORP User ID:"
            + " S-1-5-21-8 Service Information: Service Name: krbtgt Service ID: S-1-5-21-502"
            + " Network Information: Client Address: ::ffff:10.1.1.8 Client Port: 50000 Additional"
            + " Information: Ticket Options: 0x40810010 Result Code: 0x0 Ticket Encryption Type:"
            + " 0x12 Pre-Authentication Type: 2");
    assertThat(addressOf("ws-8", "Jun 15 09:00:00")).isEqualTo("10.1.1.8");
  }

  @Test
  void aRemoteDesktopNamesTheMachineLoggedOnTo() {
    take(null, "Jun 15 08:00:00", logon("4624", "ann", "DC1", "10.1.1.7"));
    assertThat(addressOf("dc1", "Jun 15 09:00:00")).isNull();
  }

  @Test
  void whoDidNotGetInOrWasAnonymousNamesNothing() {
    take(null, "Jun 15 08:00:00", logon("4624", "ANONYMOUS LOGON", "WS-7", "10.1.1.7"));
    take(
        null,
        "Jun 15 08:00:00",
        logon("4625", "ann", "WS-9", "10.1.1.9").replace("was successfully", "failed to"));
    assertThat(addressOf("ws-7", "Jun 15 09:00:00")).isNull();
    assertThat(addressOf("ws-9", "Jun 15 09:00:00")).isNull();
  }

  @Test
  void aLogonDoesNotEndALease() {
    dhcpd("Jun 15 08:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    take(null, "Jun 15 09:00:00", logon("4624", "ann", "OTHER", "10.1.1.7"));
    assertThat(addressOf("xp-ws04", "Jun 15 10:00:00")).isEqualTo("10.1.1.7");
    assertThat(addressOf("other", "Jun 15 10:00:00")).isNull();
  }

  @Test
  void aMachineThatSendsItsOwnLogIsWhereItSendsFrom() {
    String line = "<132>%s XP-7 Tcpip: 4226: TCP/IP has reached the security limit";
    assertThat(take("10.1.1.7", "Jun 15 10:00:00", line).ip(Field.HOST_IP))
        .isEqualTo(address("10.1.1.7"));
    assertThat(addressOf("xp-7", "Jun 16 09:59:59")).isEqualTo("10.1.1.7");
    take("10.1.1.7", "Jun 16 09:00:00", line);
    assertThat(addressOf("xp-7", "Jun 17 08:59:59")).isEqualTo("10.1.1.7");
    assertThat(addressOf("xp-7", "Jun 17 09:00:00")).isNull();
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
    take("10.1.1.7", "Jun 15 10:00:00", line);
    take("10.1.1.7", "Jun 15 10:00:01", ofAnother);
    assertThat(addressOf("xp-7", "Jun 15 10:00:00")).isNull();
    take("10.1.1.7", "Jun 15 12:00:00", line);
    assertThat(addressOf("xp-7", "Jun 15 12:00:00")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "169.254.3.4", "192.0.2.7", "::1"})
  void someAddressesAreNoMachines(String sender) {
    take(
        sender,
        "Jun 15 10:00:00",
        "<132>%s XP-7 Tcpip: 4226: TCP/IP has reached the security limit");
    assertThat(addressOf("xp-7", "Jun 15 10:00:01")).isNull();
  }

  @Test
  void whatTheSiteSaysCountsMore() {
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.0.1 to 00:00:5e:00:53:07 (mallory) via em1");
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.66 to 00:00:5e:00:53:07 (srv-1) via em1");
    dhcpd("Jun 15 10:00:00", "DHCPACK on 192.0.2.66 to 00:00:5e:00:53:07 (outside) via em1");
    assertThat(addressOf("mallory", "Jun 15 10:00:01")).isNull();
    assertThat(addressOf("srv-1", "Jun 15 10:00:01")).isEqualTo("10.1.0.1");
    assertThat(addressOf("outside", "Jun 15 10:00:01")).isNull();
  }

  @Test
  void whatTheSiteSaysLaterCountsMoreToo() {
    dhcpd("Jun 15 10:00:00", "DHCPACK on 10.1.1.7 to 00:00:5e:00:53:07 (xp-ws04) via em1");
    Hosts now = new Hosts(List.of(new Host("printer", address("10.1.1.7"))));
    interpreter.use(Settings.DEFAULT, new Enricher(now, ENRICHER.inside(), EgressPolicy.NONE));
    assertThat(addressOf("xp-ws04", "Jun 15 10:00:01")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.1.1.9", "a b", "b\u00fcro", "-x", ".", "1234"})
  void notEverythingIsAHostsName(String name) {
    assertThat(LearntHosts.isHostName(name)).isFalse();
  }

  private @Nullable String userAt(String address, String time) {
    Event event =
        take(
            null,
            time,
            "<166>%s fw-edge : %%ASA-6-302013: Built outbound TCP connection 7 for"
                + " outside:192.0.2.9/80 (192.0.2.9/80) to inside:"
                + address
                + "/4000 (198.51.100.1/4000)");
    return event.text(Field.SOURCE_USER_NAME);
  }

  @Test
  void aVpnsUserHasTheAssignedAddressUntilTheSessionEnds() {
    String asa = "<166>%s fw-edge : %%ASA-4-";
    take(
        null,
        "Jun 15 10:00:00",
        asa
            + "722051: Group <staff> User <alice> IP <192.0.2.44> IPv4 Address <10.1.200.7> IPv6"
            + " address <::> assigned to session");
    take(
        null,
        "Jun 15 10:30:00",
        asa
            + "722023: Group <staff> User <alice> IP <192.0.2.44> UDP SVC connection terminated"
            + " without compression");
    assertThat(userAt("10.1.200.7", "Jun 15 11:00:00")).isEqualTo("alice");
    assertThat(userAt("10.1.200.8", "Jun 15 11:00:00")).isNull();
    take(
        null,
        "Jun 15 12:00:00",
        asa
            + "113019: Group = staff, Username = alice, IP = 192.0.2.44, Session disconnected."
            + " Session Type: SSL, Duration: 2h:00m:00s, Bytes xmt: 4000, Bytes rcv: 300, Reason:"
            + " User Requested");
    assertThat(userAt("10.1.200.7", "Jun 15 11:59:59")).isEqualTo("alice");
    assertThat(userAt("10.1.200.7", "Jun 15 12:00:00")).isNull();
  }

  @Test
  void aMappedUserHasTheAddressUntilItIsUnmapped() {
    String asa = "<166>%s fw-edge : %%ASA-5-";
    take(
        null,
        "Jun 15 10:00:00",
        asa
            + "746012: user-identity: Add IP-User mapping 10.1.9.9 - LAB\\alice Succeeded - VPN user");
    assertThat(userAt("10.1.9.9", "Jun 15 11:00:00")).isEqualTo("alice");
    take(
        null,
        "Jun 15 12:00:00",
        asa
            + "746013: user-identity: Delete IP-User mapping 10.1.9.9 - LAB\\alice Succeeded - VPN"
            + " user logout");
    assertThat(userAt("10.1.9.9", "Jun 15 12:30:00")).isNull();
  }

  @Test
  void theLongestUnheardIsForgottenAtTheBoundAndCounted() {
    learnt = new LearntHosts(3);
    interpreter = interpreter(learnt);
    lease(1, "10:00:00");
    lease(2, "10:00:01");
    lease(3, "10:00:02");
    assertThat(learnt.forgotten()).isZero();
    lease(1, "10:00:03");
    lease(4, "10:00:04");
    assertThat(learnt.forgotten()).isEqualTo(1);
    assertThat(addressOf("ws-1", "Jun 15 10:01:00")).isEqualTo("10.1.1.1");
    assertThat(addressOf("ws-2", "Jun 15 10:01:00")).isNull();
    assertThat(addressOf("ws-3", "Jun 15 10:01:00")).isEqualTo("10.1.1.3");
  }

  private void lease(int host, String time) {
    dhcpd(
        "Jun 15 " + time,
        "DHCPACK on 10.1.1.%d to 00:00:5e:00:53:%02d (ws-%d) via em1".formatted(host, host, host));
  }

  @Test
  void phonesThatAreAllCalledAlikeAreBounded() {
    for (int i = 1; i <= 2 * Bindings.MAX_OF_ONE; i++) {
      dhcpd(
          "Jun 15 10:00:00",
          "DHCPACK on 10.1.1.%d to 00:00:5e:00:53:%02d (phone) via em1".formatted(i, i));
    }
    assertThat(learnt.forgotten()).isEqualTo(Bindings.MAX_OF_ONE);
  }

  private byte[] saved() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    learnt.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static LearntHosts load(byte[] bytes) throws IOException {
    return LearntHosts.load(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private void learnAllKinds() {
    for (int i = 1; i <= 20; i++) {
      lease(i, "10:00:%02d".formatted(i));
      lease(i % 7 + 1, "11:00:%02d".formatted(i));
    }
    dhcpd("Jun 15 10:30:00", "DHCPACK on 10.1.1.4 to 00:00:5e:00:53:99 (ws-99) via em1");
    dhcpd("Jun 15 10:30:00", "DHCPACK on 10.1.2.4 to 00:00:5e:00:53:04 (ws-4) via em1");
    take(null, "Jun 15 08:00:00", logon("4624", "ann", "WS-70", "10.1.1.70"));
    take(
        "10.1.1.80",
        "Jun 15 10:00:00",
        "<132>%s XP-80 Tcpip: 4226: TCP/IP has reached the security limit");
    take(
        null,
        "Jun 15 10:00:00",
        "<166>%s fw-edge : %%ASA-5-746012: user-identity: Add IP-User mapping 10.1.9.9 - LAB\\alice"
            + " Succeeded - VPN user");
  }

  @Test
  void whatIsSavedIsTheSameWhenLoaded() throws IOException {
    learnAllKinds();
    byte[] before = saved();
    learnt = load(before);
    assertThat(saved()).isEqualTo(before);
    interpreter = interpreter(learnt);
    assertThat(addressOf("ws-20", "Jun 15 11:30:00")).isEqualTo("10.1.1.20");
    assertThat(addressOf("ws-4", "Jun 15 10:45:00")).isEqualTo("10.1.2.4");
    assertThat(addressOf("ws-99", "Jun 15 10:45:00")).isEqualTo("10.1.1.4");
    assertThat(addressOf("xp-80", "Jun 15 11:30:00")).isEqualTo("10.1.1.80");
    assertThat(userAt("10.1.9.9", "Jun 15 11:00:00")).isEqualTo("alice");
    take("10.1.1.80", "Jun 15 11:00:00", "<30>%s gw dhcpd[1]: Picking pool address 10.1.1.9");
    assertThat(addressOf("xp-80", "Jun 15 11:30:00")).as("a relay after all").isNull();
  }

  @Test
  void whatIsDamagedIsRefused() throws IOException {
    learnAllKinds();
    byte[] whole = saved();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> load(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
    }
    byte[] newer = whole.clone();
    newer[0]++;
    assertThatThrownBy(() -> load(newer)).isInstanceOf(IOException.class);
  }

  /** No byte that is wrong makes it throw anything else, or learn two names of one address. */
  @Test
  void noDamageDoesMore() throws IOException {
    learnAllKinds();
    byte[] whole = saved();
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0x80;
      try {
        Objects.requireNonNull(load(damaged));
      } catch (IOException expected) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
