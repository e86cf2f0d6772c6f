package org.tharsis.engine.exclusion.preview;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import org.tharsis.model.Criterion;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Exclusion.State;
import org.tharsis.model.Terms;

/**
 * Looks for an exclusion that hides the noise a wide one hides, and less beside that: by what the
 * events behind the incidents have in common that would be gone and that nobody called real.
 */
public final class Narrower {
  /** So many events are read; where there are more, the incidents that began first are gone by. */
  private static final int MOST_EVENTS = 50_000;

  private static final String ENDING = "-narrow";
  private static final int LONGEST_ID = 64;
  private static final int FEW_BLOCKS = 4;
  private static final int MORE_BLOCKS = 16;

  private final Archive archive;
  private final Preview wide;
  private final LocalDate today;

  /**
   * @param today on which it would be made
   */
  public Narrower(Archive archive, Preview wide, LocalDate today) {
    this.archive = archive;
    this.wide = wide;
    this.today = today;
  }

  /**
   * The preview of the narrower one.
   *
   * @param progress is told now and then which share of the work is done, 0 to 1
   * @return nothing if there is no noise, or none was found that hides it all
   * @throws IOException if an index can't be read
   */
  public Optional<Preview> find(DoubleConsumer progress) throws IOException {
    List<Effect> noise = wide.effects().stream().filter(Effect::noise).toList();
    List<Event> events = covered(noise);
    if (events.isEmpty()) {
      return Optional.empty();
    }
    Set<String> rules = new TreeSet<>();
    noise.forEach(each -> rules.add(each.incident().rule().id()));
    Exclusion narrow = best(events, rules);
    if (narrow.criteria().equals(wide.exclusion().criteria())
        && narrow.rules().equals(wide.exclusion().rules())) {
      return Optional.empty();
    }
    Preview found = Preview.of(archive, narrow, progress);
    return ids(found).containsAll(ids(wide)) ? Optional.of(found) : Optional.empty();
  }

  /** Those that are gone and that nobody called real. */
  private static Set<String> ids(Preview preview) {
    Set<String> ids = new HashSet<>();
    preview.effects().stream().filter(Effect::noise).forEach(each -> ids.add(each.incident().id()));
    return ids;
  }

  private List<Event> covered(List<Effect> effects) throws IOException {
    return behind(effects).stream().filter(wide.exclusion()::covers).toList();
  }

  private List<Event> behind(List<Effect> effects) throws IOException {
    Set<EventId> ids = new HashSet<>();
    for (Effect each : effects) {
      List<EventId> evidence = each.incident().evidence();
      if (ids.size() + evidence.size() > MOST_EVENTS) {
        break;
      }
      ids.addAll(evidence);
    }
    return ids.isEmpty() ? List.of() : archive.events().fieldsById(ids);
  }

  /** More blocks only where they spare something that fewer don't. */
  private Exclusion best(List<Event> noise, Set<String> rules) throws IOException {
    List<Event> real = behind(wide.effects().stream().filter(Effect::real).toList());
    Exclusion few = narrow(noise, rules, FEW_BLOCKS);
    Exclusion more = narrow(noise, rules, MORE_BLOCKS);
    return count(more, real) < count(few, real) ? more : few;
  }

  private static long count(Exclusion exclusion, Collection<Event> events) {
    return events.stream().filter(exclusion::covers).count();
  }

  private Exclusion narrow(List<Event> noise, Set<String> rules, int blocks) {
    Exclusion given = wide.exclusion();
    List<Criterion> criteria = Traits.of(noise, given.criteria(), blocks);
    Terms terms = given.terms();
    return new Exclusion(
        id(given.id()),
        State.PROPOSED,
        given.action() == Action.QUIET ? Action.QUIET : Action.STORE,
        new ArrayList<>(criteria),
        rules,
        new Terms(terms.owner(), terms.reason(), terms.ticket(), today, terms.ends()));
  }

  private static String id(String wide) {
    return wide.substring(0, Math.min(wide.length(), LONGEST_ID - ENDING.length())) + ENDING;
  }
}
