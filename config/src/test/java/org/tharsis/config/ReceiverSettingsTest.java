package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.config.ReceiverSettings.Http;
import org.tharsis.config.ReceiverSettings.Relp;
import org.tharsis.config.ReceiverSettings.Tcp;
import org.tharsis.config.ReceiverSettings.Udp;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

class ReceiverSettingsTest {
  @TempDir Path folder;

  private Settings settings(String yaml) {
    return new SiteFolder(folder).with("tharsis.yaml", yaml).site().settings();
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
            new Udp(address("127.0.0.1"), 0, 1 << 20, 16 << 20),
            new Tcp(address("127.0.0.1"), 0, 1 << 20, 1000));
  }

  @Test
  void listedReceiversReplaceThePair() {
    String yaml =
        """
        receivers:
          - {protocol: udp, port: 514, receiveBufferBytes: 16MB}
          - {protocol: udp, port: 515, sockets: 4}
          - protocol: tcp
            address: "::1"
            port: 6514
            maxConnections: 10
            maxLineBytes: 480
        """;
    assertThat(settings(yaml).receivers())
        .containsExactly(
            new Udp(address("0.0.0.0"), 514, 65_536, 16 << 20),
            new Udp(address("0.0.0.0"), 515, 65_536, 16 << 20, 4, List.of()),
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
            new Udp(address("0.0.0.0"), 5514, 65_536, 16 << 20, 1, inside),
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "receivers: [] | 1: receivers: is empty; name at least one receiver",
        "receivers: udp | 1: receivers: expected a list; begin each entry with '- '",
        "receivers: [{port: 514}] | 1: receivers.protocol: is missing; write udp, tcp, tls,"
            + " relp or http",
        "receivers: [{protocol: ftp}] | 1: receivers.protocol: 'ftp' is no protocol; write udp,"
            + " tcp, tls, relp or http",
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
            + " protocol, receiveBufferBytes, sockets",
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
            + " token; write 16 or more letters, digits and -._~+/=, as openssl rand -base64 24"
            + " makes them",
        "receivers: [{protocol: relp}, {protocol: relp}] | 1: receivers.port: relp:2514 is listed"
            + " twice; cut one",
        "receivers: [{protocol: udp}, {protocol: udp}] | 1: receivers.port: udp:5514 is listed"
            + " twice; cut one",
        "receivers: [{protocol: udp, sockets: 0}] | 1: receivers.sockets: 0 is out of range; write"
            + " 1 to 64",
      })
  void aMistakeSaysWhatWouldBeRight(String yaml, String problem) {
    assertThat(new SiteFolder(folder).with("tharsis.yaml", yaml).problems())
        .containsExactly("tharsis.yaml:" + problem);
  }

  @Test
  void settingsCannotBeInvalid() {
    assertThatThrownBy(() -> new Udp(address("::"), 65_536, 65_536, 16 << 20))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Udp(address("::"), 514, 65_536, 16 << 20, 65, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Tcp(address("::"), 514, 65_536, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static IpAddress address(String text) {
    return Notation.address(text);
  }
}
