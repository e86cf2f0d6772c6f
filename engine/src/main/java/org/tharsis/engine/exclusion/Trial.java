package org.tharsis.engine.exclusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.SiteParts;
import org.tharsis.engine.screening.Counts;
import org.tharsis.engine.screening.Screening;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Exclusion.State;
import org.tharsis.model.Exclusions;
import org.tharsis.model.Field;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

/**
 * What a site's exclusions make of one event. They are asked as the pipeline asks them, by the same
 * {@link Screening}.
 */
public final class Trial {
  private final Event event;
  private final @Nullable String rule;
  private final Exclusions exclusions;
  private final @Nullable Exclusion deciding;
  private final List<Exclusion> shadowing = new ArrayList<>();

  /**
   * An exclusion that does not decide.
   *
   * @param exclusion that one
   * @param differences what keeps it from covering the event; nothing if only its state does, or
   *     that another decides before it
   */
  public record Miss(Exclusion exclusion, List<String> differences) {
    public Miss {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Tries it.
   *
   * @param event one of {@link #event}
   * @param rule of a finding that the event completes; null for none
   */
  public Trial(Site site, Event event, @Nullable String rule) {
    this.event = event;
    this.rule = rule;
    this.exclusions = SiteParts.exclusions(site);
    this.deciding = decide();
  }

  /**
   * The event that a line would be that says this, at this site.
   *
   * @param said by field
   * @param time when it happens, milliseconds since the epoch
   */
  public static Event event(Site site, Map<Field, Object> said, long time) {
    EventDraft draft = new EventDraft();
    said.forEach(draft::put);
    SiteParts.enricher(site).enrich(draft);
    Origin origin = new Origin("test", null);
    return draft
        .timestamp(time)
        .event(new Line(new EventId("test", 0), new byte[0], false, origin, time, false));
  }

  private @Nullable Exclusion decide() {
    Screening screening = new Screening(exclusions, new Shadows());
    Exclusion onEvent = screening.of(event);
    return rule == null || !Screening.isJudged(onEvent)
        ? onEvent
        : screening.of(Screening.labelled(event, onEvent), rule);
  }

  private final class Shadows implements Counts {
    @Override
    public void hit(Exclusion exclusion, Event of) {}

    @Override
    public void shadowed(Exclusion exclusion, Event of) {
      if (!shadowing.contains(exclusion)) {
        shadowing.add(exclusion);
      }
    }
  }

  /** The one that decides; null if none does. */
  public @Nullable Exclusion deciding() {
    return deciding;
  }

  /** Those that would decide if they were not in shadow. */
  public List<Exclusion> shadowing() {
    return List.copyOf(shadowing);
  }

  /** What becomes of the event, and of a finding if a rule was given. */
  public String outcome() {
    if (deciding == null) {
      return "it is kept and correlated";
    }
    if (deciding.byRule()) {
      return deciding.action() == Action.QUIET
          ? "it is kept and correlated, and an incident of this rule is closed from its beginning"
          : "it is kept and correlated, and what this rule finds is only counted";
    }
    return switch (deciding.action()) {
      case STORE -> "it is kept and searchable, and not correlated";
      case QUIET -> "it is kept and correlated, and an incident is closed from its beginning";
      case DROP -> "it is counted and not kept";
    };
  }

  /** All others, the nearest first. */
  public List<Miss> misses() {
    List<Miss> misses = new ArrayList<>();
    for (Exclusion each : exclusions.all()) {
      if (deciding == null || !each.id().equals(deciding.id())) {
        misses.add(new Miss(each, differences(each)));
      }
    }
    misses.sort(
        Comparator.comparingInt((Miss each) -> each.differences().size())
            .thenComparing(each -> each.exclusion().state() != State.ACTIVE));
    return misses;
  }

  private List<String> differences(Exclusion exclusion) {
    List<String> differences = new ArrayList<>(exclusion.differences(event));
    if (exclusion.byRule() && (rule == null || !exclusion.rules().contains(rule))) {
      String wanted = String.join(" or ", exclusion.rules().stream().sorted().toList());
      String given = rule == null ? "none is given" : "it is " + rule;
      differences.add("rule %s, %s".formatted(wanted, given));
    }
    return differences;
  }
}
