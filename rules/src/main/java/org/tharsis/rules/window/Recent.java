package org.tharsis.rules.window;

/**
 * The most recent distinct values of one key with their latest times, in order of these. As many as
 * the threshold are enough to say exactly whether it is reached. An object of this class looks at
 * one list after another and belongs to one thread.
 */
final class Recent {
  private final int bound;
  private final Ring ring;

  Recent(Arena arena, int bound) {
    this.bound = bound;
    this.ring = new Ring(arena);
  }

  Recent look(Table table, int place) {
    table.values(place, ring);
    return this;
  }

  /** Takes a value, known by 64 bits, seen at that time. */
  void add(long value, long time) {
    int known = ring.size() - 1;
    while (known >= 0 && ring.second(known) != value) {
      known--;
    }
    if (known >= 0) {
      putUp(known, Math.max(time, ring.first(known)));
    } else {
      ring.extend(bound);
      putDown(ring.size() - 1, value, time);
    }
  }

  /** A value was seen again: it goes behind those that were not seen later. */
  private void putUp(int from, long time) {
    long value = ring.second(from);
    int at = from;
    for (; at + 1 < ring.size() && ring.first(at + 1) <= time; at++) {
      ring.set(at, ring.first(at + 1), ring.second(at + 1));
    }
    ring.set(at, time, value);
  }

  /** A new one goes before those that were seen later. */
  private void putDown(int from, long value, long time) {
    int at = from;
    for (; at > 0 && ring.first(at - 1) > time; at--) {
      ring.set(at, ring.first(at - 1), ring.second(at - 1));
    }
    ring.set(at, time, value);
  }

  /** How many values were seen at {@code from} or later. */
  int count(long from) {
    return ring.size() - ring.firstAfter(from - 1);
  }
}
