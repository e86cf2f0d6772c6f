package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding;

/** The shipped rules at their thresholds; their scenarios of log lines are tried by the engine. */
class ShippedRulesTest {
  private static final RuleBook BOOK = RuleBook.compile(Shipped.rules());

  private static List<Finding> findings(String rule, Scenario scenario) {
    return scenario.against(BOOK).stream().filter(each -> each.rule().id().equals(rule)).toList();
  }

  private static Scenario scan(int ports, double seconds) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < ports; i++) {
      scenario.at(
          i * seconds,
          "denied",
          "source.ip=203.0.113.9",
          "destination.ip=10.0.0.1",
          "destination.port=" + (20 + i));
    }
    return scenario;
  }

  @Test
  void portScanCrossesAtTheFifteenthPort() {
    List<Finding> findings = findings("port-scan", scan(16, 1));
    assertThat(findings).hasSize(2);
    Finding first = findings.getFirst();
    assertThat(first.key()).isEqualTo("203.0.113.9");
    assertThat(first.event().id()).isEqualTo(new EventId("test", 14));
    assertThat(first.evidence()).hasSize(14).contains(new EventId("test", 0));
    assertThat(first.since()).isZero();
    assertThat(first.reasons().getFirst().value()).isEqualTo(15);
    assertThat(findings.getLast().evidence()).isEmpty();
  }

  @Test
  void portScanNeedsFifteenPortsWithinHalfAnHour() {
    assertThat(findings("port-scan", scan(14, 1))).isEmpty();
    assertThat(findings("port-scan", scan(15, 128.5))).hasSize(1);
    assertThat(findings("port-scan", scan(30, 128.6))).isEmpty();
  }

  @Test
  void answersThatComeLateAreNoPortScan() {
    Scenario late = new Scenario();
    for (int i = 0; i < 40; i++) {
      late.at(
          i,
          "denied",
          "source.ip=198.51.100.10",
          "source.port=443",
          "destination.ip=10.0.0.1",
          "destination.port=" + (50_000 + i),
          i % 2 == 0 ? "network.tcp.flags=FIN ACK" : "network.transport=udp");
    }
    assertThat(findings("port-scan", late)).isEmpty();
  }

  @Test
  void aScanWithoutSynIsAPortScanWhereServicesAre() {
    Scenario scan = new Scenario();
    for (int i = 0; i < 15; i++) {
      scan.at(
          i,
          "denied",
          "source.ip=203.0.113.9",
          "destination.ip=10.0.0.1",
          "destination.port=" + (20 + i),
          "network.tcp.flags=FIN");
    }
    assertThat(findings("port-scan", scan)).hasSize(1);
  }

  private static Scenario sweep(int hosts) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < hosts; i++) {
      scenario.at(
          i, "denied", "source.ip=10.9.9.9", "destination.ip=10.0.1." + i, "destination.port=445");
    }
    return scenario;
  }

  @Test
  void hostSweep() {
    assertThat(findings("host-sweep", sweep(20))).hasSize(1);
    assertThat(findings("host-sweep", sweep(19))).isEmpty();
  }

  private static Scenario denies(int count) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < count; i++) {
      scenario.at(
          i * 0.5,
          "denied",
          "source.ip=10.9.9.9",
          "destination.ip=10.0.1.1",
          "destination.port=445");
    }
    return scenario;
  }

  @Test
  void denyFlood() {
    assertThat(findings("deny-flood", denies(100))).hasSize(1);
    assertThat(findings("deny-flood", denies(99))).isEmpty();
  }

  @Test
  void tcpConnectLimit() {
    Scenario limit = new Scenario().at(0, "event.code=4226", "host.name=xp-01");
    assertThat(findings("tcp-connect-limit", limit))
        .extracting(Finding::key)
        .containsExactly("xp-01");
    Scenario other = new Scenario().at(0, "event.code=4227", "host.name=xp-01");
    assertThat(findings("tcp-connect-limit", other)).isEmpty();
  }

  /** Three hosts open connections; so many of them log 4226, some before and some after. */
  private static Scenario coincidence(int withLimit) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < 30; i++) {
      int host = i % 3;
      scenario.at(
          100 + i * 0.1,
          "allowed",
          "source.internal=true",
          "source.ip=10.1.1." + host,
          "destination.ip=198.51.100.7",
          "destination.port=80");
      if (i > 26 && host < withLimit) {
        scenario.at(
            host == 1 ? 95 : 104,
            "event.code=4226",
            "host.name=xp-" + host,
            "host.ip=10.1.1." + host);
      }
    }
    return scenario;
  }

  @Test
  void coincidentHostsNamesEveryEventBehindIt() {
    List<Finding> findings = findings("coincident-hosts", coincidence(3).shuffled(7));
    assertThat(findings).isNotEmpty().allMatch(each -> each.key().equals("198.51.100.7"));
    assertThat(
            findings.stream()
                .flatMap(
                    each -> Stream.concat(each.evidence().stream(), Stream.of(each.event().id())))
                .distinct())
        .hasSize(33);
    assertThat(findings.stream().mapToLong(Finding::since).min()).hasValue(95_000);
  }

  @Test
  void coincidentHostsNeedsThreeHostsAtTheirLimit() {
    assertThat(findings("coincident-hosts", coincidence(2))).isEmpty();
  }

  private static Scenario bustle(int count) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < count; i++) {
      scenario.at(
          i * 0.05,
          "allowed",
          "source.ip=10.1." + (i % 50) + ".1",
          "destination.ip=198.51.100.7",
          "destination.port=6667");
    }
    return scenario;
  }

  @Test
  void suddenIncrease() {
    assertThat(findings("sudden-increase", bustle(1000)))
        .extracting(Finding::key)
        .containsExactly("6667");
    assertThat(findings("sudden-increase", bustle(999))).isEmpty();
  }

  /** Calls of one host, a minute and up to so many milliseconds apart. */
  private static Scenario calls(int count, int jitter) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < count; i++) {
      scenario.at(
          i * 60 + (i % 3) * jitter / 1000.0,
          "allowed",
          "source.internal=true",
          "source.ip=10.1.1.7",
          "destination.ip=198.51.100.7",
          "destination.port=443");
    }
    return scenario;
  }

  @Test
  void beaconing() {
    assertThat(findings("beaconing", calls(21, 1000))).hasSize(1);
    assertThat(findings("beaconing", calls(20, 1000))).isEmpty();
    assertThat(findings("beaconing", calls(60, 9000))).isEmpty();
  }

  private static Scenario transfer(long bytes, int minutes) {
    Scenario scenario = new Scenario();
    for (int i = 0; i < 10; i++) {
      scenario.at(
          i * minutes * 60.0,
          "event.category=network",
          "source.internal=true",
          "source.ip=10.1.1.7",
          "destination.ip=198.51.100.7",
          "network.bytes=" + bytes);
    }
    return scenario;
  }

  @Test
  void largeTransfer() {
    assertThat(findings("large-transfer", transfer(1L << 30, 5))).hasSize(1);
    assertThat(findings("large-transfer", transfer((1L << 30) - 1, 5))).isEmpty();
    assertThat(findings("large-transfer", transfer(1L << 30, 7))).isEmpty();
  }

  @Test
  void deviceSilent() {
    Scenario scenario = new Scenario();
    for (int i = 0; i < 11; i++) {
      scenario
          .at(i, "event.category=network", "observer.name=fw-a")
          .at(i + 0.1, "event.category=authentication", "observer.name=a-host-that-sleeps")
          .at(i + 0.2, "event.category=network", "observer.name=pc", "observer.vendor=Microsoft")
          .at(i + 0.3, "event.category=network", "observer.name=fw-b");
      if (i > 0) {
        scenario.at(i + 0.4, "event.category=network", "observer.name=speaks-seldom");
      }
    }
    for (int i = 0; i < 10; i++) {
      scenario.at(100 + i * 600, "event.category=network", "observer.name=fw-b");
    }
    assertThat(findings("device-silent", scenario))
        .extracting(Finding::key)
        .containsExactly("fw-a");
  }
}
