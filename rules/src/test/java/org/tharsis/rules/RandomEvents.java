package org.tharsis.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/**
 * Random events of few hosts, ports, names and devices, 200,000 in order of time, now dense and now
 * sparse. Any field may be missing.
 */
final class RandomEvents {
  private static final int EVENTS = 200_000;
  private static final int PHASE = 6_000;
  private static final long[] PORTS = {
    22, 25, 80, 445, 443, 53, 1433, 137, 139, 7680, 123, 587, 3389, 33_440, 50_000, 21, 23, 5900,
    8443, 60_000
  };
  private static final List<String> FLAGS =
      List.of("SYN", "S", "ACK", "RST", "FIN ACK", "FA", "R", "FIN", "");
  private static final List<String> CODES =
      List.of("113005", "113015", "611102", "716039", "SSH2_USERAUTH", "605004", "713166", "4625");

  private final Random random;
  private final Scenario scenario = new Scenario();

  private RandomEvents(Random random) {
    this.random = random;
  }

  /** Traffic, and what hosts and sensors say beside it. */
  static Function<Random, Scenario> of(int sources, int destinations, int ports, int gapMillis) {
    return random -> new RandomEvents(random).traffic(sources, destinations, ports, gapMillis);
  }

  static Function<Random, Scenario> logins(int sources, int names, int gapMillis) {
    return random -> new RandomEvents(random).loginsOf(sources, names, gapMillis);
  }

  static Function<Random, Scenario> devices() {
    return random -> new RandomEvents(random).devicesSpeak();
  }

