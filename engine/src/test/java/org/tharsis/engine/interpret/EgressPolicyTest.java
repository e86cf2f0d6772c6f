package org.tharsis.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.config.EgressRule;
import org.tharsis.config.Hosts;
import org.tharsis.config.Service;
import org.tharsis.config.Settings;
import org.tharsis.engine.Facts;
import org.tharsis.engine.SiteFolder;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;

/** What the policy says of lines; which lines it is asked about. */
class EgressPolicyTest {
  private static final String POLICY =
      """
      egress:
        - services: [tcp/80, tcp/443, icmp]
        - services: [udp/53, tcp/53]
          to: list resolvers
        - services: tcp/1024-2048
          from: [10.1.1.0/24, 10.2.0.7]
          to: 198.51.100.0/24
        - {services: any, from: 10.9.9.9}
      """;

  @TempDir private Path directory;

  private Enricher enricher() throws IOException {
    Settings settings =
        new SiteFolder(directory)
            .with("lists/resolvers.txt", "203.0.113.53\n")
            .settings(POLICY)
            .site()
            .settings();
    return new Enricher(Hosts.NONE, settings.insideNetworks(), EgressPolicy.of(settings.egress()));
  }

  private static EventDraft allowed(String from, String to, String transport, String port) {
    return new EventDraft()
        .put(Field.EVENT_CATEGORY, EventKind.NETWORK)
        .put(Field.EVENT_TYPE, EventKind.ALLOWED)
        .put(Field.SOURCE_IP, address(from))
        .put(Field.DESTINATION_IP, address(to))
        .put(Field.NETWORK_TRANSPORT, transport.equals("-") ? null : transport)
        .put(Field.DESTINATION_PORT, port.equals("-") ? null : Long.valueOf(port));
  }

