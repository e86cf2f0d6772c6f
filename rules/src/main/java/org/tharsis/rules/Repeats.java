package org.tharsis.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
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
    final Same same;
    final long raised;
    @Nullable Event waiting;

    State(Same same, long raised) {
      this.same = same;
      this.raised = raised;
    }
  }

  private static final Comparator<State> EARLIEST =
      Comparator.comparingLong((State state) -> state.raised)
          .thenComparing(state -> state.same.rule)
          .thenComparing(state -> state.same.key);

  private final long pause;
  private final SequencedMap<Same, State> states = new LinkedHashMap<>();

  /** Those with an event that waits. Rules that hold their events raise them at earlier times. */
  private final PriorityQueue<State> waiting = new PriorityQueue<>(EARLIEST);

  /**
   * @param pause how long a finding waits before it is raised again, milliseconds; 0 for not at all
   */
  Repeats(long pause) {
    this.pause = pause;
  }

  /**
   * Takes a finding, and raises it unless it has to wait.
   *
   * @param raise is given what waited for it longer than that, too, and before it
   */
  void take(String rule, String key, Event event, BiConsumer<Same, Event> raise) {
    Same same = new Same(rule, key);
    State state = states.get(same);
    if (pause > 0 && state != null && event.time() < state.raised + pause) {
      letWait(state, event);
      return;
    }
    if (state != null && state.waiting != null) {
      waiting.remove(state);
      raise.accept(same, state.waiting);
    }
    if (pause > 0) {
      states.remove(same);
      states.put(same, new State(same, event.time()));
      makeRoom(raise);
      forget(event.time());
    }
    raise.accept(same, event);
  }

  private void letWait(State state, Event event) {
    if (state.waiting == null) {
      waiting.add(state);
    }
    if (state.waiting == null || event.time() >= state.waiting.time()) {
      state.waiting = event;
    }
  }

  private void makeRoom(BiConsumer<Same, Event> raise) {
    if (states.size() > MOST) {
      State oldest = Objects.requireNonNull(states.pollFirstEntry()).getValue();
      if (oldest.waiting != null) {
        waiting.remove(oldest);
        raise.accept(oldest.same, oldest.waiting);
      }
    }
  }

  /** Gives what waited until its time was before this one. */
  void release(long before, BiConsumer<Same, Event> raise) {
    while (!waiting.isEmpty() && waiting.peek().raised + pause < before) {
      State state = waiting.remove();
      Event event = Objects.requireNonNull(state.waiting);
      states.remove(state.same);
      states.put(state.same, new State(state.same, event.time()));
      raise.accept(state.same, event);
    }
  }

  /** Forgets the oldest as far as they wait for nothing, and would not have to. */
  private void forget(long before) {
    for (Map.Entry<Same, State> first = states.firstEntry();
        first != null && isOver(first.getValue(), before);
        first = states.firstEntry()) {
      states.pollFirstEntry();
    }
  }

  private boolean isOver(State state, long before) {
    return state.waiting == null && state.raised + pause < before;
  }

  void save(DataOutput out, EventOutput events) throws IOException {
    out.writeInt(states.size());
    for (State state : states.values()) {
      events.text(state.same.rule);
      events.text(state.same.key);
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
      State state = new State(new Same(events.text(), events.text()), in.readLong());
      Event event = in.readBoolean() ? events.read() : null;
      if (same.test(state.same.rule)) {
        states.put(state.same, state);
        if (event != null) {
          letWait(state, event);
        }
      }
    }
  }
}
