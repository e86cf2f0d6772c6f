package org.tharsis.config.published;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tharsis.model.IpAddress;

/**
 * A registry's statistics: {@code registry|cc|type|start|value|date|status|opaque-id}. The opaque
 * id tells holders apart within a registry, so that the addresses of a network number's holder are
 * those with the id of its record. They may come before that: the file is read twice.
 */
final class DelegatedForm {
  private static final int REGISTRY = 0;
  private static final int TYPE = 2;
  private static final int START = 3;
  private static final int VALUE = 4;
  private static final int HOLDER = 7;

  private final Chosen chosen;
  private final NetworkNumbers numbers;

  /** The numbers that each of them has. */
  private final Map<String, Set<Long>> holders = new HashMap<>();

  DelegatedForm(Chosen chosen) {
    this.chosen = chosen;
    this.numbers = new NetworkNumbers(chosen);
  }

  void read(Opening opening) throws IOException {
    try (InputStream in = opening.open()) {
      Lines.forEach(in, this::number);
    }
    if (!holders.isEmpty()) {
      try (InputStream in = opening.open()) {
        Lines.forEach(in, this::addresses);
      }
    }
    numbers.complainOfOthers("knows no addresses of a holder of network %s");
  }

  private void number(int line, String text) {
    List<String> fields = fields(text);
    if (fields.size() > HOLDER && fields.get(TYPE).equals("asn")) {
      long first = NetworkNumbers.parse(fields.get(START));
      long count = NetworkNumbers.parse(fields.get(VALUE));
      Set<Long> wanted = first < 0 ? Set.of() : numbers.among(first, count);
      if (!wanted.isEmpty() && !fields.get(HOLDER).isEmpty()) {
        holders.computeIfAbsent(holder(fields), any -> new HashSet<>()).addAll(wanted);
      }
    }
  }

  private void addresses(int line, String text) {
    List<String> fields = fields(text);
    Set<Long> wanted =
        fields.size() > HOLDER ? holders.getOrDefault(holder(fields), Set.of()) : Set.of();
    if (!wanted.isEmpty() && !fields.get(TYPE).equals("asn")) {
      numbers.found(wanted);
      String start = fields.get(START);
      switch (fields.get(TYPE)) {
        case "ipv4" -> v4(line, start, fields.get(VALUE));
        case "ipv6" -> chosen.add(line, start + "/" + fields.get(VALUE));
        default -> {} // of a kind that is not known
      }
    }
  }

  /** A number of addresses, which is not always that of one block. */
  private void v4(int line, String start, String count) {
    IpAddress first = IpAddress.parse(start);
    long addresses = NetworkNumbers.parse(count);
    if (first == null || !first.isV4() || addresses < 1) {
      chosen.complain(line, "'%s|%s' are no IPv4 addresses".formatted(start, count));
      return;
    }
    long last = (first.low() & 0xffff_ffffL) + addresses - 1;
    if (last >>> 32 != 0) {
      chosen.complain(line, "%s addresses from %s on are too many".formatted(count, start));
      return;
    }
    chosen.addresses().add(first, IpAddress.v4((int) last));
  }

  private static String holder(List<String> fields) {
    return fields.get(REGISTRY) + "|" + fields.get(HOLDER);
  }

  private static List<String> fields(String line) {
    return line.startsWith("#") ? List.of() : List.of(line.split("\\|", -1));
  }
}
