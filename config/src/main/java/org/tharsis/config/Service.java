package org.tharsis.config;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A protocol, or some ports of one.
 *
 * @param transport as {@code network.transport} says it, or null for all; {@code icmp} is that of
 *     either IP version
 * @param firstPort 0 to 65535
 * @param lastPort not before the first; 65535 where ports do not matter
 */
public record Service(@Nullable String transport, int firstPort, int lastPort) {
  private static final int LAST_PORT = 65_535;

  /** Everything. */
  public static final Service ANY = new Service(null, 0, LAST_PORT);

  private static final String FORM = "write tcp/443, tcp/1024-65535, udp/53, icmp or any";

  /** IANA's protocol numbers, whose names are those of {@code network.transport}. */
  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("tcp", "6"),
          Map.entry("udp", "17"),
          Map.entry("sctp", "132"),
          Map.entry("icmp", "1"),
          Map.entry("ipv6-icmp", "58"),
          Map.entry("igmp", "2"),
          Map.entry("gre", "47"),
          Map.entry("esp", "50"),
          Map.entry("ah", "51"),
          Map.entry("ospf", "89"));

  private static final Map<String, String> NAMES =
      NUMBERS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  public Service {
    if (firstPort < 0 || firstPort > lastPort || lastPort > LAST_PORT) {
      throw new IllegalArgumentException(
          "%d-%d are no ports; the first stands first, up to 65535".formatted(firstPort, lastPort));
    }
  }

  /** Whether a conversation of this protocol has ports. */
  public static boolean hasPorts(String transport) {
    return transport.equals("tcp") || transport.equals("udp") || transport.equals("sctp");
  }

  /**
   * Reads {@code tcp/443}, {@code udp/1024-65535}, {@code tcp}, {@code esp}, {@code 41} (IANA's
   * number of a protocol that has no name here) or {@code any}; {@link IllegalArgumentException}
   * says what would be right.
   */
  static Service parse(String text) {
    if (text.equals("any")) {
      return ANY;
    }
    int slash = text.indexOf('/');
    String transport = transport(slash < 0 ? text : text.substring(0, slash), text);
    if (slash < 0) {
      return new Service(transport, 0, LAST_PORT);
    }
    if (!hasPorts(transport)) {
      throw new IllegalArgumentException(
          "'%s' has no ports; write %s alone".formatted(transport, transport));
    }
    return ports(transport, text.substring(slash + 1), text);
  }

  private static String transport(String word, String text) {
    if (NUMBERS.containsKey(word)) {
      return word;
    }
    if (isNumber(word, 255)) {
      String number = String.valueOf(Integer.parseInt(word));
      return NAMES.getOrDefault(number, number);
    }
    throw wrong(text);
  }

  private static Service ports(String transport, String ports, String text) {
    int dash = ports.indexOf('-');
    String first = dash < 0 ? ports : ports.substring(0, dash);
    String last = dash < 0 ? ports : ports.substring(dash + 1);
    if (!isNumber(first, LAST_PORT) || !isNumber(last, LAST_PORT)) {
      throw wrong(text);
    }
    return new Service(transport, Integer.parseInt(first), Integer.parseInt(last));
  }

  private static boolean isNumber(String digits, int most) {
    return !digits.isEmpty()
        && digits.length() <= 5
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(digits) <= most;
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException("'%s' is no service; %s".formatted(text, FORM));
  }
}
