package org.tharsis.rules.window;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding.Reason;

/** Gathers what the windows of one rule have to say about a finding. */
public final class Explanation {
  private final EventId self;
  private final List<Reason> reasons = new ArrayList<>();
  private final SortedSet<EventId> evidence = new TreeSet<>();
  private long since;

  public Explanation(Event event) {
    this.self = event.id();
    this.since = event.time();
  }

  void reason(String phrase, long value) {
    reasons.add(new Reason(phrase, value));
  }

  void entry(Entry entry) {
    since = Math.min(since, entry.time);
    if (!entry.id.equals(self)) {
      evidence.add(entry.id);
    }
  }

  public List<Reason> reasons() {
    return reasons;
  }

  /** The events behind the finding which no earlier one has named, its own left out, in order. */
  public List<EventId> evidence() {
    return List.copyOf(evidence);
  }

  /** The time of the earliest event behind it; milliseconds since the epoch. */
  public long since() {
    return since;
  }
}
