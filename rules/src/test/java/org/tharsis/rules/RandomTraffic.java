package org.tharsis.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.DatedSet;

/** A small site where all goes wrong that the shipped rules look for. */
final class RandomTraffic {
  /** The lists that its site has. */
  static final Map<String, DatedSet> LISTS =
      Map.of("threats", set("203.0.113.7/32"), "resolvers", set("10.0.0.1/32"));

  private static final int MOST_STEP_MILLIS = 240;
  private static final int BETWEEN_BURSTS = 3000;
  private static final int BURST = 1200;
  private static final int BURST_STEP_MILLIS = 25;
  private static final int BEACON_MILLIS = 60_000;
  private static final long SILENT_AFTER_MILLIS = 60_000;

  private final Random random;
  private final Scenario scenario = new Scenario();
  private long millis;

  private RandomTraffic(long seed) {
    random = new Random(seed);
  }

  private static DatedSet set(String... blocks) {
    return DatedSet.always(AddressSet.of(Stream.of(blocks).map(Cidr::parse).toList()));
  }

  static Scenario of(long seed, int events) {
    RandomTraffic traffic = new RandomTraffic(seed);
    long beacon = 0;
    for (int i = 0; i < events; i++) {
      traffic.millis += traffic.random.nextInt(MOST_STEP_MILLIS);
      if (traffic.millis >= beacon) {
        traffic.beacon(beacon);
        beacon += BEACON_MILLIS;
      }
      traffic.any();
      if (i % BETWEEN_BURSTS == 0) {
        traffic.burst(i / BETWEEN_BURSTS);
      }
    }
    return traffic.scenario;
  }

  /** A host that calls the one who attacked it, every minute. */
  private void beacon(long at) {
    scenario.at(
        at / 1000.0,
        "event.category=intrusion_detection",
        "observer.name=ids-1",
        "source.ip=203.0.113.99",
        "destination.ip=10.0.0.9",
        "destination.internal=true",
        "destination.port=80");
    scenario.at(
        at / 1000.0,
        "allowed",
        "event.category=network",
        "observer.name=fw-1",
        "source.ip=10.0.0.9",
        "source.internal=true",
        "destination.ip=203.0.113.99",
        "destination.port=443");
  }

  /**
   * Half a minute of one thing: a scan of ports, of hosts, by ping, from everywhere, of shares, and
   * mail.
   */
  private void burst(int number) {
    for (int i = 0; i < BURST; i++) {
      millis += BURST_STEP_MILLIS;
      String[] facts =
          switch (number % 6) {
            case 0 -> burst("denied", outside(1), "10.0.0.8", i, "tcp");
            case 1 -> burst("denied", outside(1), inside(60), 22, "tcp");
            case 2 -> burst("allowed", outside(1), inside(60), 8, "icmp");
            case 3 -> burst("denied", outside(200), "10.0.0.8", 80, "udp");
            case 4 -> burst("allowed", inside(1), inside(60), 445, "tcp");
            default -> burst("allowed", inside(4), outside(60), 25, "tcp");
          };
      scenario.at(millis / 1000.0, facts);
      if (i % 100 == 0) {
        scenario.at(millis / 1000.0, "event.code=4226", "host.name=host-1", "host.ip=" + inside(4));
      }
    }
  }

  private static String[] burst(
      String type, String source, String destination, int port, String transport) {
    return new String[] {
      type,
      "event.category=network",
      "observer.name=fw-2",
      "source.ip=" + source,
      "source.internal=" + source.startsWith("10."),
      "destination.ip=" + destination,
      "destination.internal=" + destination.startsWith("10."),
      "destination.port=" + port,
      "network.transport=" + transport
    };
  }

  private void any() {
    List<String> facts = new ArrayList<>();
    facts.add("observer.name=" + (millis < SILENT_AFTER_MILLIS ? "fw-3" : one("fw-1", "fw-2")));
    facts.add("observer.vendor=" + one("Cisco", "Juniper", "Microsoft"));
    int dice = random.nextInt(100);
    if (dice < 75) {
      connection(facts);
    } else if (dice < 90) {
      login(facts);
    } else {
      rare(facts);
    }
    scenario.at(millis / 1000.0, facts.toArray(String[]::new));
  }

  private void connection(List<String> facts) {
    facts.addAll(List.of("event.category=network", one("allowed", "denied")));
    ends(facts);
    facts.add("network.transport=" + one("tcp", "tcp", "udp", "icmp"));
    some(facts, "network.icmp.type=" + one("8", "0"));
    some(facts, "network.tcp.flags=" + one("SYN", "ACK", "S"));
    some(facts, "network.bytes=" + (long) random.nextInt(1 << 30) * 4);
    some(facts, "event.reason=" + one("SYN Timeout", "FIN"));
    some(facts, "event.action=" + one("address-spoofed", "land-attack", "flow"));
  }

  private void ends(List<String> facts) {
    boolean fromInside = random.nextInt(3) > 0;
    boolean toInside = random.nextInt(3) == 0;
    facts.add("source.ip=" + (fromInside ? inside(4) : outside(40)));
    facts.add("source.internal=" + fromInside);
    facts.add("source.port=" + one("20", "53", "123", "443", "40000", "40001"));
    facts.add("destination.ip=" + (toInside ? inside(60) : outside(60)));
    facts.add("destination.internal=" + toInside);
    if (fromInside && !toInside) {
      facts.add("labels.egress=" + one("permitted", "violation"));
    }
    String port = one("22", "25", "53", "80", "123", "443", "445", "3389", "8080", "any");
    facts.add("destination.port=" + (port.equals("any") ? 1 + random.nextInt(2000) : port));
  }

  private void login(List<String> facts) {
    facts.addAll(List.of("login", random.nextInt(20) == 0 ? "succeeded" : "failed"));
    boolean fromInside = random.nextBoolean();
    facts.add("source.ip=" + (fromInside ? inside(3) : outside(3)));
    facts.add("source.internal=" + fromInside);
    facts.add("user.name=user-" + random.nextInt(random.nextBoolean() ? 2 : 30));
    some(facts, "event.code=" + one("113005", "113015", "611102", "716039", "4625"));
  }

  private void rare(List<String> facts) {
    facts.add("host.name=host-" + random.nextInt(4));
    facts.add("host.ip=" + inside(4));
    some(facts, "event.code=" + one("4226", "101001", "1102"));
    facts.add("event.category=" + one("host", "configuration", "intrusion_detection"));
    facts.add("event.type=" + one("change", "info", "denied"));
    facts.add("event.severity=" + random.nextInt(6));
    some(facts, "event.action=" + one("audit-log-cleared", "interface-up", "log-cleared"));
    some(facts, "event.outcome=" + one("success", "failure"));
    ends(facts);
  }

  private void some(List<String> facts, String fact) {
    if (random.nextBoolean()) {
      facts.add(fact);
    }
  }

  private String one(String... choices) {
    return Arrays.asList(choices).get(random.nextInt(choices.length));
  }

  private String inside(int hosts) {
    return "10.0.0." + (1 + random.nextInt(hosts));
  }

  private String outside(int hosts) {
    return "203.0.113." + (1 + random.nextInt(hosts));
  }
}
