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

  Recent look(int block) {
    ring.look(block);
    return this;
  }

  /** Where it lies now. */
  int block() {
    return ring.block();
  }

  /** Takes a value, known by 64 bits, seen at that time. */
  void add(long value, long time) {
    long seen = time;
    for (int i = ring.size() - 1; i >= 0; i--) {
      if (ring.second(i) == value) {
        seen = Math.max(seen, ring.first(i));
        ring.remove(i);
        break;
      }
    }
    ring.extend(bound);
    int at = ring.size() - 1;
    for (; at > 0 && ring.first(at - 1) > seen; at--) {
      ring.set(at, ring.first(at - 1), ring.second(at - 1));
    }
    ring.set(at, seen, value);
  }

  /** How many values were seen at {@code from} or later. */
  int count(long from) {
    return ring.size() - ring.firstAfter(from - 1);
  }
}
