package org.tharsis.engine.exclusion;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.Facts;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;

/** An event as a person would tell it; any of it may be missing. */
record AnyEvent(
    long offset,
    long time,
    @Nullable Party source,
    @Nullable Party destination,
    @Nullable Long port,
    @Nullable String protocol,
    @Nullable String code,
    @Nullable String device,
    List<String> users,
    @Nullable String direction,
    boolean denied) {

  static final long START = Instant.parse("2026-03-26T00:00:00Z").toEpochMilli();
  static final ZoneId ZONE = ZoneId.of("Europe/Vienna"); // whose clocks change in these days
  static final int MINUTES_APART = 9;
  static final List<Long> PORTS = List.of(22L, 25L, 80L, 443L, 445L);
  static final List<String> DIRECTIONS = List.of("inbound", "outbound", "internal", "external");
  private static final List<Integer> HOSTS = List.of(7, 8, 20, 63, 64, 127, 128, 201);
  private static final List<String> PROTOCOLS = List.of("tcp", "udp", "icmp");
  private static final List<String> CODES = List.of("106023", "302013", "4226");
  private static final List<String> DEVICES = List.of("fw-1", "FW-2", "a.edge.example.org");
  private static final List<String> USERS = List.of("anna", "Bert", "svc-1");

  /** Where addresses of the test lie; the site's inside is the first. */
  enum Net {
    INSIDE("10.0.0."),
    OUTSIDE("192.0.2."),
    SIX("2001:db8::");

    private final String prefix;

    Net(String prefix) {
      this.prefix = prefix;
    }
  }

  /** An address. */
  record Party(Net net, int host) {
    static Party any(Random random) {
      return new Party(of(List.of(Net.values()), random), of(HOSTS, random));
    }

    @Override
    public String toString() {
      return net.prefix + host;
    }
  }

  static <T> T of(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static <T> @Nullable T maybe(T value, Random random) {
    return random.nextInt(6) == 0 ? null : value;
  }

  static AnyEvent any(long offset, Random random) {
    return new AnyEvent(
        offset,
        START + offset * MINUTES_APART * 60_000 + random.nextInt(60_000),
        maybe(Party.any(random), random),
        maybe(Party.any(random), random),
        maybe(of(PORTS, random), random),
        maybe(of(PROTOCOLS, random), random),
        maybe(of(CODES, random), random),
        maybe(of(DEVICES, random), random),
        random
            .ints(3, 0, 2 * USERS.size())
            .mapToObj(each -> each < USERS.size() ? USERS.get(each) : "")
            .toList(),
        maybe(of(DIRECTIONS, random), random),
        random.nextBoolean());
  }

  ZonedDateTime clock() {
    return Instant.ofEpochMilli(time).atZone(ZONE);
  }

  /** As the engine has it. */
  Event event() {
    EventDraft draft =
        new EventDraft()
            .put(Field.SOURCE_IP, source == null ? null : Facts.address(source.toString()))
            .put(
                Field.DESTINATION_IP,
                destination == null ? null : Facts.address(destination.toString()))
            .put(Field.DESTINATION_PORT, port)
            .put(Field.NETWORK_TRANSPORT, protocol)
            .put(Field.EVENT_CODE, code)
            .put(Field.OBSERVER_NAME, device)
            .put(Field.USER_NAME, user(0))
            .put(Field.SOURCE_USER_NAME, user(1))
            .put(Field.DESTINATION_USER_NAME, user(2))
            .put(Field.NETWORK_DIRECTION, direction)
            .put(Field.EVENT_TYPE, denied ? EventKind.DENIED : EventKind.ALLOWED);
    return Facts.event(offset, time, draft);
  }

  private @Nullable String user(int at) {
    return users.get(at).isEmpty() ? null : users.get(at);
  }

  /** The rules of the test that find it; one that the site disables finds nothing. */
  List<String> rules() {
    List<String> rules = new ArrayList<>();
    if (denied) {
      rules.add("denies");
    }
    if (Objects.equals(port, 22L)) {
      rules.add("logins");
    }
    return rules;
  }
}
