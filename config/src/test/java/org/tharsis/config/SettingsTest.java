package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.config.ReceiverSettings.Http;
import org.tharsis.config.ReceiverSettings.Relp;
import org.tharsis.config.ReceiverSettings.Tcp;
import org.tharsis.config.ReceiverSettings.Udp;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

class SettingsTest {
  @TempDir Path folder;

  private Settings settings(String yaml) {
    return new SiteFolder(folder).with("tharsis.yaml", yaml).site().settings();
  }

  private List<String> problems(String yaml) {
    return new SiteFolder(folder).with("tharsis.yaml", yaml).problems();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# all defaults\n", "---\n", "syslog:\nnetworks:\n"})
  void whatIsNotWrittenStandsAtItsDefault(String yaml) {
    assertThat(settings(yaml)).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void syslogIsReceivedOnUdpAndTcp() {
    assertThat(settings("").receivers())
        .extracting(ReceiverSettings::name)
        .containsExactly("udp:5514", "tcp:5514");
  }

  @Test
  void anotherPortIsOneSettingAway() {
    assertThat(settings("syslog: {port: 514}").receivers())
        .extracting(ReceiverSettings::name)
        .containsExactly("udp:514", "tcp:514");
  }

  @Test
  void aSyslogSectionSetsBothReceivers() {
    assertThat(
            settings("syslog:\n  address: 127.0.0.1\n  port: 0\n  maxLineBytes: 1MB").receivers())
        .containsExactly(
            new Udp(address("127.0.0.1"), 0, 1 << 20, 8 << 20),
            new Tcp(address("127.0.0.1"), 0, 1 << 20, 1000));
  }

  @Test
  void listedReceiversReplaceThePair() {
    String yaml =
        """
        receivers:
          - {protocol: udp, port: 514, receiveBufferBytes: 16MB}
          - protocol: tcp
            address: "::1"
            port: 6514
            maxConnections: 10
            maxLineBytes: 480
        """;
    assertThat(settings(yaml).receivers())
        .containsExactly(
            new Udp(address("0.0.0.0"), 514, 65_536, 16 << 20),
            new Tcp(address("::1"), 6514, 480, 10));
  }

  @Test
  void receiversThatAcknowledge() {
    String yaml =
        """
        receivers:
          - protocol: relp
          - {protocol: relp, address: 127.0.0.1, port: 20514, maxLineBytes: 1MB, maxConnections: 5}
          - protocol: http
          - {protocol: http, port: 80, maxBodyBytes: 1MB, token: c2VjcmV0LXNlY3JldA==}
        """;
    String token = "c2VjcmV0LXNlY3JldA==";
    assertThat(settings(yaml).receivers())
        .containsExactly(
            new Relp(address("0.0.0.0"), 2514, 65_536, 1000),
            new Relp(address("127.0.0.1"), 20514, 1 << 20, 5),
            new Http(address("0.0.0.0"), 8514, 65_536, 1000, 16 << 20, ""),
            new Http(address("0.0.0.0"), 80, 65_536, 1000, 1 << 20, token));
    assertThat(settings(yaml).receivers().toString())
        .contains("with a token")
        .doesNotContain(token);
  }

  @Test
  void whomAReceiverListensTo() {
    String yaml =
        """
        receivers:
          - {protocol: udp, allow: 10.0.0.0/8}
          - {protocol: tcp, allow: [10.0.0.0/8], proxyProtocol: true, proxies: [192.0.2.1]}
          - {protocol: tcp, port: 1, proxyProtocol: false}
        """;
    List<Cidr> inside = List.of(Cidr.parse("10.0.0.0/8"));
    Access access = new Access(inside, List.of(Cidr.parse("192.0.2.1")));
    assertThat(settings(yaml).receivers())
        .containsExactly(
            new Udp(address("0.0.0.0"), 5514, 65_536, 8 << 20, inside),
            new Tcp(address("0.0.0.0"), 5514, 65_536, 1_000, access),
            new Tcp(address("0.0.0.0"), 1, 65_536, 1_000));
  }

  @Test
  void aMistakeInWhoIsAllowedLetsInNobodyElse() {
    String yaml = "receivers: [{protocol: udp, allow: 10.0.0.1/8}]";
    assertThat(new SiteFolder(folder).with("tharsis.yaml", yaml).usable().settings().receivers())
        .singleElement()
        .satisfies(receiver -> assertThat(((Udp) receiver).allow()).hasToString("[0.0.0.0/32]"));
  }

  @Test
  void everyOtherSetting() {
    String yaml =
        """
        data: /var/lib/tharsis
        networks:
          inside: [192.0.2.0/24, "2001:db8::/32"]
        timeZone: Europe/Vienna
        senders:
          - {address: 192.0.2.1, timeZone: Asia/Tokyo}
        lateness: 500ms
        exclusions: {enabled: false}
        rules:
          disabled: [port-scan, host-sweep]
        windows: {maxKeys: 5000}
        journal: {size: 64MB}
        files: [{path: /var/log/remote/*.log, maxLineBytes: 4kB}]
        store: {age: 90d, size: 500GB, quiet: "04:30"}
        status: {enabled: false, address: "::1", port: 9100}
        """;
    Settings settings = settings(yaml);
    assertThat(settings.data()).isEqualTo(Path.of("/var/lib/tharsis"));
    assertThat(settings.insideNetworks().contains(address("192.0.2.77"))).isTrue();
    assertThat(settings.insideNetworks().contains(address("2001:db8::1"))).isTrue();
    assertThat(settings.insideNetworks().contains(address("10.0.0.1"))).isFalse();
    assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Europe/Vienna"));
    assertThat(settings.senders()).hasSize(1);
    assertThat(settings.lateness()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.exclusionsEnabled()).isFalse();
    assertThat(settings.disabledRules()).isEqualTo(Set.of("port-scan", "host-sweep"));
    assertThat(settings.windowKeys()).isEqualTo(5000);
    assertThat(settings.journalBytes()).isEqualTo(64 << 20);
    assertThat(settings.files())
        .containsExactly(new FileSettings(Path.of("/var/log/remote/*.log"), 4096));
    assertThat(settings.store())
        .isEqualTo(new StoreSettings(Duration.ofDays(90), 500L << 30, LocalTime.of(4, 30)));
    assertThat(settings.status()).isEqualTo(new StatusSettings(false, address("::1"), 9100));
  }

  @Test
  void privateNetworksAreInsideAndTheProvidersAreNot() {
    AddressSet inside = Settings.DEFAULT.insideNetworks();
    assertThat(List.of("10.1.2.3", "172.31.0.1", "192.168.1.1", "127.0.0.1", "::1", "fd00::1"))
        .allMatch(text -> inside.contains(address(text)));
    assertThat(List.of("169.254.1.1", "fe80::1")).allMatch(text -> inside.contains(address(text)));
    assertThat(List.of("100.64.0.1", "172.32.0.1", "198.51.100.1", "2001:db8::1"))
        .noneMatch(text -> inside.contains(address(text)));
  }

  @Test
  void oneRuleMayStandWithoutBrackets() {
    assertThat(settings("rules: {disabled: port-scan}").disabledRules()).containsOnly("port-scan");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "syslog: {port: 70000} | 1: syslog.port: 70000 is out of range; write 0 to 65535",
        "syslog: {port: 99999999999999999999} | 1: syslog.port: 99999999999999999999 is out of"
            + " range; write 0 to 65535",
        "syslog: {port: -1} | 1: syslog.port: '-1' is not a whole number; write digits, as 5514",
        "syslog: {port: [1, 2]} | 1: syslog.port: expected one value here",
        "syslog: 514 | 1: syslog: expected 'key: value' lines, a space behind each colon",
        "syslog: {prot: 514} | 1: unknown key 'syslog.prot'; did you mean 'port'?",
        "syslog: {address: localhost} | 1: syslog.address: 'localhost' is not an IP address; write"
            + " 0.0.0.0 (all of IPv4), :: (all) or one, as 127.0.0.1",
        "syslog: {maxLineBytes: 64k} | 1: syslog.maxLineBytes: '64k' is not a size; write bytes or"
            + " a number and a unit: 65536, 64kB, 1MB",
        "syslog: {maxLineBytes: 100} | 1: syslog.maxLineBytes: 100 is out of range; write 480 bytes"
            + " to 1MB",
        "data: '' | 1: data: is empty; write a directory, as data",
        "lateness: 2 | 1: lateness: '2' is not a duration; write a number and a unit: 500ms, 60s,"
            + " 5m, 1h, 1d",
        "lateness: 1h | 1: lateness: 1h is out of range; write 0s to 10m",
        "timeZone: Europe/Viena | 1: timeZone: 'Europe/Viena' is no time zone; did you mean"
            + " 'Europe/Vienna'?",
        "networks: {inside: 10.0.0.0/33} | 1: networks.inside: '/33' is no prefix length; write 0"
            + " to 32",
        "networks: {inside: [10.0.0.1/8]} | 1: networks.inside: '10.0.0.1/8' has host bits set; the"
            + " network is 10.0.0.0/8",
        "networks: {inside: [[10.0.0.0/8]]} | 1: networks.inside: expected one value or a list of"
            + " values",
        "exclusions: {enabled: yes} | 1: exclusions.enabled: 'yes' is not true or false; write one"
            + " of the two",
        "windows: {maxKeys: 0} | 1: windows.maxKeys: 0 is out of range; write 1000 to 50000000",
        "journal: {size: 1MB} | 1: journal.size: 1MB is out of range; write 16MB to 1024GB",
        "files: [{maxLineBytes: 4kB}] | 1: files.path: is missing; write a file, as"
            + " /var/log/remote/*.log",
        "files: [{path: /}] | 1: files.path: names no file; write one, as /var/log/remote/*.log",
        "store: {age: 1h} | 1: store.age: 1h is out of range; write 1d to 36500d",
        "store: {quiet: 3} | 1: store.quiet: '3' is not a time of day; write hours and minutes in quotes: \"03:00\"",
        "receivers: [] | 1: receivers: is empty; name at least one receiver",
        "receivers: udp | 1: receivers: expected a list; begin each entry with '- '",
        "receivers: [{port: 514}] | 1: receivers.protocol: is missing; write udp, tcp, tls,"
            + " relp or http",
        "receivers: [{protocol: ftp}] | 1: receivers.protocol: 'ftp' is no protocol; write udp, tcp,"
            + " tls, relp or http",
        "receivers: [{protocol: tcp, allow: 10.0.0.0/33}] | 1: receivers.allow: '/33' is no prefix"
            + " length; write 0 to 32",
        "receivers: [{protocol: udp, allow: []}] | 1: receivers.allow: is empty; name who may send,"
            + " or cut it to allow everybody",
        "receivers: [{protocol: tcp, proxyProtocol: true}] | 1: receivers.proxies: is missing; name"
            + " the relays whose PROXY header is believed",
        "receivers: [{protocol: tcp, proxies: 192.0.2.1}] | 1: receivers.proxies: means nothing"
            + " without proxyProtocol: true",
        "receivers: [{protocol: udp, maxConnections: 5}] | 1: unknown key"
            + " 'receivers.maxConnections'; known here: address, allow, maxLineBytes, port,"
            + " protocol, receiveBufferBytes",
        "receivers: [{protocol: relp, receiveBufferBytes: 8MB}] | 1: unknown key"
            + " 'receivers.receiveBufferBytes'; known here: address, allow, maxConnections,"
            + " maxLineBytes, port, protocol, proxies, proxyProtocol",
        "receivers: [{protocol: relp, maxConnections: 0}] | 1: receivers.maxConnections: 0 is out"
            + " of range; write 1 to 100000",
        "receivers: [{protocol: http, maxBodyBytes: 2GB}] | 1: receivers.maxBodyBytes: 2GB is out"
            + " of range; write 1kB to 1GB",
        "receivers: [{protocol: http, token: hush}] | 1: receivers.token: is no token; write 16 or"
            + " more letters, digits and -._~+/=, as openssl rand -base64 24 makes them",
        "receivers: [{protocol: http, token: 'a token with blanks'}] | 1: receivers.token: is no"
            + " token; write 16 or more letters, digits and -._~+/=, as openssl rand -base64 24 makes"
            + " them",
        "receivers: [{protocol: relp}, {protocol: relp}] | 1: receivers.port: relp:2514 is listed"
            + " twice; cut one",
        "receivers: [{protocol: udp}, {protocol: udp}] | 1: receivers.port: udp:5514 is listed"
            + " twice; cut one",
        "recievers: [] | 1: unknown key 'recievers'; did you mean 'receivers'?",
        "[1, 2] | 1: expected 'key: value' lines, a space behind each colon",
        "just text | 1: expected 'key: value' lines, a space behind each colon",
      })
  void aMistakeSaysWhatWouldBeRight(String yaml, String problem) {
    assertThat(problems(yaml)).containsExactly("tharsis.yaml:" + problem);
  }

  @Test
  void allMistakesComeAtOnceInOrder() {
    String yaml =
        """
        colour: red
        syslog:
          port: many

        lateness: soon
        receivers:
          - protocol: udp
            port: 514
        """;
    assertThat(problems(yaml))
        .hasSize(4)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("tharsis.yaml:1: unknown key 'colour'"),
            second -> assertThat(second).startsWith("tharsis.yaml:3: syslog.port: 'many'"),
            third -> assertThat(third).startsWith("tharsis.yaml:5: lateness: 'soon'"),
            fourth -> assertThat(fourth).startsWith("tharsis.yaml:6: receivers: replaces syslog"));
  }

  @Test
  void aWrongSettingStandsAtItsDefaultAndTheOthersHold() {
    Settings settings =
        new SiteFolder(folder)
            .with("tharsis.yaml", "lateness: soon\nwindows: {maxKeys: 5000}\n")
            .usable()
            .settings();
    assertThat(settings.lateness()).isEqualTo(Settings.DEFAULT.lateness());
    assertThat(settings.windowKeys()).isEqualTo(5000);
  }

  @Test
  void settingsCannotBeInvalid() {
    assertThatThrownBy(() -> new Udp(address("::"), 65_536, 65_536, 8 << 20))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Tcp(address("::"), 514, 65_536, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theDataDirectoryCanBeAnother() {
    Settings elsewhere = Settings.DEFAULT.withData(Path.of("other"));
    assertThat(elsewhere.data()).isEqualTo(Path.of("other"));
    assertThat(elsewhere.withData(Path.of("data"))).isEqualTo(Settings.DEFAULT);
  }

  private static IpAddress address(String text) {
    return Notation.address(text);
  }
}
