package org.tharsis.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventInput;
import org.tharsis.model.EventOutput;

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

  void save(DataOutput out, EventOutput events) throws IOException {
    out.writeInt(states.size());
    for (Map.Entry<Same, State> each : states.entrySet()) {
      State state = each.getValue();
      events.text(each.getKey().rule());
      events.text(each.getKey().key());
      out.writeLong(state.raised);
      out.writeBoolean(state.waiting != null);
      if (state.waiting != null) {
        events.write(state.waiting);
      }
    }
  }

  /**
   * Reads it, before anything is raised.
   *
   * @param same whether the rule is as it was; what another one raised is forgotten
   */
  void load(DataInput in, EventInput events, Predicate<String> same) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      Same key = new Same(events.text(), events.text());
      State state = raisedAt(in.readLong());
      state.waiting = in.readBoolean() ? events.read() : null;
      if (same.test(key.rule())) {
        states.put(key, state);
      }
    }
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
