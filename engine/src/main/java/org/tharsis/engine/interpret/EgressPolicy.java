package org.tharsis.engine.interpret;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.EgressRule;
import org.tharsis.config.Service;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

/**
 * What may go out of the site. Asked for every connection that was let out: protocol and port are
 * looked up first, and only what the policy says of them is held against the addresses.
 */
public final class EgressPolicy {
  static final String PERMITTED = "permitted";
  static final String VIOLATION = "violation";

  /** Where no port is any more; lines may say any number. */
  private static final long BEYOND = 65_536;

  /** Says nothing of anything. */
  public static final EgressPolicy NONE = new EgressPolicy(List.of());

  /**
   * Addresses that no router lets out of a site: multicast groups, the broadcast, the unspecified.
   */
  private static final AddressSet STAYS =
      AddressSet.of(
          List.of(
              Cidr.parse("0.0.0.0/8"),
              Cidr.parse("224.0.0.0/4"),
              Cidr.parse("255.255.255.255"),
              Cidr.parse("::"),
              Cidr.parse("ff00::/8")));

  private final Map<String, Ports> byTransport = new HashMap<>();
  private final Ports others;
  private final boolean none;

  private EgressPolicy(List<EgressRule> rules) {
    none = rules.isEmpty();
    others = Ports.of(rules, service -> service.transport() == null);
    rules.stream()
        .flatMap(rule -> rule.services().stream())
        .map(Service::transport)
        .filter(Objects::nonNull)
        .forEach(transport -> byTransport.computeIfAbsent(transport, key -> ports(rules, key)));
    if (byTransport.containsKey("icmp")) { // means that of either version
      byTransport.put("ipv6-icmp", Ports.of(rules, EgressPolicy::isAnyIcmp));
    }
  }

  public static EgressPolicy of(List<EgressRule> rules) {
    return rules.isEmpty() ? NONE : new EgressPolicy(rules);
  }

  private static Ports ports(List<EgressRule> rules, String transport) {
    return Ports.of(
        rules, service -> service.transport() == null || transport.equals(service.transport()));
  }

  private static boolean isAnyIcmp(Service service) {
    String transport = service.transport();
    return transport == null || transport.equals("icmp") || transport.equals("ipv6-icmp");
  }

  /** Whether the site has no policy. */
  boolean isNone() {
    return none;
  }

  /**
   * What the policy says of a connection that was let out.
   *
   * @param port of the destination; null if the line does not say it
   * @return null if the line does not say enough, or what it speaks of never leaves the site
   */
  @Nullable String judge(
      String transport, @Nullable Long port, IpAddress source, IpAddress destination) {
    if (port == null && Service.hasPorts(transport)) {
      return null;
    }
    Ports ports = byTransport.getOrDefault(transport, others);
    if (ports.permit(port == null ? 0 : (int) Math.min(port, BEYOND), source, destination)) {
      return PERMITTED;
    }
    return STAYS.contains(destination) ? null : VIOLATION;
  }

  /**
   * Whom one protocol's ports are open for: the rules of each stretch of ports that has the same.
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Ports(int[] firsts, List<List<EgressRule>> rules) {

    static Ports of(List<EgressRule> rules, Predicate<Service> which) {
      TreeSet<Integer> edges = new TreeSet<>(List.of(0));
      rules.stream()
          .flatMap(rule -> rule.services().stream())
          .filter(which)
          .forEach(
              service -> {
                edges.add(service.firstPort());
                edges.add(service.lastPort() + 1);
              });
      int[] firsts = edges.stream().mapToInt(Integer::intValue).toArray();
      return new Ports(
          firsts, Arrays.stream(firsts).mapToObj(port -> at(port, rules, which)).toList());
    }

    private static List<EgressRule> at(int port, List<EgressRule> rules, Predicate<Service> which) {
      Predicate<Service> covers =
          service ->
              which.test(service) && service.firstPort() <= port && port <= service.lastPort();
      return rules.stream().filter(rule -> rule.services().stream().anyMatch(covers)).toList();
    }

    boolean permit(int port, IpAddress source, IpAddress destination) {
      int found = Arrays.binarySearch(firsts, port);
      List<EgressRule> open = rules.get(found < 0 ? -found - 2 : found);
      for (int i = 0; i < open.size(); i++) { // no iterator: this runs for every line
        EgressRule rule = open.get(i);
        if (isIn(rule.from(), source) && isIn(rule.to(), destination)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isIn(List<AddressSet> areas, IpAddress address) {
      for (int i = 0; i < areas.size(); i++) {
        if (areas.get(i).contains(address)) {
          return true;
        }
      }
      return areas.isEmpty();
    }
  }
}
