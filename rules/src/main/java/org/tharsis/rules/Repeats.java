package org.tharsis.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/**
 * Keeps one finding from being raised with every event of a flood: after it was raised it waits,
 * and what came meanwhile is raised once, with its latest event. Nothing of it is lost: the windows
 * know which events no finding has named.
 */
final class Repeats {
  /** So many findings are known at once; of more the oldest may be raised again at once. */
  private static final int MOST = 10_000;

  record Same(String rule, String key) {}

  private static final class State {
    long raised;
    @Nullable Event waiting;
  }

  private final long pause;
  private final SequencedMap<Same, State> states = new LinkedHashMap<>();

  /**
   * @param pause how long a finding waits before it is raised again, milliseconds; 0 for not at all
   */
  Repeats(long pause) {
    this.pause = pause;
  }

  /** Whether the finding is to be raised now. */
  boolean now(String rule, String key, Event event) {
    if (pause == 0) {
      return true;
    }
    Same same = new Same(rule, key);
    State state = states.get(same);
    if (state != null && event.time() < state.raised + pause) {
      state.waiting = event;
      return false;
    }
    states.remove(same);
    states.put(same, raisedAt(event.time()));
    return true;
  }

  private static State raisedAt(long time) {
    State state = new State();
    state.raised = time;
    return state;
  }

  /** Gives what waited until its time was before this one, and forgets what does not wait. */
  void release(long before, BiConsumer<Same, Event> raise) {
    while (true) {
      Map.Entry<Same, State> first = states.firstEntry();
      boolean due =
          first != null && (first.getValue().raised + pause < before || states.size() > MOST);
      if (!due) {
        return;
      }
      states.pollFirstEntry();
      Event waiting = first.getValue().waiting;
      if (waiting != null) {
        states.put(first.getKey(), raisedAt(waiting.time()));
        raise.accept(first.getKey(), waiting);
      }
    }
  }
}
