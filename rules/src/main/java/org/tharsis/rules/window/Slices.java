package org.tharsis.rules.window;

import java.util.function.LongBinaryOperator;

/**
 * Amounts of one key by slices of the epoch's time, in order and up to a bound: the oldest go
 * first, and a slice without one takes no room. An object of this class looks at one key after
 * another and belongs to one thread.
 */
final class Slices {
  private final long length;
  private final int bound;
  private final LongBinaryOperator joining;
  private final Ring ring;

  /**
   * @param length a slice's, milliseconds
   * @param joining what becomes of two amounts in one slice
   */
  Slices(Arena arena, long length, int bound, LongBinaryOperator joining) {
    this.length = length;
    this.bound = bound;
    this.joining = joining;
    this.ring = new Ring(arena);
  }

  Slices look(Table table, int place) {
    table.values(place, ring);
    return this;
  }

  boolean isEmpty() {
    return ring.size() == 0;
  }

  /** The number of the slice that a time is in. */
  long slice(long time) {
    return Math.floorDiv(time, length);
  }

  void add(long time, long amount) {
    long slice = slice(time);
    int at = ring.firstAfter(slice) - 1;
    if (at >= 0 && ring.first(at) == slice) {
      ring.set(at, slice, joining.applyAsLong(ring.second(at), amount));
      return;
    }
    ring.extend(bound);
    at = ring.size() - 1;
    for (; at > 0 && ring.first(at - 1) > slice; at--) {
      ring.set(at, ring.first(at - 1), ring.second(at - 1));
    }
    ring.set(at, slice, amount);
  }

  /** The amount in that slice; 0 if there is none. */
  long amount(long slice) {
    int at = ring.firstAfter(slice) - 1;
    return at >= 0 && ring.first(at) == slice ? ring.second(at) : 0;
  }

  /** The slice of the first amount; there is one. */
  long first() {
    return ring.first(0);
  }

  /** The sum of the slice that a time is in and those before it, so many in all. */
  long sum(long time, int slices) {
    long slice = slice(time);
    long sum = 0;
    for (int i = ring.firstAfter(slice) - 1; i >= 0 && ring.first(i) > slice - slices; i--) {
      sum = sum(sum, ring.second(i));
    }
    return sum;
  }

  /** A device that says nonsense must not turn a sum negative. */
  static long sum(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
