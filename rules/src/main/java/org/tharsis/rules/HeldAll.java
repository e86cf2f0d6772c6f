package org.tharsis.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tharsis.model.Event;

/** Every event, in the order in which they came. */
final class HeldAll extends HeldEvents {
  private final Deque<Event> events = new ArrayDeque<>();

  HeldAll(String rule, long delay) {
    super(rule, delay);
  }

  @Override
  boolean forSilence() {
    return false;
  }

  @Override
  int add(Event event) {
    if (events.peekLast() == event) {
      return 0; // it is judged once more, without a rule that threw
    }
    events.addLast(event);
    return 1;
  }

  @Override
  boolean isEmpty() {
    return events.isEmpty();
  }

  @Override
  Event first() {
    return events.getFirst();
  }

  @Override
  Event remove() {
    return events.removeFirst();
  }

  @Override
  List<Event> all() {
    return List.copyOf(events);
  }
}
