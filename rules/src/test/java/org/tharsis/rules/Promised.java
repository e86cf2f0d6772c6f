package org.tharsis.rules;

import static org.tharsis.rules.BruteForce.HOUR;
import static org.tharsis.rules.BruteForce.MINUTE;
import static org.tharsis.rules.Traits.code;
import static org.tharsis.rules.Traits.failedLogin;
import static org.tharsis.rules.Traits.inside;
import static org.tharsis.rules.Traits.is;
import static org.tharsis.rules.Traits.late;
import static org.tharsis.rules.Traits.loopback;
import static org.tharsis.rules.Traits.port;
import static org.tharsis.rules.Traits.scanned;
import static org.tharsis.rules.Traits.toInside;
import static org.tharsis.rules.Traits.traced;
import static org.tharsis.rules.Traits.webOut;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

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
            Traits::pinged,
            BruteForce.distinct(Field.DESTINATION_IP, 20, MINUTE, Field.SOURCE_IP),
            BY_SOURCE),
        denies(
            "deny-flood",
            RandomEvents.of(8, 10, 8, 17),
            Traits::scanned,
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
            Sequences::beacons,
            List.of(Field.SOURCE_IP, Field.DESTINATION_IP, Field.DESTINATION_PORT)),
        new Promised("spam-source", RandomEvents.of(6, 250, 3, 300), Sequences::spams, BY_SOURCE),
        new Promised(
            "worm-propagation", RandomEvents.of(10, 40, 5, 400), Sequences::spreads, BY_SOURCE),
        new Promised(
            "exploit-then-callback",
            RandomEvents.of(9, 9, 6, 20_000),
            Sequences::callsBack,
            BY_SOURCE),
        new Promised( // in which most are called seldom
            "exploit-then-callback",
            RandomEvents.of(9, 40, 6, 20_000),
            Sequences::callsBack,
            BY_SOURCE),
        new Promised(
            "brute-force-success", RandomEvents.logins(10, 6, 700), Sequences::guesses, BY_SOURCE),
        new Promised(
            "device-admin",
            RandomEvents.logins(10, 6, 7_000),
            Sequences::getsIn,
            List.of(Field.OBSERVER_NAME)),
        new Promised(
            "device-silent",
            RandomEvents.devices(),
            Sequences::fallsSilent,
            List.of(Field.OBSERVER_NAME)),
        new Promised(
            "coincident-hosts",
            RandomEvents.of(8, 6, 4, 300),
            Sequences::coincide,
            BY_DESTINATION));
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
}
