package org.tharsis.rules;

import static org.tharsis.rules.BruteForce.HOUR;
import static org.tharsis.rules.BruteForce.MINUTE;
import static org.tharsis.rules.BruteForce.SECOND;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.rules.BruteForce.Others;

/**
 * What the rule book promises of each shipped rule that counts, said a second time, in Java and on
 * purpose.
 *
 * @param rule its id
 * @param stream random events it holds for now and then
 * @param oracle of all events in order: whether it holds for the one at a place; asked in order
 * @param key the fields whose values are a finding's key
 */
record Promised(
    String rule,
    Function<Random, Scenario> stream,
    Function<List<Event>, IntPredicate> oracle,
    List<Field> key) {
  private static final List<Field> BY_SOURCE = List.of(Field.SOURCE_IP);
  private static final List<Field> BY_DESTINATION = List.of(Field.DESTINATION_IP);

  @Override
  public String toString() {
    return rule;
  }

  /** All that count, but the one that goes by a past of weeks: see {@link RateTest}. */
  static Stream<Promised> all() {
    return Stream.of(
        denies(
            "port-scan",
            RandomEvents.of(5, 4, 20, 450),
            e -> scanned(e) && !traced(e),
            BruteForce.distinct(
                Field.DESTINATION_PORT, 15, 30 * MINUTE, Field.SOURCE_IP, Field.DESTINATION_IP),
            BY_SOURCE),
        denies(
            "host-sweep",
            RandomEvents.of(8, 40, 4, 25),
            e -> !late(e) && !webOut(e),
            BruteForce.distinct(
                Field.DESTINATION_IP, 20, MINUTE, Field.SOURCE_IP, Field.DESTINATION_PORT),
            BY_SOURCE),
        own(
            "icmp-sweep",
            RandomEvents.of(8, 40, 3, 120),
            Promised::pinged,
            BruteForce.distinct(Field.DESTINATION_IP, 20, MINUTE, Field.SOURCE_IP),
            BY_SOURCE),
        denies(
            "deny-flood",
            RandomEvents.of(8, 10, 8, 17),
            Promised::scanned,
            BruteForce.count(100, MINUTE, Field.SOURCE_IP),
            BY_SOURCE),
        denies(
            "distributed-deny",
            RandomEvents.of(200, 4, 2, 25),
            e -> !late(e) && !inside(e),
            BruteForce.distinct(
                Field.SOURCE_IP, 30, MINUTE, Field.DESTINATION_IP, Field.DESTINATION_PORT),
            BY_DESTINATION),
        own(
            "smb-lateral",
            RandomEvents.of(6, 60, 4, 60),
            e -> e.allowed() && inside(e) && toInside(e) && port(e, 139, 445),
            BruteForce.distinct(Field.DESTINATION_IP, 20, 5 * MINUTE, Field.SOURCE_IP),
            BY_SOURCE),
        own(
            "large-transfer",
            RandomEvents.of(8, 8, 4, 1_500),
            e -> is(e, Field.EVENT_CATEGORY, "network") && inside(e) && !toInside(e),
            BruteForce.sum(
                Field.NETWORK_BYTES, 10L << 30, HOUR, Field.SOURCE_IP, Field.DESTINATION_IP),
            BY_SOURCE),
        own(
            "password-spray",
            RandomEvents.logins(12, 25, 7_000),
            e -> failedLogin(e) && e.get(Field.USER_NAME) != null && !loopback(e),
            BruteForce.distinct(Field.USER_NAME, 15, 30 * MINUTE, Field.SOURCE_IP),
            BY_SOURCE),
        own(
            "vpn-brute-force",
            RandomEvents.logins(12, 25, 1_200),
            e ->
                failedLogin(e)
                    && !inside(e)
                    && code(e, "113005", "113015", "716039", "713166", "713167", "713198", "39426"),
            BruteForce.count(15, 10 * MINUTE, Field.SOURCE_IP),
            BY_SOURCE),
        new Promised(
            "beaconing",
            RandomEvents::calls,
            events -> beacons(events),
            List.of(Field.SOURCE_IP, Field.DESTINATION_IP, Field.DESTINATION_PORT)),
        new Promised("spam-source", RandomEvents.of(6, 250, 3, 300), Promised::spams, BY_SOURCE),
        new Promised(
            "worm-propagation", RandomEvents.of(10, 40, 5, 400), Promised::spreads, BY_SOURCE),
        new Promised(
            "exploit-then-callback",
            RandomEvents.of(9, 9, 6, 20_000),
            Promised::callsBack,
            BY_SOURCE),
        new Promised( // in which most are called seldom
            "exploit-then-callback",
            RandomEvents.of(9, 40, 6, 20_000),
            Promised::callsBack,
            BY_SOURCE),
        new Promised(
            "brute-force-success", RandomEvents.logins(10, 6, 700), Promised::guesses, BY_SOURCE),
        new Promised(
            "device-admin",
            RandomEvents.logins(10, 6, 7_000),
            Promised::getsIn,
            List.of(Field.OBSERVER_NAME)),
        new Promised(
            "device-silent",
            RandomEvents.devices(),
            Promised::fallsSilent,
            List.of(Field.OBSERVER_NAME)),
        new Promised(
            "coincident-hosts", RandomEvents.of(8, 6, 4, 300), Promised::coincide, BY_DESTINATION));
  }

  private static Promised own(
      String rule,
      Function<Random, Scenario> stream,
      Predicate<Event> plain,
      Predicate<Event> counted,
      List<Field> key) {
    Predicate<Event> holds = plain.and(counted);
    return new Promised(rule, stream, events -> at -> holds.test(events.get(at)), key);
  }

  private static Promised denies(
      String rule,
      Function<Random, Scenario> stream,
      Predicate<Event> plain,
      Predicate<Event> counted,
      List<Field> key) {
    return own(rule, stream, plain.and(Event::denied), counted, key);
  }

  private static boolean is(Event event, Field field, String... values) {
    String text = event.text(field);
    return text != null && List.of(values).contains(text);
  }

  private static boolean code(Event event, String... codes) {
    return is(event, Field.EVENT_CODE, codes);
  }

  private static boolean port(Event event, long... ports) {
    return number(event, Field.DESTINATION_PORT, ports);
  }

  private static boolean number(Event event, Field field, long... numbers) {
    Long is = event.number(field);
    for (long number : numbers) {
      if (is != null && is == number) {
        return true;
      }
    }
    return false;
  }

  private static boolean inside(Event event) {
    return event.flag(Field.SOURCE_INTERNAL);
  }

  private static boolean toInside(Event event) {
    return event.flag(Field.DESTINATION_INTERNAL);
  }

  private static boolean high(Event event) {
    Long port = event.number(Field.DESTINATION_PORT);
    return port != null && port >= 1024;
  }

  /** The last segments of conversations have ACK or RST. */
  private static boolean late(Event event) {
    String flags = event.text(Field.NETWORK_TCP_FLAGS);
    return flags != null && (flags.contains("A") || flags.contains("RST") || flags.equals("R"));
  }

  private static boolean scanned(Event event) {
    boolean answer = number(event, Field.SOURCE_PORT, 53, 80, 123, 443) && high(event);
    return !late(event) && !answer;
  }

  private static boolean traced(Event event) {
    Long port = event.number(Field.DESTINATION_PORT);
    return is(event, Field.NETWORK_TRANSPORT, "udp")
        && port != null
        && port >= 33_434
        && port <= 33_534;
  }

  private static boolean webOut(Event event) {
    return inside(event) && !toInside(event) && port(event, 80, 137, 443);
  }

  private static boolean pinged(Event event) {
    Long type = event.number(Field.NETWORK_ICMP_TYPE);
    return (event.denied() || (event.allowed() && !inside(event)))
        && is(event, Field.NETWORK_TRANSPORT, "icmp", "ipv6-icmp")
        && (type == null || type == 8 || type == 128);
  }

  private static boolean failedLogin(Event event) {
    return event.login() && event.failed();
  }

  private static boolean loopback(Event event) {
    String ip = String.valueOf(event.get(Field.SOURCE_IP));
    return ip.startsWith("127.") || ip.equals("::1");
  }

  private static IntPredicate beacons(List<Event> events) {
    Predicate<Event> secret =
        BruteForce.fewer(Field.SOURCE_IP, 10, HOUR, Field.DESTINATION_IP, Field.DESTINATION_PORT);
    Predicate<Event> even =
        BruteForce.regular(
            20, 25, 12 * HOUR, Field.SOURCE_IP, Field.DESTINATION_IP, Field.DESTINATION_PORT);
    return at -> {
      Event event = events.get(at);
      return event.allowed()
          && inside(event)
          && !toInside(event)
          && !port(event, 123)
          && secret.test(event)
          && even.test(event);
    };
  }

  private static IntPredicate spams(List<Event> events) {
    Others mails =
        new Others(
            events,
            e -> e.allowed() && port(e, 25, 465, 587),
            new Field[] {Field.DESTINATION_IP},
            new Field[] {Field.SOURCE_IP},
            HOUR,
            false);
    Predicate<Event> many =
        BruteForce.distinct(Field.DESTINATION_IP, 30, 5 * MINUTE, Field.SOURCE_IP);
    return at -> {
      Event event = events.get(at);
      boolean tries = event.allowed() || event.denied();
      if (!tries || !inside(event) || toInside(event) || !port(event, 25)) {
        return false;
      }
      int came = mails.count(at);
      return came >= 0 && came < 5 && many.test(event);
    };
  }

  private static boolean everyday(Event event) {
    return port(event, 25, 53, 80, 123, 137, 443, 7680);
  }

  private static IntPredicate spreads(List<Event> events) {
    Field[] per = {Field.DESTINATION_IP, Field.DESTINATION_PORT};
    Field[] matching = {Field.SOURCE_IP, Field.DESTINATION_PORT};
    Predicate<Event> reaches = e -> (e.allowed() || e.denied()) && toInside(e) && !everyday(e);
    Others reached = new Others(events, reaches, per, matching, HOUR, false);
    Predicate<Event> many =
        BruteForce.distinct(
            Field.DESTINATION_IP, 10, 5 * MINUTE, Field.SOURCE_IP, Field.DESTINATION_PORT);
    return at -> {
      Event event = events.get(at);
      boolean vain = event.denied() || is(event, Field.EVENT_REASON, "SYN Timeout");
      return vain
          && inside(event)
          && !everyday(event)
          && !late(event)
          && reached.count(at) >= 1
          && many.test(event);
    };
  }

  private static IntPredicate callsBack(List<Event> events) {
    Field[] per = {Field.DESTINATION_IP, Field.SOURCE_IP};
    Field[] matching = {Field.SOURCE_IP, Field.DESTINATION_IP};
    Predicate<Event> attacked =
        e ->
            is(e, Field.EVENT_CATEGORY, "intrusion_detection")
                && toInside(e)
                && e.number(Field.DESTINATION_PORT) != null
                && (!high(e) || port(e, 1433, 1521, 3306, 3389, 5432, 5900, 5985, 8080, 8443));
    Others alerts = new Others(events, attacked, per, matching, HOUR, false);
    IntPredicate somewhereNew = callsSomewhereNew(events, attacked);
    return at -> {
      Event event = events.get(at);
      boolean back = !number(event, Field.SOURCE_PORT, 20) && alerts.count(at) >= 1;
      return outward(event)
          && !is(event, Field.NETWORK_TRANSPORT, "icmp")
          && !port(event, 25, 53, 123)
          && (back || somewhereNew.test(at));
    };
  }

  private static boolean outward(Event event) {
    return event.allowed() && inside(event) && !toInside(event);
  }

  /** By somebody who was attacked; asked of connections outward. */
  private static IntPredicate callsSomewhereNew(List<Event> events, Predicate<Event> attacked) {
    Field[] to = {Field.DESTINATION_IP};
    Predicate<Event> hit =
        attacked.and(e -> !e.denied() && !number(e, Field.EVENT_SEVERITY, 3, 4, 5, 6, 7));
    Field[] from = {Field.SOURCE_IP};
    Others hits = new Others(events, hit, to, from, 10 * MINUTE, false);
    Others calls = new Others(events, Promised::outward, to, to, 26 * HOUR, false);
    return at -> {
      Event event = events.get(at);
      Long port = event.number(Field.SOURCE_PORT);
      boolean answer = port != null && port < 1024 && high(event);
      boolean watched = event.time() - events.getFirst().time() >= 24 * HOUR;
      return watched && !answer && hits.count(at) >= 1 && calls.count(at) == 0;
    };
  }

  private static IntPredicate guesses(List<Event> events) {
    Field[] per = {Field.SOURCE_IP, Field.USER_NAME};
    Predicate<Event> slip = e -> failedLogin(e) && !code(e, "611102", "716039", "SSH2_USERAUTH");
    Others slips = new Others(events, slip, per, per, 10 * MINUTE, false);
    return at -> events.get(at).login() && events.get(at).succeeded() && slips.count(at) >= 10;
  }

  private static IntPredicate getsIn(List<Event> events) {
    Field[] per = {Field.OBSERVER_NAME, Field.SOURCE_IP};
    Predicate<Event> slip =
        e -> failedLogin(e) && !code(e, "113005", "113015", "611102", "716039", "SSH2_USERAUTH");
    Others slips = new Others(events, slip, per, per, 10 * MINUTE, false);
    return at -> {
      Event event = events.get(at);
      boolean changes =
          is(event, Field.EVENT_CATEGORY, "configuration") && is(event, Field.EVENT_TYPE, "change");
      boolean device =
          event.get(Field.OBSERVER_VENDOR) != null
              && !is(event, Field.OBSERVER_VENDOR, "Microsoft");
      return ((event.login() && event.succeeded()) || changes) && device && slips.count(at) >= 3;
    };
  }

  private static IntPredicate fallsSilent(List<Event> events) {
    Field[] per = {Field.OBSERVER_NAME};
    Predicate<Event> traffic = e -> is(e, Field.EVENT_CATEGORY, "network");
    Others before = new Others(events, traffic, per, per, HOUR, false);
    Predicate<Event> counts = traffic.and(e -> !is(e, Field.OBSERVER_VENDOR, "Microsoft"));
    Map<Object, Integer> last = new HashMap<>();
    Set<Integer> silent = new TreeSet<>();
    long end = events.getLast().time() - 2 * SECOND; // a log's end proves no silence
    for (int i = 0; i < events.size(); i++) {
      Object device = events.get(i).get(Field.OBSERVER_NAME);
      if (device != null && counts.test(events.get(i))) {
        Integer earlier = last.put(device, i);
        if (earlier != null && events.get(i).time() - events.get(earlier).time() > 30 * MINUTE) {
          silent.add(earlier);
        }
      }
    }
    last.values().stream()
        .filter(i -> end > events.get(i).time() + 30 * MINUTE)
        .forEach(silent::add);
    return at -> silent.contains(at) && before.count(at) >= 10;
  }

  private static IntPredicate coincide(List<Event> events) {
    Field[] per = {Field.HOST_IP};
    Others limits =
        new Others(
            events, e -> code(e, "4226"), per, new Field[] {Field.SOURCE_IP}, 10 * SECOND, true);
    Predicate<Event> three =
        BruteForce.distinct(Field.SOURCE_IP, 3, 4 * SECOND, Field.DESTINATION_IP);
    return at -> {
      Event event = events.get(at);
      return event.allowed()
          && inside(event)
          && !toInside(event)
          && !is(event, Field.NETWORK_TRANSPORT, "udp")
          && limits.count(at) >= 1
          && three.test(event);
    };
  }
}
