package org.tharsis.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventInput;
import org.tharsis.model.EventOutput;
import org.tharsis.model.Field;

/**
 * What one rule holds, the earliest first: every event, or where it waits for silence the latest of
 * each key.
 */
final class HeldEvents {
  private final String rule;
  private final long delay;
  private final List<Field> silent;
  private final SequencedMap<Object, Event> events = new LinkedHashMap<>();
  private long since = Long.MIN_VALUE;

  /**
   * @param delay how long an event waits, milliseconds
   * @param silent the fields by whose values there is silence; empty where every event waits
   */
  HeldEvents(String rule, long delay, List<Field> silent) {
    this.rule = rule;
    this.delay = delay;
    this.silent = silent;
  }

  String rule() {
    return rule;
  }

  boolean forSilence() {
    return !silent.isEmpty();
  }

  /** Where it waits for silence, none counts from before this time. */
  void listensSince(long time) {
    since = silent.isEmpty() ? since : time;
  }

  /** How many more are held now: 0 or 1. */
  int add(Event event) {
    Object key = key(event);
    if (key == null) {
      return 0;
    }
    Event before = events.get(key);
    if (before != null && before.time() > event.time()) {
      return 0; // came late
    }
    events.putLast(key, event);
    return before == null ? 1 : 0;
  }

  /** What there is one event of; null if the event lacks it. */
  private @Nullable Object key(Event event) {
    if (silent.isEmpty()) {
      return event.id();
    }
    if (silent.size() == 1) {
      return event.get(silent.getFirst());
    }
    List<Object> values = silent.stream().map(event::get).toList();
    return values.contains(null) ? null : values;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** When the first may be judged, milliseconds since the epoch. */
  long due() {
    long time = Objects.requireNonNull(events.firstEntry()).getValue().time();
    return Math.max(time, since) + delay;
  }

  void save(DataOutput out, EventOutput output) throws IOException {
    out.writeLong(since);
    out.writeInt(events.size());
    for (Event event : events.values()) {
      output.write(event);
    }
  }

  /** Reads what was written; how many there are. */
  int load(DataInput in, EventInput input) throws IOException {
    since = in.readLong();
    int size = in.readInt();
    for (int left = size; left > 0; left--) {
      add(input.read());
    }
    return size;
  }

  static void skip(DataInput in, EventInput input) throws IOException {
    in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      input.read();
    }
  }

  Event remove() {
    Map.Entry<Object, Event> first = Objects.requireNonNull(events.pollFirstEntry());
    return first.getValue();
  }
}
