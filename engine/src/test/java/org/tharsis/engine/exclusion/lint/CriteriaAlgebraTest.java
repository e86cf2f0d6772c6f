package org.tharsis.engine.exclusion.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;

/** What is said of two exclusions holds for events, whichever these are. */
class CriteriaAlgebraTest {
  private static final long SEED = 20_261_122;

  private static List<Exclusion> exclusions(RandomExclusions random) {
    List<Exclusion> all = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      all.add(random.exclusion());
    }
    return all;
  }

  @Test
  void whatASubsetCoversTheOtherCovers() {
    RandomExclusions random = new RandomExclusions(SEED);
    List<Exclusion> all = exclusions(random);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      events.add(random.event());
    }
    int subsets = 0;
    int telling = 0;
    for (Exclusion narrow : all) {
      List<Event> covered = events.stream().filter(narrow::covers).toList();
      for (Exclusion wide : all) {
        if (!narrow.id().equals(wide.id()) && Subset.of(narrow, wide, RandomExclusions.NOW)) {
          subsets++;
          telling += covered.isEmpty() ? 0 : 1;
          assertThat(covered)
              .as("seed %d: %s within %s", SEED, narrow, wide)
              .allMatch(wide::covers);
        }
      }
    }
    assertThat(subsets).isGreaterThan(200);
    assertThat(telling).isGreaterThan(50);
  }

  /** And two are said to meet wherever an event shows it. */
  @Test
  void thoseThatMeetAreFoundByAnEventThatBothCover() {
    RandomExclusions random = new RandomExclusions(SEED + 1);
    List<Exclusion> all = exclusions(random);
    boolean[][] met = new boolean[all.size()][all.size()];
    for (int i = 0; i < 20_000; i++) {
      Event event = random.event();
      int[] covering =
          IntStream.range(0, all.size()).filter(at -> all.get(at).covers(event)).toArray();
      for (int one : covering) {
        for (int other : covering) {
          met[one][other] = true;
        }
      }
    }
    int found = 0;
    for (int one = 0; one < met.length; one++) {
      for (int other = 0; other < met.length; other++) {
        Event event = Overlap.of(all.get(one), all.get(other), RandomExclusions.NOW);
        if (event != null) {
          found++;
          assertThat(all.get(one).covers(event) && all.get(other).covers(event)).isTrue();
        }
        assertThat(event == null && met[one][other])
            .as("seed %d: %s and %s", SEED, all.get(one), all.get(other))
            .isFalse();
      }
    }
    assertThat(found).isBetween(1000, met.length * met.length - 1000);
  }
}
