package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.tharsis.model.AddressSet;
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
        exclusions: {enabled: false, longest: 90d}
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
        "exclusions: {longest: 12h} | 1: exclusions.longest: 12h is out of range; write 1d to 36500d",
        "exclusions: {enabled: yes} | 1: exclusions.enabled: 'yes' is not true or false; write one"
            + " of the two",
        "windows: {maxKeys: 0} | 1: windows.maxKeys: 0 is out of range; write 1000 to 50000000",
        "journal: {size: 1MB} | 1: journal.size: 1MB is out of range; write 16MB to 1024GB",
        "files: [{maxLineBytes: 4kB}] | 1: files.path: is missing; write a file, as"
            + " /var/log/remote/*.log",
        "files: [{path: /}] | 1: files.path: names no file; write one, as /var/log/remote/*.log",
        "store: {age: 1h} | 1: store.age: 1h is out of range; write 1d to 36500d",
        "store: {quiet: 3} | 1: store.quiet: '3' is not a time of day; write hours and minutes in"
            + " quotes: \"03:00\"",
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
  void theDataDirectoryCanBeAnother() {
    Settings elsewhere = Settings.DEFAULT.withData(Path.of("other"));
    assertThat(elsewhere.data()).isEqualTo(Path.of("other"));
    assertThat(elsewhere.withData(Path.of("data"))).isEqualTo(Settings.DEFAULT);
  }

  private static IpAddress address(String text) {
    return Notation.address(text);
  }
}
