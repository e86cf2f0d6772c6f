package org.tharsis.rules;

import java.util.List;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/** What the rule book calls things that an event may be: late, scanned, pinged, and so on. */
final class Traits {
  private Traits() {}

  static boolean is(Event event, Field field, String... values) {
    String text = event.text(field);
    return text != null && List.of(values).contains(text);
  }

  static boolean code(Event event, String... codes) {
    return is(event, Field.EVENT_CODE, codes);
  }

  static boolean port(Event event, long... ports) {
    return number(event, Field.DESTINATION_PORT, ports);
  }

  static boolean number(Event event, Field field, long... numbers) {
    Long is = event.number(field);
    for (long number : numbers) {
      if (is != null && is == number) {
        return true;
      }
    }
    return false;
  }

  static boolean inside(Event event) {
    return event.flag(Field.SOURCE_INTERNAL);
  }

  static boolean toInside(Event event) {
    return event.flag(Field.DESTINATION_INTERNAL);
  }

  static boolean high(Event event) {
    Long port = event.number(Field.DESTINATION_PORT);
    return port != null && port >= 1024;
  }

  /** The last segments of conversations have ACK or RST. */
  static boolean late(Event event) {
    String flags = event.text(Field.NETWORK_TCP_FLAGS);
    return flags != null && (flags.contains("A") || flags.contains("RST") || flags.equals("R"));
  }

  static boolean scanned(Event event) {
    boolean answer = number(event, Field.SOURCE_PORT, 53, 80, 123, 443) && high(event);
    return !late(event) && !answer;
  }

  static boolean traced(Event event) {
    Long port = event.number(Field.DESTINATION_PORT);
    return is(event, Field.NETWORK_TRANSPORT, "udp")
        && port != null
        && port >= 33_434
        && port <= 33_534;
  }

  static boolean webOut(Event event) {
    return inside(event) && !toInside(event) && port(event, 80, 137, 443);
  }

  static boolean pinged(Event event) {
    Long type = event.number(Field.NETWORK_ICMP_TYPE);
    return (event.denied() || (event.allowed() && !inside(event)))
        && is(event, Field.NETWORK_TRANSPORT, "icmp", "ipv6-icmp")
        && (type == null || type == 8 || type == 128);
  }

  static boolean failedLogin(Event event) {
    return event.login() && event.failed();
  }

  static boolean loopback(Event event) {
    String ip = String.valueOf(event.get(Field.SOURCE_IP));
    return ip.startsWith("127.") || ip.equals("::1");
  }

  static boolean everyday(Event event) {
    return port(event, 25, 53, 80, 123, 137, 443, 7680);
  }
}
