package org.tharsis.engine.hindsight;

import org.tharsis.model.Incident;

/**
 * What tells incidents of one rule apart, small enough to hold many.
 *
 * @param id its id
 * @param key its finding's key
 * @param start when its first finding was completed, milliseconds since the epoch
 * @param last the latest event behind it, milliseconds since the epoch
 */
public record IncidentSpan(String id, String key, long start, long last) {
  static IncidentSpan of(Incident incident) {
    return new IncidentSpan(incident.id(), incident.key(), incident.start(), incident.last());
  }

  /**
   * Whether the two would have grown one incident: the same key, and no more than a quiet time
   * between.
   *
   * @param quiet milliseconds
   */
  boolean meets(IncidentSpan other, long quiet) {
    return key.equals(other.key) && start - other.last <= quiet && other.start - last <= quiet;
  }
}
