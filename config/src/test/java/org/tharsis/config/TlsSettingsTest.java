package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.config.ReceiverSettings.Tls;

class TlsSettingsTest {
  private static final String PAIR = "certificate: tls/chain.pem, key: tls/key.pem";

  @TempDir Path directory;
  private SiteFolder folder;

  @BeforeEach
  void files() {
    folder = new SiteFolder(directory).with("tls/chain.pem", "").with("tls/key.pem", "");
  }

  private SiteFolder receiver(String settings) {
    return folder.with("tharsis.yaml", "receivers:\n- {protocol: tls, " + settings + "}\n");
  }

  private Tls tls(String settings) {
    return (Tls) receiver(settings).site().settings().receivers().getFirst();
  }

  @Test
  void aPairIsEnough() {
    Tls tls = tls(PAIR);
    assertThat(tls.name()).isEqualTo("tls:6514");
    assertThat(tls.maxConnections()).isEqualTo(1_000);
    assertThat(tls.tls())
        .isEqualTo(
            new TlsSettings(
                folder.path("tls/chain.pem"),
                folder.path("tls/key.pem"),
                null,
                Duration.ofSeconds(10)));
  }

  @Test
  void everySetting() {
    folder.with("ca.pem", "");
    Tls tls =
        tls(
            PAIR
                + ", port: 16514, address: '::1', maxConnections: 5, allow: 10.0.0.0/8,"
                + " handshakeTimeout: 500ms, clientCertificates: {authorities: ca.pem,"
                + " names: [fw-edge, FW-dmz], required: false}");
    assertThat(tls.name()).isEqualTo("tls:16514");
    assertThat(tls.access().allow()).hasToString("[10.0.0.0/8]");
    assertThat(tls.tls().handshakeTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(tls.tls().clients())
        .isEqualTo(
            new TlsSettings.Clients(folder.path("ca.pem"), List.of("fw-edge", "FW-dmz"), false));
  }

  @Test
  void clientsMustShowTheirCertificateUnlessItIsSaidThatTheyNeedNot() {
    TlsSettings tls = tls(PAIR + ", clientCertificates: {authorities: tls/chain.pem}").tls();
    assertThat(tls.clients())
        .isEqualTo(new TlsSettings.Clients(folder.path("tls/chain.pem"), List.of(), true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key: tls/key.pem | certificate: is missing; name a PEM file, as tls/chain.pem",
        "certificate: tls/chain.pem | key: is missing; name a PEM file, as tls/key.pem",
        "certificate: tls/chain.pem, key: nowhere.pem | key: 'nowhere.pem' is no file that can be"
            + " read; name a PEM file, as tls/key.pem, relative to this file",
        "certificate: tls, key: tls/key.pem | certificate: 'tls' is no file that can be read; name"
            + " a PEM file, as tls/chain.pem, relative to this file",
        PAIR
            + ", clientCertificates: {names: a} | clientCertificates.authorities: is missing; name"
            + " a PEM file, as tls/clients-ca.pem",
        PAIR
            + ", clientCertificates: {authorities: tls/chain.pem, names: ['']} |"
            + " clientCertificates.names: is empty; write a name, as fw-edge.example.org",
        PAIR
            + ", clientCertificates: {authorities: tls/chain.pem, required: no} |"
            + " clientCertificates.required: 'no' is not true or false; write one of the two",
        PAIR + ", handshakeTimeout: 1h | handshakeTimeout: 1h is out of range; write 100ms to 5m",
      })
  void aMistakeSaysWhatWouldBeRight(String settings, String problem) {
    assertThat(receiver(settings).problems())
        .containsExactly("tharsis.yaml:2: receivers." + problem);
  }

  @Test
  void anUnknownKeyIsSaidWithThoseThereAre() {
    assertThat(receiver(PAIR + ", certificat: x").problems())
        .containsExactly(
            "tharsis.yaml:2: unknown key 'receivers.certificat'; did you mean 'certificate'?");
  }

  @Test
  void aReceiverThatCannotBeSecuredIsNotOpened() {
    String yaml = "receivers: [{protocol: tls, certificate: tls/chain.pem}, {protocol: tcp}]";
    assertThat(folder.with("tharsis.yaml", yaml).usable().settings().receivers())
        .extracting(ReceiverSettings::name)
        .containsExactly("tcp:5514");
  }
}
