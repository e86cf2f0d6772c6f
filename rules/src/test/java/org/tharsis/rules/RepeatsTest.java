package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Event;

/** With a pause of one second. */
class RepeatsTest {
  private final Repeats repeats = new Repeats(1_000);
  private final List<String> raised = new ArrayList<>();

  private static Event event(double seconds) {
    return new Scenario().at(seconds).events().getFirst();
  }

  private void raise(Repeats.Same same, Event event) {
    raised.add("%s %s %d".formatted(same.rule(), same.key(), event.time()));
  }

  private void take(String rule, double seconds) {
    repeats.take(rule, "k", event(seconds), this::raise);
  }

  private List<String> release(long before) {
    repeats.release(before, this::raise);
    List<String> taken = List.copyOf(raised);
    raised.clear();
    return taken;
  }

  @Test
  void theFirstAtOnceAndTheLastOfThoseWithinThePause() {
    take("r", 10);
    take("r", 10.2);
    take("r", 10.9);
    take("r", 10.5); // came late
    assertThat(release(11_000)).containsExactly("r k 10000");
    assertThat(release(11_001)).containsExactly("r k 10900");
    assertThat(release(99_000)).isEmpty();
  }

  /** A rule that holds its events raises at earlier times than the others. */
  @Test
  void whoWaitsIsNotHeldUpByWhoWasRaisedLaterAndBefore() {
    take("now", 20);
    take("held", 10);
    take("held", 10.5);
    assertThat(release(20_000)).containsExactly("now k 20000", "held k 10000", "held k 10500");
  }

  @Test
  void whatWaitedIsRaisedBeforeTheNext() {
    take("r", 10);
    take("r", 10.5);
    take("r", 30);
    assertThat(release(30_000)).containsExactly("r k 10000", "r k 10500", "r k 30000");
  }

  @Test
  void whoIsForgottenForWantOfRoomIsRaised() {
    take("r", 10);
    take("r", 10.5);
    for (int i = 0; i < 10_000; i++) {
      repeats.take("other", "k" + i, event(10), this::raise);
    }
    assertThat(raised).hasSize(10_002).contains("r k 10500");
  }
}
