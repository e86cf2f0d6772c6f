package org.tharsis.rules;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.Finding;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

/** Timed events in, findings out. */
final class Scenario {
  static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 10_000, 10_000, Duration.ZERO);
  private static final Origin ORIGIN = new Origin("test", null);

  private final List<Event> events = new ArrayList<>();

  /** An event at that time, milliseconds since the epoch. */
  Scenario at(long millis, EventDraft draft) {
    draft.timestamp(millis);
    EventId id = new EventId("test", events.size());
    events.add(draft.event(new Line(id, new byte[0], false, ORIGIN, millis, false)));
    return this;
  }

  /** An event at so many seconds, described by {@code field=value} or a predicate each. */
  Scenario at(double seconds, String... facts) {
    long millis = Math.round(seconds * 1000);
    EventDraft draft = new EventDraft().timestamp(millis);
    for (String fact : facts) {
      put(draft, fact);
    }
    byte[] bytes = String.join(" ", facts).getBytes(StandardCharsets.UTF_8);
    events.add(
        draft.event(
            new Line(new EventId("test", events.size()), bytes, false, ORIGIN, millis, false)));
    return this;
  }

  private static void put(EventDraft draft, String fact) {
    switch (fact) {
      case "allowed" -> draft.put(Field.EVENT_TYPE, EventKind.ALLOWED);
      case "denied" -> draft.put(Field.EVENT_TYPE, EventKind.DENIED);
      case "login" ->
          draft
              .put(Field.EVENT_CATEGORY, EventKind.AUTHENTICATION)
              .put(Field.EVENT_TYPE, EventKind.START);
      case "failed" -> draft.put(Field.EVENT_OUTCOME, EventKind.FAILURE);
      case "succeeded" -> draft.put(Field.EVENT_OUTCOME, EventKind.SUCCESS);
      default -> {
        int equals = fact.indexOf('=');
        Field field = Objects.requireNonNull(Field.of(fact.substring(0, equals)), fact);
        draft.put(field, value(field, fact.substring(equals + 1)));
      }
    }
  }

  private static Object value(Field field, String text) {
    return switch (field.type()) {
      case IP -> Objects.requireNonNull(IpAddress.parse(text), text);
      case LONG, TIME -> Long.parseLong(text);
      case BOOLEAN -> Boolean.parseBoolean(text);
      case KEYWORD, TEXT -> text;
    };
  }

  List<Event> events() {
    return events;
  }

  /** The events in an order that the reordering can mend: none comes later than its lateness. */
  Scenario shuffled(long seed) {
    Random random = new Random(seed);
    record Arrival(long time, Event event) {}
    List<Arrival> arrivals = new ArrayList<>();
    events.forEach(event -> arrivals.add(new Arrival(event.time() + random.nextInt(2000), event)));
    Collections.shuffle(arrivals, random);
    arrivals.sort(Comparator.comparingLong(Arrival::time));
    Scenario shuffled = new Scenario();
    arrivals.forEach(arrival -> shuffled.events.add(arrival.event));
    return shuffled;
  }

  List<Finding> against(Correlator correlator) {
    List<Finding> findings = new ArrayList<>();
    events.forEach(event -> correlator.accept(event, findings::add));
    correlator.finish(findings::add);
    return findings;
  }

  List<Finding> against(RuleBook book) {
    try (Correlator correlator = book.correlator(LIMITS)) {
      return against(correlator);
    }
  }
}
