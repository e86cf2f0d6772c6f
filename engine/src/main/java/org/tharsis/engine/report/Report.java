package org.tharsis.engine.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.tharsis.index.TimeCount;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Incident;

/**
 * What a report found, of one span of time.
 *
 * @param name of its settings
 * @param title what it is about
 * @param query the query, on one line; empty for all events
 * @param from the first moment it looked at
 * @param to the first moment after these
 * @param zone the zone its times are shown in
 * @param made when it looked
 * @param parts what it shows, in order
 * @param notes what may be missing; escaped as text, not as HTML
 */
record Report(
    String name,
    String title,
    String query,
    Instant from,
    Instant to,
    ZoneId zone,
    Instant made,
    List<Part> parts,
    List<String> notes) {

  /** One of the things a report shows. */
  sealed interface Part {
    /** What it is called. */
    String heading();
  }

  /** How many events were found. */
  record Count(long count) implements Part {
    @Override
    public String heading() {
      return "Events";
    }
  }

  /**
   * Incidents of that time, the newest first.
   *
   * @param more whether there were others
   */
  record Incidents(List<Incident> incidents, boolean more) implements Part {
    @Override
    public String heading() {
      return "Incidents";
    }
  }

  /** How many events there were in each step of time. */
  record Steps(List<TimeCount> steps, Duration step) implements Part {
    @Override
    public String heading() {
      return "Over time";
    }
  }

  /**
   * Values of a field, most first.
   *
   * @param unit what is counted of each
   */
  record Values(String heading, Field field, String unit, List<ValueCount> values)
      implements Part {}

  /** The newest of the events found. */
  record Events(List<Event> events) implements Part {
    @Override
    public String heading() {
      return "Newest events";
    }
  }

  /** What was asked and not answered, and why. */
  record Unanswered(String heading, String why) implements Part {}

  Report {
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
  }

  /** Whether anything was asked that has no answer. */
  boolean whole() {
    return parts.stream().noneMatch(Unanswered.class::isInstance);
  }
}
