package org.tharsis.rules.window;

import java.util.ArrayList;
import java.util.List;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding.Reason;

/** Gathers what the windows of one rule have to say about a finding. */
public final class Explanation {
  private final EventId self;
  private final List<Reason> reasons = new ArrayList<>();
  private final List<EventId> evidence = new ArrayList<>();
  private long since;
  private long unknown;

  public Explanation(Event event) {
    this.self = event.id();
    this.since = event.time();
  }

  void reason(String phrase, long value, String detail) {
    reasons.add(new Reason(phrase, value, detail));
  }

  void event(EventId id) {
    if (!id.equals(self)) {
      evidence.add(id);
    }
  }

  void since(long time) {
    since = Math.min(since, time);
  }

  void unknown(long events) {
    unknown += events;
  }

  public List<Reason> reasons() {
    return reasons;
  }

  /** The events behind the finding which no earlier one has named, its own left out, in order. */
  public List<EventId> evidence() {
    return evidence.stream().sorted().distinct().toList();
  }

  /** How many events more are behind it whose ids were not kept. */
  public long unknown() {
    return unknown;
  }

  /** The time of the earliest event behind it; milliseconds since the epoch. */
  public long since() {
    return since;
  }
}