  /** Each host calls each destination for a while like a clock, more or less, and then rests. */
  static Scenario calls(Random random) {
    return new RandomEvents(random).callers();
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private long step(int i, int gapMillis, long millis) {
    int dense =
        switch (Math.floorMod(i / PHASE * 7, 5)) {
          case 0 -> 1;
          case 1, 2 -> 3;
          default -> 12;
        };
    return one(5) ? millis : millis + random.nextInt(2 * dense * gapMillis);
  }

  private static IpAddress ip(String text) {
    return Objects.requireNonNull(IpAddress.parse(text));
  }

  private Scenario traffic(int sources, int destinations, int ports, int gapMillis) {
    long millis = 0;
    for (int i = 0; i < EVENTS; i++) {
      millis = step(i, gapMillis, millis);
      EventDraft draft = new EventDraft();
      ends(draft, sources, destinations);
      if (!one(30)) {
        draft.put(Field.DESTINATION_PORT, PORTS[random.nextInt(ports)]);
      }
      packet(draft);
      what(draft);
      scenario.at(millis, draft);
    }
    return scenario;
  }

  /** Hosts are at either end, so that who was reached may be who reaches. */
  private void ends(EventDraft draft, int sources, int destinations) {
    if (!one(40)) {
      end(draft, random.nextInt(sources), Field.SOURCE_IP, Field.SOURCE_INTERNAL);
    }
    if (!one(40)) {
      end(draft, random.nextInt(destinations), Field.DESTINATION_IP, Field.DESTINATION_INTERNAL);
    }
  }

  private void end(EventDraft draft, int i, Field ip, Field internal) {
    boolean inside = i % 2 == 0;
    draft.put(ip, ip((inside ? "10.0.0." : "198.51.100.") + i));
    draft.put(internal, inside);
  }

  private void packet(EventDraft draft) {
    String transport = any(List.of("tcp", "tcp", "tcp", "udp", "icmp", "icmp"));
    draft.put(Field.NETWORK_TRANSPORT, one(20) ? null : transport);
    if (one(2)) {
      draft.put(Field.SOURCE_PORT, any(List.of(53L, 80L, 123L, 443L, 20L, 50_000L, 40_000L)));
    }
    if (one(3)) {
      draft.put(Field.NETWORK_TCP_FLAGS, any(FLAGS));
      draft.put(Field.NETWORK_ICMP_TYPE, any(List.of(8L, 8L, 0L, 3L, 128L)));
    }
    draft.put(Field.NETWORK_BYTES, one(9) ? null : random.nextLong(1L << 30));
  }

  private void what(EventDraft draft) {
    draft.put(Field.EVENT_CATEGORY, EventKind.NETWORK);
    switch (random.nextInt(12)) {
      case 0 -> draft.put(Field.EVENT_TYPE, EventKind.END).put(Field.EVENT_REASON, "SYN Timeout");
      case 1 -> draft.put(Field.EVENT_CATEGORY, EventKind.INTRUSION_DETECTION);
      case 2 ->
          draft
              .put(Field.EVENT_CODE, "4226")
              .put(Field.HOST_IP, one(9) ? null : ip("10.0.0." + 2 * random.nextInt(5)));
      case 3, 4, 5, 6, 7 -> draft.put(Field.EVENT_TYPE, EventKind.ALLOWED);
      default -> draft.put(Field.EVENT_TYPE, EventKind.DENIED);
    }
  }

  private Scenario loginsOf(int sources, int names, int gapMillis) {
    long millis = 0;
    for (int i = 0; i < EVENTS; i++) {
      millis = step(i, gapMillis, millis);
      EventDraft draft = new EventDraft();
      int source = random.nextInt(sources);
      boolean inside = source % 2 == 0;
      if (!one(40)) {
        String[] nobody = {"127.0.0.1", "::1"};
        String ip = (inside ? "10.0.0." : "198.51.100.") + source;
        draft.put(Field.SOURCE_IP, ip(one(6) ? nobody[random.nextInt(2)] : ip));
        draft.put(Field.SOURCE_INTERNAL, inside);
      }
      draft.put(Field.USER_NAME, one(20) ? null : "user" + random.nextInt(names));
      draft.put(Field.OBSERVER_NAME, one(20) ? null : "device" + random.nextInt(3));
      draft.put(
          Field.OBSERVER_VENDOR, one(9) ? null : any(List.of("Cisco", "Juniper", "Microsoft")));
      draft.put(Field.EVENT_CODE, one(9) ? null : any(CODES));
      login(draft);
      scenario.at(millis, draft);
    }
    return scenario;
  }

  private void login(EventDraft draft) {
    if (one(12)) {
      draft
          .put(Field.EVENT_CATEGORY, EventKind.CONFIGURATION)
          .put(Field.EVENT_TYPE, any(List.of(EventKind.CHANGE, EventKind.INFO)));
      return;
    }
    draft
        .put(Field.EVENT_CATEGORY, EventKind.AUTHENTICATION)
        .put(Field.EVENT_TYPE, any(List.of(EventKind.START, EventKind.START, EventKind.END)))
        .put(Field.EVENT_OUTCOME, one(8) ? EventKind.SUCCESS : one(9) ? null : EventKind.FAILURE);
  }

  /** Twenty devices, each for a time often, and then seldom or not at all. */
  private Scenario devicesSpeak() {
    long millis = 0;
    for (int i = 0; i < EVENTS; i++) {
      millis += random.nextInt(4_000);
      int device = random.nextInt(20);
      boolean speaks = (millis / 2_700_000 + device) % 3 != 0 || one(60);
      EventDraft draft = new EventDraft();
      draft.put(Field.OBSERVER_NAME, one(40) ? null : "device" + (speaks ? device : 19));
      draft.put(Field.OBSERVER_VENDOR, device == 3 ? "Microsoft" : device == 4 ? null : "Cisco");
      draft.put(Field.EVENT_CATEGORY, one(5) ? EventKind.HOST : EventKind.NETWORK);
      scenario.at(millis, draft);
    }
    return scenario;
  }

  private static final class Caller {
    final int source;
    final int destination;
    long next;
    long period;
    int dice;
    int left;

    Caller(int source, int destination) {
      this.source = source;
      this.destination = destination;
    }
  }

  private Scenario callers() {
    PriorityQueue<Caller> callers = new PriorityQueue<>(Comparator.comparingLong(c -> c.next));
    for (int source = 0; source < 16; source++) {
      for (int destination = 0; destination < 4; destination++) {
        Caller caller = new Caller(source, destination);
        caller.next = random.nextInt(4_000_000);
        callers.add(caller);
      }
    }
    for (int i = 0; i < EVENTS; i++) {
      Caller caller = Objects.requireNonNull(callers.poll());
      scenario.at(caller.next, call(caller));
      again(caller);
      callers.add(caller);
    }
    return scenario;
  }

  private EventDraft call(Caller caller) {
    EventDraft draft = new EventDraft();
    boolean inside = caller.source != 15;
    draft.put(Field.SOURCE_IP, ip("10.0.0." + caller.source)).put(Field.SOURCE_INTERNAL, inside);
    draft.put(Field.DESTINATION_IP, ip("198.51.100." + caller.destination));
    draft.put(Field.DESTINATION_INTERNAL, false);
    draft.put(Field.DESTINATION_PORT, one(500) ? null : caller.destination == 3 ? 123L : 443L);
    draft.put(Field.EVENT_TYPE, one(300) ? EventKind.DENIED : EventKind.ALLOWED);
    return draft;
  }

  private void again(Caller caller) {
    if (caller.left-- <= 0) {
      caller.left = 10 + random.nextInt(40);
      caller.period = 500L + random.nextInt(120_000);
      caller.dice = random.nextInt(90);
      caller.next += random.nextInt(9_000_000);
    }
    long most = Math.max(1, caller.period * caller.dice / 100L);
    caller.next += Math.max(0, caller.period + random.nextLong(most) - most / 2);
  }
}
