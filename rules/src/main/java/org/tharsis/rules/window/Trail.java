package org.tharsis.rules.window;

import java.util.function.LongConsumer;

/**
 * The latest events of one key, in order of time, up to a bound: the oldest go first. Each is a
 * time and a {@link Streams position}, whose highest bit says that a finding has named it. An
 * object of this class looks at one trail after another and belongs to one thread.
 */
final class Trail {
  private static final long REPORTED = Long.MIN_VALUE;

  private final int bound;
  private final Ring ring;

  Trail(Arena arena, int bound) {
    this.bound = bound;
    this.ring = new Ring(arena);
  }

  Trail look(int block) {
    ring.look(block);
    return this;
  }

  /** Where it lies now. */
  int block() {
    return ring.block();
  }

  int size() {
    return ring.size();
  }

  /** Whether the next event pushes one out. */
  boolean isFull() {
    return ring.size() == bound;
  }

  /** Forgets what is before; whether there was anything. */
  boolean forget(long before) {
    boolean forgot = false;
    while (ring.size() > 0 && ring.first(0) < before) {
      ring.removeFirst();
      forgot = true;
    }
    return forgot;
  }

  /** Adds an event; whether it pushed one out that no finding has named. */
  boolean add(long time, long position) {
    boolean pushed = ring.size() == bound && ring.second(0) >= 0;
    ring.extend(bound);
    int at = ring.size() - 1;
    for (; at > 0 && ring.first(at - 1) > time; at--) {
      ring.set(at, ring.first(at - 1), ring.second(at - 1)); // came late: goes where its time says
    }
    ring.set(at, time, position);
    return pushed;
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
