package org.tharsis.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.tharsis.model.Event;
import org.tharsis.model.EventInput;
import org.tharsis.model.EventOutput;
import org.tharsis.model.Field;

/** What one rule holds, the earliest first. */
abstract sealed class HeldEvents permits HeldAll, HeldLatest {
  private final String rule;
  private final long delay;
  private long since = Long.MIN_VALUE;

  /**
   * @param delay how long an event waits, milliseconds
   */
  HeldEvents(String rule, long delay) {
    this.rule = rule;
    this.delay = delay;
  }

  /**
   * @param delay how long an event waits, milliseconds
   * @param silent the fields by whose values there is silence; empty where every event waits
   */
  static HeldEvents of(String rule, long delay, List<Field> silent) {
    return silent.isEmpty() ? new HeldAll(rule, delay) : new HeldLatest(rule, delay, silent);
  }

  final String rule() {
    return rule;
  }

  abstract boolean forSilence();

  /** Where it waits for silence, none counts from before this time. */
  final void listensSince(long time) {
    since = forSilence() ? time : since;
  }

  /** How many more are held now: 0 or 1. */
  abstract int add(Event event);

  abstract boolean isEmpty();

  /** The earliest; there is one. */
  abstract Event first();

  /** Takes the earliest out. */
  abstract Event remove();

  /** All of them; added to others in this order they are given back as from here. */
  abstract List<Event> all();

  /** When the first may be judged, milliseconds since the epoch. */
  final long due() {
    return due(first());
  }

  /** When this one may be judged, if nothing comes that it waits for not to come. */
  final long due(Event event) {
    return Math.max(event.time(), since) + delay;
  }

  final void save(DataOutput out, EventOutput output) throws IOException {
    out.writeLong(since);
    List<Event> events = all();
    out.writeInt(events.size());
    for (Event event : events) {
      output.write(event);
    }
  }

  /** Reads what was written; how many there are. */
  final int load(DataInput in, EventInput input) throws IOException {
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
}
