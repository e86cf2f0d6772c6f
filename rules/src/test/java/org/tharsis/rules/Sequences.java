package org.tharsis.rules;

import static org.tharsis.rules.BruteForce.HOUR;
import static org.tharsis.rules.BruteForce.MINUTE;
import static org.tharsis.rules.BruteForce.SECOND;
import static org.tharsis.rules.Traits.code;
import static org.tharsis.rules.Traits.everyday;
import static org.tharsis.rules.Traits.failedLogin;
import static org.tharsis.rules.Traits.high;
import static org.tharsis.rules.Traits.inside;
import static org.tharsis.rules.Traits.is;
import static org.tharsis.rules.Traits.late;
import static org.tharsis.rules.Traits.number;
import static org.tharsis.rules.Traits.port;
import static org.tharsis.rules.Traits.toInside;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.rules.BruteForce.Others;

/** Whether a rule holds that asks for more than one thing at a time, or for one after another. */
final class Sequences {
  private Sequences() {}

  static IntPredicate beacons(List<Event> events) {
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

  static IntPredicate spams(List<Event> events) {
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

  static IntPredicate spreads(List<Event> events) {
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

  static IntPredicate callsBack(List<Event> events) {
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
    Field[] from = {Field.SOURCE_IP};
    Predicate<Event> hit =
        attacked.and(e -> !e.denied() && !number(e, Field.EVENT_SEVERITY, 3, 4, 5, 6, 7));
    Others hits = new Others(events, hit, to, from, 10 * MINUTE, false);
    Others calls = new Others(events, Sequences::outward, to, to, 26 * HOUR, false);
    return at -> {
      Event event = events.get(at);
      Long port = event.number(Field.SOURCE_PORT);
      boolean answer = port != null && port < 1024 && high(event);
      boolean watched = event.time() - events.getFirst().time() >= 24 * HOUR;
      return watched && !answer && hits.count(at) >= 1 && calls.count(at) == 0;
    };
  }

  static IntPredicate guesses(List<Event> events) {
    Field[] per = {Field.SOURCE_IP, Field.USER_NAME};
    Predicate<Event> slip = e -> failedLogin(e) && !code(e, "611102", "716039", "SSH2_USERAUTH");
    Others slips = new Others(events, slip, per, per, 10 * MINUTE, false);
    return at -> events.get(at).login() && events.get(at).succeeded() && slips.count(at) >= 10;
  }

  static IntPredicate getsIn(List<Event> events) {
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

  static IntPredicate fallsSilent(List<Event> events) {
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

  static IntPredicate coincide(List<Event> events) {
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
