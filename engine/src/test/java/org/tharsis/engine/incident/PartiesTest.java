package org.tharsis.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.config.Hosts;
import org.tharsis.engine.Facts;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.Incident.Parties;
import org.tharsis.model.IpAddress;

class PartiesTest {
  private static Event event(int i) {
    EventDraft draft =
        new EventDraft()
            .put(Field.SOURCE_IP, IpAddress.v4(0x0a000000 + i % 250))
            .put(Field.DESTINATION_IP, IpAddress.v4(0x0a010000 + i))
            .put(Field.DESTINATION_PORT, 1L + i)
            .put(Field.HOST_NAME, "host-%03d".formatted(i))
            .put(Field.USER_NAME, "user-%03d".formatted(i))
            .put(Field.OBSERVER_NAME, "fw-" + i % 2);
    return Facts.event(i, i, draft);
  }

  private static Parties of(List<Event> events) {
    PartySets sets = new PartySets();
    events.forEach(event -> sets.add(event, Hosts.NONE));
    return sets.parties();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void boundedAndTheSameInWhateverOrderEventsCome(long seed) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      events.add(event(i));
    }
    Parties sorted = of(events);
    Collections.shuffle(events, new Random(seed));
    assertThat(of(events)).as("seed %d", seed).isEqualTo(sorted);
    assertThat(sorted.sources()).hasSize(PartySets.MAX);
    assertThat(sorted.destinations()).hasSize(PartySets.MAX);
    assertThat(sorted.ports()).hasSize(PartySets.MAX).startsWith(1L).endsWith(100L);
    assertThat(sorted.users()).hasSize(PartySets.MAX).startsWith("user-000");
    assertThat(sorted.hosts()).hasSize(PartySets.MAX);
    assertThat(sorted.observers()).containsExactly("fw-0", "fw-1");
  }

  @Test
  void oneMachineHasOneNameWhereverItIsMet() {
    Hosts hosts = new Hosts(List.of(new Hosts.Host("xp-lab-1", address("10.1.1.1"))));
    PartySets sets = new PartySets();
    sets.add(
        Facts.event(
            1,
            1,
            new EventDraft()
                .put(Field.HOST_NAME, "XP-LAB-1")
                .put(Field.HOST_IP, address("10.1.1.1"))),
        hosts);
    sets.add(Facts.event(2, 2, "10.1.1.1", "198.51.100.7", 80), hosts);
    sets.add(Facts.event(3, 3, "198.51.100.7", "10.1.1.1", 80), hosts);
    assertThat(sets.parties().hosts()).containsExactly("xp-lab-1");
  }

  @Test
  void goesOnFromStoredParties() {
    Parties before = of(List.of(event(1), event(2)));
    PartySets sets = PartySets.of(before);
    assertThat(sets.parties()).isEqualTo(before);
    sets.add(event(3), Hosts.NONE);
    assertThat(sets.parties()).isEqualTo(of(List.of(event(3), event(1), event(2))));
  }
}
