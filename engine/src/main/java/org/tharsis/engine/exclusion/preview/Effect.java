package org.tharsis.engine.exclusion.preview;

import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.Incident.Verdict;

/**
 * What an exclusion would have done to one incident.
 *
 * @param incident the incident
 * @param fate what would have become of it
 * @param known how many of the events behind it are stored and were asked about: of an exclusion
 *     that hides findings only those that can have completed one
 * @param covered how many of these it covers
 */
public record Effect(Incident incident, Fate fate, int known, int covered) {

  /** Whether a person has called it real. */
  public boolean real() {
    Decision decision = incident.decision();
    return decision != null && decision.as() == Verdict.RESOLVED;
  }

  /** Whether a person has called it false. */
  public boolean calledFalse() {
    Decision decision = incident.decision();
    return decision != null && decision.as() == Verdict.FALSE_POSITIVE;
  }

  /** Whether it would be gone and nobody called it real. */
  boolean noise() {
    return fate.gone() && !real();
  }
}
