package org.tharsis.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told: one finding with its repeats, who took part, and every line behind it.
 *
 * @param id from rule, key and start, so the same in every run
 * @param rule the rule as it was when the incident began
 * @param key the finding's key
 * @param start when its first finding was completed, milliseconds since the epoch
 * @param first the earliest event behind it, milliseconds since the epoch
 * @param last the latest event behind it, milliseconds since the epoch
 * @param count how many events are behind it, remembered or not
 * @param parties who took part
 * @param reasons the counting phrases and what they came to at most
 * @param evidence ids of the events behind it, sorted; all up to a bound, else the first ones, the
 *     last ones, and a sample of those between
 * @param severity that of the rule, or one step above it
 * @param related ids of the incidents that have to do with it, sorted; each names this one too
 * @param bases by what its findings were made, each once, the newest last; few, of many the first
 *     and the newest; none if nobody knows
 * @param decision what a person made of it, or an exclusion; null while it is open
 */
public record Incident(
    String id,
    Rule rule,
    String key,
    long start,
    long first,
    long last,
    long count,
    Parties parties,
    List<Finding.Reason> reasons,
    List<EventId> evidence,
    Severity severity,
    List<String> related,
    List<Basis> bases,
    @Nullable Decision decision) {

  public Incident {
    reasons = List.copyOf(reasons);
    evidence = List.copyOf(evidence);
    related = List.copyOf(related);
    bases = List.copyOf(bases);
  }

  /** Whether its severity is above its rule's. */
  public boolean raised() {
    return severity.compareTo(rule.severity()) > 0;
  }

  /**
   * Who took part, each list sorted and bounded: the smallest stay.
   *
   * @param sources addresses the events came from
   * @param destinations addresses they went to
   * @param ports ports they went to
   * @param hosts names of the machines that reported
   * @param users names of the accounts used
   * @param observers names of the devices that reported
   */
  public record Parties(
      List<IpAddress> sources,
      List<IpAddress> destinations,
      List<Long> ports,
      List<String> hosts,
      List<String> users,
      List<String> observers) {

    public Parties {
      sources = List.copyOf(sources);
      destinations = List.copyOf(destinations);
      ports = List.copyOf(ports);
      hosts = List.copyOf(hosts);
      users = List.copyOf(users);
      observers = List.copyOf(observers);
    }
  }

  /**
   * What a person made of an incident, or an exclusion.
   *
   * @param as the verdict
   * @param why in their own words; the reason of an exclusion
   * @param by their login name; {@code exclusion ID} for one
   * @param at milliseconds since the epoch
   */
  public record Decision(Verdict as, String why, String by, long at) {
    /** Whether it is an exclusion's, not a person's. */
    public boolean excluded() {
      return as == Verdict.EXCLUDED;
    }
  }

  /** How an incident is closed. */
  public enum Verdict {
    FALSE_POSITIVE,
    RESOLVED,
    /** By an exclusion, when it began; no person says so. */
    EXCLUDED;

    /** As commands and JSON write it. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  public boolean open() {
    return decision == null;
  }

  /** Whether an exclusion has closed it, and nobody has said anything else. */
  public boolean excluded() {
    return decision != null && decision.excluded();
  }

  /** This incident without the ids of the events behind it, which may be many. */
  public Incident withoutEvidence() {
    return new Incident(
        id, rule, key, start, first, last, count, parties, reasons, List.of(), severity, related,
        bases, decision);
  }

  /** This incident with a person's word on it, or without one. */
  public Incident decided(@Nullable Decision word) {
    return new Incident(
        id, rule, key, start, first, last, count, parties, reasons, evidence, severity, related,
        bases, word);
  }
}
