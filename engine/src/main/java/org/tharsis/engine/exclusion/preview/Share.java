package org.tharsis.engine.exclusion.preview;

import java.util.BitSet;
import org.tharsis.model.Incident;

/**
 * How much of an incident is covered.
 *
 * @param incident the incident
 * @param known how many of its events are stored and asked about
 * @param covered how many of these are covered
 * @param whole whether all events behind it are stored
 */
record Share(Incident incident, int known, int covered, boolean whole) {
  /**
   * One of a batch.
   *
   * @param at its place there
   * @param ofFindings whether only events count that can have completed a finding
   */
  static Share of(Batch batch, int at, BitSet covered, boolean ofFindings) {
    Incident incident = batch.incidents().get(at);
    int there = 0;
    int known = 0;
    int hidden = 0;
    for (int number : batch.numbers().get(at)) {
      if (batch.here().get(number)) {
        there++;
        if (!ofFindings || batch.located().time(number) >= incident.start()) {
          known++;
          hidden += covered.get(number) ? 1 : 0;
        }
      }
    }
    boolean whole = there == incident.evidence().size() && there == incident.count();
    return new Share(incident, known, hidden, whole);
  }

  /** The same, counted in findings. */
  Share of(int findings, int hidden) {
    return new Share(incident, findings, hidden, whole);
  }
}
