package org.tharsis.engine.incident;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Incident.Parties;
import org.tharsis.model.IpAddress;

/**
 * Who takes part in an incident, gathered event by event. Bounded in a way that does not depend on
 * the order of events: the smallest stay.
 */
final class PartySets {
  static final int MAX = 100;

  private final TreeSet<IpAddress> sources = new TreeSet<>();
  private final TreeSet<IpAddress> destinations = new TreeSet<>();
  private final TreeSet<Long> ports = new TreeSet<>();
  private final TreeSet<String> hosts = new TreeSet<>();
  private final TreeSet<String> users = new TreeSet<>();
  private final TreeSet<String> observers = new TreeSet<>();

  static PartySets of(Parties parties) {
    PartySets sets = new PartySets();
    sets.sources.addAll(parties.sources());
    sets.destinations.addAll(parties.destinations());
    sets.ports.addAll(parties.ports());
    sets.hosts.addAll(parties.hosts());
    sets.users.addAll(parties.users());
    sets.observers.addAll(parties.observers());
    return sets;
  }

  void add(Event event, Hosts known) {
    add(sources, event.ip(Field.SOURCE_IP));
    add(destinations, event.ip(Field.DESTINATION_IP));
    add(ports, event.number(Field.DESTINATION_PORT));
    add(hosts, host(event, known));
    add(hosts, name(event.ip(Field.SOURCE_IP), known));
    add(hosts, name(event.ip(Field.DESTINATION_IP), known));
    add(users, event.text(Field.USER_NAME));
    add(observers, event.text(Field.OBSERVER_NAME));
  }

  /** The name the site has for the host, so that all its spellings are one; else its own. */
  static @Nullable String host(Event event, Hosts known) {
    String name = name(event.ip(Field.HOST_IP), known);
    return name == null ? event.text(Field.HOST_NAME) : name;
  }

  static @Nullable String name(@Nullable IpAddress address, Hosts known) {
    return address == null ? null : known.nameOf(address);
  }

  private static <T> void add(SortedSet<T> set, @Nullable T value) {
    if (value != null && set.add(value) && set.size() > MAX) {
      set.removeLast();
    }
  }

  Parties parties() {
    return new Parties(
        list(sources), list(destinations), list(ports), list(hosts), list(users), list(observers));
  }

  private static <T> List<T> list(Collection<T> set) {
    return List.copyOf(set);
  }
}
