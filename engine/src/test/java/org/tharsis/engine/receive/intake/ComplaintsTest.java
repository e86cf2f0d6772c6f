package org.tharsis.engine.receive.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private long now = Long.MAX_VALUE - AGAIN.toNanos(); // it may pass the end of a long
  private final List<String> said = new ArrayList<>();
  private final Complaints complaints = new Complaints(AGAIN, () -> now);

  private void complain(String matter) {
    complaints.about(matter, others -> said.add(matter + others));
  }

  @Test
  void eachMatterIsSaidOnceInAWhile() {
    for (int i = 0; i < 100; i++) {
      complain("one");
      complain("two");
    }
    assertThat(said).containsExactly("one", "two");
    now += AGAIN.toNanos() - 1;
    complain("one");
    assertThat(said).hasSize(2);
    now++;
    complain("one");
    assertThat(said).containsExactly("one", "two", "one");
  }

  @Test
  void ofManyMattersAFewAreSaidAndTheOthersCounted() {
    for (int i = 0; i < 1_000; i++) {
      complain("number " + i);
    }
    assertThat(said).hasSize(20);
    now += Duration.ofMinutes(1).toNanos();
    complain("another");
    complain("yet another");
    assertThat(said.subList(20, 22))
        .containsExactly("another; before that 980 others, unsaid", "yet another");
  }
}
