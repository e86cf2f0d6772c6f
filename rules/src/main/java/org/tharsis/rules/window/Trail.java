package org.tharsis.rules.window;

import java.util.function.LongConsumer;

/**
 * The latest events of one key, in order of time, up to a bound: the oldest go first. Each is a
 * time and a {@link Streams position}, whose highest bit says that a finding has named it. An
 * object of this class looks at one trail after another and belongs to one thread.
 */
final class Trail {
  private static final long REPORTED = Long.MIN_VALUE;

  /** With less, the one event in a key's own line might not be its last. */
  private static final int SMALLEST_BOUND = 2;

  private final Arena arena;
  private final int needed;
  private final int bound;
  private final Ring ring;

  /**
   * @param needed how many events tell whether a threshold is reached; at least two
   * @param bound how many it keeps at most, while there is memory for them
   */
  Trail(Arena arena, int needed, int bound) {
    this.arena = arena;
    this.needed = Math.max(SMALLEST_BOUND, needed);
    this.bound = Math.max(this.needed, bound);
    this.ring = new Ring(arena);
  }

  Trail look(Table table, int place) {
    table.trail(place, ring);
    return this;
  }

  int size() {
    return ring.size();
  }

  /** Takes an event, after it has forgotten those before a time. */
  void take(long time, long position, long before) {
    if (forget(before)) {
      pushed(0); // they came before those
    }
    int most = most();
    if (ring.pushesOut(most) && ring.second(0) >= 0) {
      pushed(pushed() + 1);
    }
    add(time, position, most);
  }

  /** How many it may have now. */
  private int most() {
    boolean enough = ring.size() >= needed && ring.isAtCapacity() && arena.isTight();
    return enough ? ring.size() : bound;
  }

  /** Forgets what is before; whether there was anything. */
  private boolean forget(long before) {
    boolean forgot = false;
    while (ring.size() > 0 && ring.first(0) < before) {
      ring.removeFirst();
      forgot = true;
    }
    return forgot;
  }

  private void add(long time, long position, int most) {
    ring.extend(most);
    int at = ring.size() - 1;
    for (; at > 0 && ring.first(at - 1) > time; at--) {
      ring.set(at, ring.first(at - 1), ring.second(at - 1)); // came late: goes where its time says
    }
    ring.set(at, time, position);
  }

  /** How many events were pushed out before any finding named them. */
  int pushed() {
    return (int) ring.extra();
  }

  void pushed(int events) {
    ring.extra(events);
  }

  /** How many lie in {@code [from, to]}; milliseconds since the epoch. */
  int count(long from, long to) {
    return ring.firstAfter(to) - ring.firstAfter(from - 1);
  }

  /** Whether the event is in it. */
  boolean holds(long time, long position) {
    for (int i = ring.firstAfter(time) - 1; i >= 0 && ring.first(i) == time; i--) {
      if ((ring.second(i) & ~REPORTED) == position) {
        return true;
      }
    }
    return false;
  }

  long time(int i) {
    return ring.first(i);
  }

  /** Gives positions of those in {@code [from, to]}; the earliest time of them, or {@code to}. */
  long forEach(long from, long to, LongConsumer action) {
    int first = ring.firstAfter(from - 1);
    int end = ring.firstAfter(to);
    for (int i = first; i < end; i++) {
      action.accept(ring.second(i) & ~REPORTED);
    }
    return first < end ? ring.first(first) : to;
  }

  /**
   * The same for those that no finding has named yet, the latest first, and has them as named. What
   * was named lies before what was not, but for what came late; the walk ends at the first that was
   * named, so that a flood does not pay for it with every event.
   */
  long report(long from, long to, LongConsumer action) {
    long earliest = to;
    int first = ring.firstAfter(from - 1);
    for (int i = ring.firstAfter(to) - 1; i >= first && ring.second(i) >= 0; i--) {
      earliest = ring.first(i);
      action.accept(ring.second(i));
      ring.set(i, ring.first(i), ring.second(i) | REPORTED);
    }
    return earliest;
  }
}