  private Object verdict(EventDraft draft) throws IOException {
    enricher().enrich(draft);
    Object egress = draft.get(Field.LABELS_EGRESS);
    return egress == null ? "-" : egress;
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.1.1, 192.0.2.1,    tcp,       80,   permitted",
    "10.1.1.1, 192.0.2.1,    tcp,       81,   violation",
    "10.1.1.1, 192.0.2.1,    udp,       443,  violation",
    "10.1.1.1, 192.0.2.1,    icmp,      -,    permitted",
    "fd00::1,  2001:db8::1,  ipv6-icmp, -,    permitted",
    "10.1.1.1, 192.0.2.1,    esp,       -,    violation",
    "10.9.9.9, 192.0.2.1,    esp,       -,    permitted",
    "10.9.9.9, 192.0.2.1,    tcp,       81,   permitted",
    "10.9.9.9, 192.0.2.1,    udp,       0,    permitted",
    "10.1.1.1, 203.0.113.53, udp,       53,   permitted",
    "10.1.1.1, 192.0.2.53,   udp,       53,   violation",
    "10.1.1.1, 198.51.100.1, tcp,       1023, violation",
    "10.1.1.1, 198.51.100.1, tcp,       1024, permitted",
    "10.2.0.7, 198.51.100.1, tcp,       2048, permitted",
    "10.2.0.7, 198.51.100.1, tcp,       2049, violation",
    "10.2.0.8, 198.51.100.1, tcp,       2048, violation",
    "10.1.1.1, 192.0.2.1,    tcp,       2000, violation",
    "10.1.1.1, 192.0.2.1,    tcp,       4294967739, violation",
    "10.1.1.1, 192.0.2.1,    tcp,       4294967295, violation",
    "10.9.9.9, 192.0.2.1,    tcp,       65536, violation",
    "10.1.1.1, 192.0.2.1,    tcp,       -,    -",
    "10.1.1.1, 192.0.2.1,    -,         80,   -",
    "10.1.1.1, 10.2.0.1,     tcp,       23,   -",
    "192.0.2.1, 10.1.1.1,    tcp,       23,   -",
    "192.0.2.1, 192.0.2.2,   tcp,       23,   -",
    "10.1.1.1, 224.0.0.251,  udp,       5353, -",
    "10.1.1.1, 255.255.255.255, udp,    67,   -",
    "fd00::1,  ff02::fb,     udp,       5353, -",
  })
  void aServiceIsHeldAgainstItsAddresses(
      String from, String to, String transport, String port, String verdict) throws IOException {
    assertThat(verdict(allowed(from, to, transport, port))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"denied, network", "end, network", "allowed, intrusion_detection"})
  void onlyWhatWasLetThroughIsJudged(String type, String category) throws IOException {
    EventDraft draft =
        allowed("10.1.1.1", "192.0.2.1", "tcp", "23")
            .put(Field.EVENT_TYPE, type)
            .put(Field.EVENT_CATEGORY, category);
    assertThat(verdict(draft)).isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource({
    "SYN, violation",
    "CWR ECE SYN, violation",
    "S, violation",
    "SEW, violation",
    "ACK SYN, -",
    "SA, -",
    "RST, -",
    "ACK PSH, -",
    "FIN-ACK, -",
  })
  void aSegmentThatOpensNothingIsAnAnswer(String flags, String verdict) throws IOException {
    EventDraft draft =
        allowed("10.1.1.1", "192.0.2.1", "tcp", "50000").put(Field.NETWORK_TCP_FLAGS, flags);
    assertThat(verdict(draft)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"icmp, 8, permitted", "icmp, 0, -", "icmp, 3, -", "ipv6-icmp, 128, permitted"})
  void soIsAnIcmpAnswer(String transport, long type, String verdict) throws IOException {
    EventDraft draft =
        allowed("10.1.1.1", "192.0.2.1", transport, "-").put(Field.NETWORK_ICMP_TYPE, type);
    assertThat(verdict(draft)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "443, 50000, -",
    "443, 443, permitted",
    "500, 500, violation",
    "2000, 50000, violation"
  })
  void aPacketFromAServiceIsAnAnswerWhereNobodyFollowsConversations(
      long from, String to, String verdict) throws IOException {
    EventDraft packet = allowed("10.1.1.1", "192.0.2.1", "tcp", to).put(Field.SOURCE_PORT, from);
    assertThat(verdict(packet)).isEqualTo(verdict);
  }

  @Test
  void aFirewallThatFollowsThemKnowsWhoBegan() throws IOException {
    EventDraft built =
        allowed("10.1.1.1", "192.0.2.1", "tcp", "50000")
            .put(Field.SOURCE_PORT, 443L)
            .put(Field.NETWORK_SESSION_ID, "7");
    assertThat(verdict(built)).isEqualTo("violation");
    EventDraft throughAnInterface =
        allowed("10.1.1.1", "192.0.2.1", "tcp", "6667").put(Field.NETWORK_DIRECTION, "inbound");
    assertThat(verdict(throughAnInterface)).isEqualTo("violation");
  }

  @Test
  void aConversationsEndIsNoConnection() throws IOException {
    Interpreter interpreter = new Interpreter(Settings.DEFAULT, enricher());
    String asa = "<166>Jun 15 2026 12:00:00 fw-edge : %ASA-6-";
    String ends = "for outside:192.0.2.9/50000%s to inside:10.1.1.5/22%s";
    Event built =
        interpret(
            interpreter,
            asa
                + "302013: Built inbound TCP connection 7 "
                + ends.formatted(" (192.0.2.9/50000)", " (203.0.113.5/22)"));
    Event teardown =
        interpret(
            interpreter,
            asa
                + "302014: Teardown TCP connection 7 "
                + ends.formatted("", "")
                + " duration 0:00:01 bytes 10 TCP FINs");
    assertThat(built.text(Field.LABELS_EGRESS)).isNull();
    assertThat(teardown.text(Field.LABELS_EGRESS)).isNull();
  }

  private static Event interpret(Interpreter interpreter, String line) {
    return interpreter.interpret(Facts.line(new EventId("test", 0), line, 0));
  }

  @Test
  void withoutAPolicyNothingIsJudged() {
    Enricher enricher =
        new Enricher(Hosts.NONE, Settings.DEFAULT.insideNetworks(), EgressPolicy.of(List.of()));
    EventDraft draft = allowed("10.1.1.1", "192.0.2.1", "tcp", "23");
    enricher.enrich(draft);
    assertThat(draft.has(Field.LABELS_EGRESS)).isFalse();
  }

  /** The table of stretches says what a plain walk over all entries says. */
  @Test
  void aLookUpIsAWalkOverAllEntries() {
    long seed = 20260615;
    Random random = new Random(seed);
    for (int run = 0; run < 100; run++) {
      List<EgressRule> rules = new ArrayList<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        int first = random.nextInt(20);
        String transport = random.nextInt(4) == 0 ? null : random.nextBoolean() ? "tcp" : "udp";
        Service service = new Service(transport, first, first + random.nextInt(10));
        rules.add(new EgressRule(List.of(service), List.of(), List.of(), null));
      }
      EgressPolicy policy = EgressPolicy.of(rules);
      for (long port = 0; port < 32; port++) {
        for (String transport : List.of("tcp", "udp", "sctp")) {
          long asked = port;
          boolean open =
              rules.stream()
                  .flatMap(rule -> rule.services().stream())
                  .anyMatch(
                      each ->
                          (each.transport() == null || transport.equals(each.transport()))
                              && each.firstPort() <= asked
                              && asked <= each.lastPort());
          assertThat(policy.judge(transport, port, address("10.1.1.1"), address("192.0.2.1")))
              .as("seed %d, run %d, %s/%d", seed, run, transport, port)
              .isEqualTo(open ? "permitted" : "violation");
        }
      }
    }
  }
}
