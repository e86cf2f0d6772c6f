package org.tharsis.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Lines of a site with devices of all makes. Firewalls say most of it: of a hundred lines sixty are
 * an ASA's, twelve ScreenOS', three of Windows hosts, three of intrusion detection, and the others
 * of seven other makes. The same seed gives the same bytes.
 */
final class WholeMix {
  private final RandomGenerator random;

  /** As often as a make has lines among a hundred. */
  private final List<Supplier<String>> makes = new ArrayList<>();

  private WholeMix(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Hosts hosts = new Hosts(random);
    MixedAsaLog asa = new MixedAsaLog(seed);
    FirewallLines firewalls = new FirewallLines(hosts);
    WindowsLines windows = new WindowsLines(hosts);
    SensorLines sensors = new SensorLines(hosts);
    share(60, asa::next);
    share(11, firewalls::screenOsTraffic);
    share(1, firewalls::screenOsAttack);
    share(6, firewalls::iptables);
    share(5, firewalls::fortiGate);
    share(4, firewalls::srx);
    share(3, firewalls::filterlog);
    share(2, firewalls::sonicWall);
    share(2, firewalls::ios);
    share(1, windows::snareLogon);
    share(1, windows::snareLimit);
    share(1, windows::winlogbeat);
    share(1, sensors::snort);
    share(2, sensors::suricata);
  }

  private void share(int percent, Supplier<String> make) {
    for (int i = 0; i < percent; i++) {
      makes.add(make);
    }
  }

  static List<byte[]> lines(int count, long seed) {
    WholeMix mix = new WholeMix(seed);
    return Stream.generate(mix::next)
        .limit(count)
        .map(line -> line.getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  private String next() {
    return makes.get(random.nextInt(makes.size())).get();
  }
}
