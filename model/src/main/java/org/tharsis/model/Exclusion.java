package org.tharsis.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is kept from correlation: by whom, why and until when.
 *
 * @param id its name, unique in the site
 * @param state how far it has come
 * @param action what becomes of what it covers
 * @param criteria what must hold of an event, all of it; none for every event
 * @param rules ids of the rules it is for; empty for all
 * @param terms who answers for it, why, and until when
 */
public record Exclusion(
    String id,
    State state,
    Action action,
    List<Criterion> criteria,
    Set<String> rules,
    Terms terms) {

  /** What becomes of the events an exclusion covers, and of their findings. */
  public enum Action {
    /** Kept and searchable, not correlated. */
    STORE,
    /** Correlated; the incident that comes of it is closed from its beginning. */
    QUIET,
    /** Counted, nothing else. */
    DROP;

    /** As exclusions write it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** How far it has come. */
  public enum State {
    /** Written down; nobody has agreed to it. */
    PROPOSED,
    /** Counts what it would hide, and hides nothing. */
    SHADOW,
    /** Hides what it covers. */
    ACTIVE,
    /** Is over. */
    ENDED;

    /** As exclusions write it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Exclusion {
    criteria = List.copyOf(criteria);
    rules = Set.copyOf(rules);
  }

  /**
   * Whether it covers the event, whatever rule looks at it and however far it has come: the event
   * is not later than its last day, and all criteria hold.
   */
  public boolean covers(Event event) {
    if (!terms.holdAt(event.time())) {
      return false;
    }
    for (int i = criteria.size() - 1; i >= 0; i--) { // addresses stand first and cost most
      if (!criteria.get(i).holds(event)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is for single rules only, and so judged on their findings. */
  public boolean byRule() {
    return !rules.isEmpty();
  }

  /** How far it has come on this day: when its last day is over, it has ended. */
  public State stateOn(LocalDate day) {
    return terms.ends().isBefore(day) ? State.ENDED : state;
  }

  /** The areas that it names. */
  public List<Area> areas() {
    return criteria.stream()
        .filter(Criterion.Within.class::isInstance)
        .flatMap(each -> ((Criterion.Within) each).areas().stream())
        .toList();
  }

  /**
   * What keeps it from covering the event, as {@code port 80, it is 443}; nothing where it covers
   * it. Not escaped.
   */
  public List<String> differences(Event event) {
    List<String> differences = new ArrayList<>();
    if (!terms.holdAt(event.time())) {
      differences.add("it ended on " + terms.ends());
    }
    for (Criterion each : criteria) {
      if (!each.holds(event)) {
        differences.add(each.difference(event));
      }
    }
    return differences;
  }

  /** What it asks for, as {@code destination in akamai}, {@code port 80}; not escaped. */
  public List<String> words() {
    Stream<String> rule =
        byRule()
            ? Stream.of("rule " + String.join(" or ", rules.stream().sorted().toList()))
            : Stream.empty();
    return Stream.concat(criteria.stream().map(Criterion::words), rule).toList();
  }
}
