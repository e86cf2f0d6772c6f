package org.tharsis.model;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that must hold of an event for an exclusion to cover it. */
public sealed interface Criterion {
  /** Whether it holds; never of an event that does not have what it asks for. */
  boolean holds(Event event);

  /** What it asks for, as {@code port 80 or 443}; not escaped. */
  String words();

  /** What the event has there, or null if it has nothing. */
  @Nullable Object actual(Event event);

  /** How an event that it does not hold for differs, as {@code port 80, it is 443}; not escaped. */
  default String difference(Event event) {
    Object actual = actual(event);
    return actual == null ? words() + ", there is none" : words() + ", it is " + actual;
  }

  /** Which end of a connection is meant. */
  enum End {
    SOURCE,
    DESTINATION,
    /** One of the two. */
    ADDRESS;

    /** As exclusions write it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * An end lies in one of these areas.
   *
   * @param end which end
   * @param areas at least one
   */
  record Within(End end, List<Area> areas) implements Criterion {
    public Within {
      areas = List.copyOf(areas);
    }

    @Override
    public boolean holds(Event event) {
      return switch (end) {
        case SOURCE -> contains(event.ip(Field.SOURCE_IP), event.time());
        case DESTINATION -> contains(event.ip(Field.DESTINATION_IP), event.time());
        case ADDRESS ->
            contains(event.ip(Field.SOURCE_IP), event.time())
                || contains(event.ip(Field.DESTINATION_IP), event.time());
      };
    }

    private boolean contains(@Nullable IpAddress address, long time) {
      for (int i = 0; i < areas.size(); i++) { // asked of each event: no iterator is made
        if (areas.get(i).contains(address, time)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String words() {
      return end.word()
          + " in "
          + areas.stream().map(Area::name).collect(Collectors.joining(" or "));
    }

    @Override
    public @Nullable Object actual(Event event) {
      IpAddress source = event.ip(Field.SOURCE_IP);
      IpAddress destination = event.ip(Field.DESTINATION_IP);
      return switch (end) {
        case SOURCE -> source;
        case DESTINATION -> destination;
        case ADDRESS ->
            source == null || destination == null
                ? (source == null ? destination : source)
                : source + " and " + destination;
      };
    }
  }

  /**
   * It goes to one of these ports.
   *
   * @param ports at least one
   */
  record Ports(Set<Long> ports) implements Criterion {
    public Ports {
      ports = Set.copyOf(ports);
    }

    @Override
    public boolean holds(Event event) {
      Long port = event.number(Field.DESTINATION_PORT);
      return port != null && ports.contains(port);
    }

    @Override
    public String words() {
      return "port " + ports.stream().sorted().map(String::valueOf).collect(or());
    }

    @Override
    public @Nullable Object actual(Event event) {
      return event.number(Field.DESTINATION_PORT);
    }
  }

  /** What of an event has a name. */
  enum Term {
    /** As tcp or icmp. */
    PROTOCOL(Field.NETWORK_TRANSPORT),
    /** The message id. */
    CODE(Field.EVENT_CODE),
    /** The device that reports. */
    DEVICE(Field.OBSERVER_NAME),
    /** The account, at whichever end. */
    USER(Field.USER_NAME, Field.SOURCE_USER_NAME, Field.DESTINATION_USER_NAME),
    /** {@code inbound}, {@code outbound}, {@code internal} or {@code external}. */
    DIRECTION(Field.NETWORK_DIRECTION);

    private final List<Field> fields;

    Term(Field... fields) {
      this.fields = List.of(fields);
    }

    /** As exclusions write it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Where events have it; any of them will do. */
    public List<Field> fields() {
      return fields;
    }
  }

  /**
   * It has one of these names, whatever their case.
   *
   * @param term what has the name
   * @param names at least one
   */
  record Names(Term term, NameSet names) implements Criterion {
    @Override
    public boolean holds(Event event) {
      for (int i = 0; i < term.fields.size(); i++) { // asked of each event: no iterator is made
        if (names.contains(event.text(term.fields.get(i)))) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String words() {
      return term.word() + " " + names.written().stream().collect(or());
    }

    @Override
    public @Nullable Object actual(Event event) {
      for (Field field : term.fields) {
        if (event.text(field) != null) {
          return event.text(field);
        }
      }
      return null;
    }
  }

  /**
   * It happens in these hours.
   *
   * @param hours of the week
   * @param zone where clocks say so
   */
  record During(WeekHours hours, ZoneId zone) implements Criterion {
    @Override
    public boolean holds(Event event) {
      return hours.contains(event.time(), zone);
    }

    @Override
    public String words() {
      return "time " + hours;
    }

    @Override
    public Object actual(Event event) {
      return WeekHours.written(event.time(), zone);
    }
  }

  private static java.util.stream.Collector<CharSequence, ?, String> or() {
    return Collectors.joining(" or ");
  }
}
