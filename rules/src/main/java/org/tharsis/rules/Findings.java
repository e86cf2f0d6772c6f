package org.tharsis.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventInput;
import org.tharsis.model.EventOutput;
import org.tharsis.model.Finding;
import org.tharsis.rules.window.Window;

/**
 * The rules' {@code finding}: takes what they raise. Public because rules' consequences call it.
 */
public final class Findings {
  /**
   * A rule that may raise.
   *
   * @param suspecting the windows that count what it concludes
   */
  private record Place(Raiser raiser, Pace.Tally tally, List<Window> suspecting) {}

  private final Map<String, Place> places = new HashMap<>();
  private final Repeats repeats;
  private final List<Finding> raised = new ArrayList<>();
  private final BiConsumer<Repeats.Same, Event> raise = this::raise;
  private String running = "";

  /**
   * @param pause how long one finding waits before it is raised again, milliseconds
   * @param pace how many of them a rule may raise
   */
  Findings(List<Raiser> raisers, long pause, Pace pace) {
    for (Raiser raiser : raisers) {
      places.put(raiser.id(), new Place(raiser, pace.tally(), new ArrayList<>()));
    }
    raisers.stream().flatMap(raiser -> raiser.windows().stream()).forEach(this::suspects);
    this.repeats = new Repeats(pause);
  }

  private void suspects(Window window) {
    List<String> suspicions = window.phrase().suspicions();
    for (Place place : places.values()) {
      if (suspicions.contains(place.raiser().raises())) {
        place.suspecting().add(window);
      }
    }
  }

  /** The windows of a rule's phrases, in order; none of a rule that is not there. */
  List<Window> windows(String ruleId) {
    Place place = places.get(ruleId);
    return place == null ? List.of() : place.raiser().windows();
  }

  /** Says whose consequence runs next; most raise nothing, so it is looked up later. */
  void running(String ruleName) {
    running = ruleName;
  }

  /** Called by a rule's consequence with the event that completed it. */
  public void raise(Event event) {
    Place place = current();
    Raiser raiser = place.raiser();
    String key = raiser.key(event);
    place.tally().check(key, event.time());
    suspect(place, event);
    repeats.take(raiser.id(), key, event, raise);
  }

  /**
   * Called by the consequence of a rule that is only asked for by others: what holds is remembered,
   * and nothing is raised.
   */
  public void suspect(Event event) {
    suspect(current(), event);
  }

  private static void suspect(Place place, Event event) {
    for (Window window : place.suspecting()) {
      window.feed(event);
    }
  }

  private Place current() {
    @Nullable Place current = places.get(running);
    if (current == null) {
      throw new IllegalStateException("finding belongs in a rule's consequence");
    }
    return current;
  }

  /** Raises again what has waited for it until its time was before this one. */
  void release(long before) {
    repeats.release(before, raise);
  }

  private void raise(Repeats.Same same, Event event) {
    Place place = places.get(same.rule());
    if (place != null) {
      place.tally().raises(same.key(), event.time());
      raised.add(place.raiser().finding(same.key(), event));
    }
  }

  void save(DataOutput out, EventOutput events) throws IOException {
    repeats.save(out, events);
  }

  /**
   * @param same whether the rule is as it was
   */
  void load(DataInput in, EventInput events, Predicate<String> same) throws IOException {
    repeats.load(in, events, same);
  }

  /** Whether there is anything to take. */
  boolean any() {
    return !raised.isEmpty();
  }

  /** Hands over what was raised, in an order that does not depend on the agenda's. */
  List<Finding> take() {
    List<Finding> taken = new ArrayList<>(raised);
    raised.clear();
    taken.sort(
        Comparator.comparing((Finding finding) -> finding.rule().id())
            .thenComparing(finding -> String.valueOf(finding.reasons())));
    return taken;
  }
}
