package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.model.Cidr;

class SendersTest {
  @TempDir Path folder;

  private SiteFolder site(String yaml) {
    return new SiteFolder(folder).with("tharsis.yaml", yaml);
  }

  @Test
  void byAddressBlockNameOrBoth() {
    String yaml =
        """
        senders:
          - address: 10.1.0.0/16
            timeZone: Europe/Vienna
          - address: [10.1.2.3, "2001:db8::/32"]
            host: [asa-tokyo, asa-osaka]
            timeZone: Asia/Tokyo
          - {host: asa-pole, timeZone: "+12:00"}
          - {address: 10.1.2.4, name: fw-vienna, rate: 5000}
        """;
    assertThat(site(yaml).site().settings().senders())
        .containsExactly(
            new SenderSettings(
                List.of(Cidr.parse("10.1.0.0/16")), List.of(), ZoneId.of("Europe/Vienna")),
            new SenderSettings(
                List.of(Cidr.parse("10.1.2.3"), Cidr.parse("2001:db8::/32")),
                List.of("asa-tokyo", "asa-osaka"),
                ZoneId.of("Asia/Tokyo")),
            new SenderSettings(List.of(), List.of("asa-pole"), ZoneOffset.ofHours(12)),
            new SenderSettings(
                List.of(Cidr.parse("10.1.2.4")), List.of(), null, "fw-vienna", 5_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{address: 10.1.0.0/16, timeZone: Europe/Viena} | senders.timeZone: 'Europe/Viena' is no"
            + " time zone; did you mean 'Europe/Vienna'?",
        "{address: 10.1.0.0/16} | senders.timeZone: is missing; write timeZone, name or rate",
        "{address: 10.1.0.0/16, rate: 0} | senders.rate: 0 is out of range; write 1 to 10000000",
        "{host: a, rate: 5} | senders.address: is missing; name and rate hold for addresses, not for"
            + " hosts",
        "{address: 10.1.2.3, name: the vpn} | senders.name: 'the vpn' is no name; write up to 63"
            + " letters, digits and -._, as fw-vienna",
        "{address: 10.1.2.3, name: 10.1.2.4} | senders.name: '10.1.2.4' is no name; write up to 63"
            + " letters, digits and -._, as fw-vienna",
        "{address: 10.1.2.3, name: Others} | senders.name: 'Others' is no name; write up to 63"
            + " letters, digits and -._, as fw-vienna",
        "{address: 10.1.2.3, name: FW-edge} | senders.name: FW-edge is listed twice; cut one",
        "{timeZone: UTC} | senders.address: is missing; write address or host, or both",
        "{address: 10.1.0.0/8, timeZone: UTC} | senders.address: '10.1.0.0/8' has host bits set;"
            + " the network is 10.0.0.0/8",
        "{host: 10.1.2.3, timeZone: UTC} | senders.host: '10.1.2.3' is no name; write it as"
            + " address",
        "{host: '', timeZone: UTC} | senders.host: is empty; write a name, as asa-edge",
        "{adress: 10.1.2.3, host: a, timeZone: UTC} | unknown key 'senders.adress'; did you mean"
            + " 'address'?",
        "{host: a, zone: UTC, timeZone: UTC} | unknown key 'senders.zone'; known here: address,"
            + " host, name, rate, timeZone",
        "{address: 192.0.2.1/32, timeZone: UTC} | senders.address: 192.0.2.1/32 is listed twice;"
            + " cut one",
        "{host: ASA-edge, timeZone: UTC} | senders.host: ASA-edge is listed twice; cut one",
      })
  void aMistakeSaysWhatWouldBeRight(String entry, String problem) {
    String yaml =
        "senders:\n- {address: 192.0.2.1, host: asa-EDGE, timeZone: UTC, name: fw-EDGE}\n- "
            + entry;
    assertThat(site(yaml).problems()).containsExactly("tharsis.yaml:3: " + problem);
  }

  @Test
  void anEntryWithAMistakeLeavesTheOthersUsable() {
    String yaml =
        """
        senders:
          - {address: 192.0.2.1, timeZone: Mars/Tharsis}
          - {address: 192.0.2.2, timeZone: UTC}
        """;
    assertThat(site(yaml).usable().settings().senders())
        .singleElement()
        .satisfies(sender -> assertThat(sender.addresses()).hasToString("[192.0.2.2/32]"));
  }
}
