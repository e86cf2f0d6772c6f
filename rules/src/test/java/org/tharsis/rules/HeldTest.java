package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Event;

/** Events that wait. */
class HeldTest {
  private static final List<Event> EVENTS =
      new Scenario().at(1, "denied").at(1, "denied").at(2, "denied").events();

  private final Held held = new Held(List.of(HeldEvents.of("r", 1_000, List.of())), 10);

  private List<Event> released() {
    List<Event> released = new ArrayList<>();
    held.release(60_000, 60_000, (rule, event) -> released.add(event));
    return released;
  }

  @Test
  void everyEventComesBackInItsOrder() {
    EVENTS.forEach(event -> held.hold("r", event));
    assertThat(released()).containsExactlyElementsOf(EVENTS);
    assertThat(released()).isEmpty();
  }

  /** After a rule threw, the event is judged again by all the others. */
  @Test
  void oneThatIsHeldTwiceComesBackOnce() {
    for (Event event : EVENTS) {
      held.hold("r", event);
      held.hold("r", event);
    }
    assertThat(released()).containsExactlyElementsOf(EVENTS);
  }
}
