package org.tharsis.rules.window;

/**
 * The sum of one key, by slices of its window: exact to the slice, with bounded memory however many
 * events there are. A window is {@link #IN_WINDOW} slices of the epoch's time, the one that is
 * running among them. An object of this class looks at one sum after another and belongs to one
 * thread.
 */
final class Slices {
  /** Slices in a window. */
  static final int IN_WINDOW = 60;

  private final long length;
  private final Ring ring;

  /**
   * @param span the window's length, milliseconds
   */
  Slices(Arena arena, long span) {
    this.length = Math.max(1, span / IN_WINDOW);
    this.ring = new Ring(arena);
  }

  Slices look(int block) {
    ring.look(block);
    return this;
  }

  /** Where it lies now. */
  int block() {
    return ring.block();
  }

  void add(long time, long amount) {
    long slice = Math.floorDiv(time, length);
    int at = ring.firstAfter(slice) - 1;
    if (at >= 0 && ring.first(at) == slice) {
      ring.set(at, slice, sum(ring.second(at), amount));
      return;
    }
    ring.extend(2 * IN_WINDOW);
    at = ring.size() - 1;
    for (; at > 0 && ring.first(at - 1) > slice; at--) {
      ring.set(at, ring.first(at - 1), ring.second(at - 1));
    }
    ring.set(at, slice, amount);
  }

  /** The sum at that time. */
  long sum(long time) {
    long slice = Math.floorDiv(time, length);
    long sum = 0;
    for (int i = ring.firstAfter(slice) - 1; i >= 0 && ring.first(i) > slice - IN_WINDOW; i--) {
      sum = sum(sum, ring.second(i));
    }
    return sum;
  }

  /** A device that says nonsense must not turn a sum negative. */
  private static long sum(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
