package org.tharsis.rules.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.rules.language.Phrase;

/** Windows answer the same whether or not their keys were looked up ahead. */
class LookupsTest {
  private static final int AHEAD = 16;

  private final Memory memory = new Memory();
  private final Window asked = window(memory);
  private final Window askedAhead = window(memory);
  private final Lookups lookups = new Lookups();

  /** So few keys that what was looked up may be forgotten, or have moved, when it is asked for. */
  private static Window window(Memory memory) {
    String text = "distinct( destination.port ).per( source.ip, user.name ).within( 10s ) >= 3";
    return new Window(Phrase.of(text).orElseThrow(), 100, memory);
  }

  private static Event event(Random random, int at) {
    EventDraft draft = new EventDraft().timestamp(at * 10L);
    draft.put(Field.SOURCE_IP, IpAddress.v4(random.nextInt(300)));
    draft.put(Field.DESTINATION_PORT, random.nextLong(5));
    if (random.nextInt(10) > 0) {
      draft.put(Field.USER_NAME, "user");
    }
    EventId id = new EventId("test", at);
    return draft.event(new Line(id, new byte[0], false, new Origin("test", null), at * 10L, false));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void changeNoAnswer(long seed) {
    Random random = new Random(seed);
    int held = 0;
    for (int at = 0; at < 20_000; at += AHEAD) {
      List<Event> events = new ArrayList<>();
      lookups.clear();
      for (int i = 0; i < AHEAD; i++) {
        Event event = event(random, at + i);
        events.add(event);
        lookups.ask(askedAhead, event);
      }
      lookups.fetch();
      for (int i = 0; i < AHEAD; i++) {
        boolean holds = askedAhead.reached(events.get(i), lookups, i);
        assertThat(holds)
            .as("seed %d, event %d", seed, at + i)
            .isEqualTo(asked.reached(events.get(i)));
        held += holds ? 1 : 0;
      }
    }
    assertThat(held).as("seed %d", seed).isPositive();
    assertThat(asked.evicted()).isPositive().isEqualTo(askedAhead.evicted());
  }
}
