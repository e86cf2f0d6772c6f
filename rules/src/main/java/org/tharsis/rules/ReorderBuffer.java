package org.tharsis.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventInput;
import org.tharsis.model.EventOutput;

/**
 * Puts events that arrive a little out of order back in order: by time, then by place received.
 *
 * <p>A ring with a bucket for each millisecond that may still be waited for, and a bit for each
 * bucket that holds something: no event is compared with any but those of its own millisecond.
 */
final class ReorderBuffer {
  private static final Event[] NONE = {};
  private static final int FEW = 2;

  /** How many events are told ahead. */
  static final int AHEAD = 16;

  private final long lateness;
  private final int bound;
  private final int mask;
  private final @Nullable Event[][] buckets;
  private final int[] sizes;
  private final long[] taken;

  /** What another one has waited for longer than this one does, in order. */
  private final Deque<Event> overdue = new ArrayDeque<>();

  private int waiting;
  private long newest = Long.MIN_VALUE;

  private final Expecting expecting;
  private final Event[] soon = new Event[AHEAD];

  /** All that waits up to then is expected. */
  private long expected = Long.MIN_VALUE;

  /** All that is waiting is later; up to {@link #newest}. */
  private long released = Long.MIN_VALUE;

  private long hurried;

  /**
   * @param lateness how long an event waits for earlier ones, milliseconds
   * @param bound how many may wait
   */
  ReorderBuffer(long lateness, int bound, Expecting expecting) {
    this.lateness = lateness;
    this.bound = bound;
    this.expecting = expecting;
    int length = Math.max(Long.SIZE, Integer.highestOneBit((int) lateness + 1) * 2);
    this.mask = length - 1;
    this.buckets = new @Nullable Event[length][];
    Arrays.fill(buckets, NONE);
    this.sizes = new int[length];
    this.taken = new long[length / Long.SIZE];
  }

  /** Is told which events will be judged next, if no others come before them. */
  @FunctionalInterface
  interface Expecting {
    /** These, as many as are said; what it was told before does not hold any more. */
    void expect(Event[] events, int count);
  }

  /** Takes an event; what is due then goes to the judge. */
  void add(Event event, Consumer<Event> judge) {
    advance(event.time(), judge);
    if (event.time() <= released) {
      judge.accept(event);
      return;
    }
    put(event);
    if (waiting > bound) {
      hurried++;
      releaseTo(nextTime(), judge);
    }
  }

  /** Time has come this far, whether or not an event says so; what is due goes to the judge. */
  void advance(long time, Consumer<Event> judge) {
    newest = Math.max(newest, time);
    if (watermark() > released) {
      releaseTo(watermark(), judge);
    }
  }

  /** No event will come: everything goes to the judge. */
  void finish(Consumer<Event> judge) {
    releaseTo(newest, judge);
  }

  /** Everything up to this time has been released; milliseconds since the epoch. */
  long watermark() {
    return newest == Long.MIN_VALUE ? newest : newest - lateness;
  }

  private void put(Event event) {
    int at = (int) event.time() & mask;
    int size = sizes[at];
    if (size == buckets[at].length) {
      buckets[at] = Arrays.copyOf(buckets[at], Math.max(FEW, 2 * size));
    }
    @Nullable Event[] bucket = buckets[at];
    int place = size;
    for (; place > 0 && isAfter(bucket[place - 1], event); place--) {
      bucket[place] = bucket[place - 1];
    }
    bucket[place] = event;
    sizes[at] = size + 1;
    taken[at / Long.SIZE] |= 1L << at;
    waiting++;
  }

  private static boolean isAfter(@Nullable Event one, Event other) {
    return Objects.requireNonNull(one).id().compareTo(other.id()) > 0;
  }

  private void releaseTo(long time, Consumer<Event> judge) {
    while (!overdue.isEmpty()) {
      judge.accept(overdue.removeFirst());
    }
    while (waiting > 0) {
      long next = nextTime();
      if (next > time) {
        break;
      }
      if (next > expected) {
        expect(next);
      }
      released = next;
      empty((int) next & mask, judge);
    }
    released = Math.max(released, time);
  }

  private void empty(int at, Consumer<Event> judge) {
    @Nullable Event[] bucket = buckets[at];
    int size = sizes[at];
    sizes[at] = 0;
    buckets[at] = NONE;
    taken[at / Long.SIZE] &= ~(1L << at);
    waiting -= size;
    for (int i = 0; i < size; i++) {
      if (i > 0 && i % AHEAD == 0) {
        expecting.expect(soon, addSoon(0, bucket, i, size));
      }
      judge.accept(Objects.requireNonNull(bucket[i]));
    }
    if (size <= FEW) {
      Arrays.fill(bucket, null);
      buckets[at] = bucket;
    }
  }

  /** Tells of those that wait from that time on, where there is one, as many as may be. */
  private void expect(long from) {
    long time = from;
    int at = (int) time & mask;
    int count = addSoon(0, buckets[at], 0, sizes[at]);
    for (int seen = sizes[at]; seen < waiting; seen += sizes[at]) {
      long next = timeFrom(time + 1);
      at = (int) next & mask;
      if (count + sizes[at] > AHEAD) {
        break;
      }
      time = next;
      count = addSoon(count, buckets[at], 0, sizes[at]);
    }
    expected = time;
    expecting.expect(soon, count);
  }

  private int addSoon(int count, @Nullable Event[] bucket, int from, int end) {
    int to = count;
    for (int i = from; i < end && to < AHEAD; i++) {
      soon[to++] = Objects.requireNonNull(bucket[i]);
    }
    return to;
  }

  /** The time of the first that waits; there is one. */
  private long nextTime() {
    return timeFrom(released + 1); // no more than the ring is long before the newest
  }

  private long timeFrom(long first) {
    int start = (int) first & mask;
    int word = start / Long.SIZE;
    long bits = taken[word] & (-1L << start);
    while (bits == 0) {
      word = (word + 1) & (taken.length - 1);
      bits = taken[word];
    }
    int at = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
    return first + ((at - start) & mask);
  }

  /** Writes how far time has come and what waits, in order. */
  void save(DataOutput out, EventOutput events) throws IOException {
    out.writeLong(newest);
    out.writeLong(released);
    out.writeLong(hurried);
    out.writeInt(overdue.size() + waiting);
    for (Event event : overdue) {
      events.write(event);
    }
    for (long time = released + 1, left = waiting; left > 0; time++) {
      int at = (int) time & mask;
      for (int i = 0; i < sizes[at]; i++, left--) {
        events.write(Objects.requireNonNull(buckets[at][i]));
      }
    }
  }

  /** Reads it, before any event was added; whoever wrote it may have waited longer. */
  void load(DataInput in, EventInput events) throws IOException {
    newest = in.readLong();
    released = Math.max(in.readLong(), watermark());
    hurried = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      Event event = events.read();
      if (event.time() > released) {
        put(event);
      } else {
        overdue.add(event);
      }
    }
  }

  /** How many times it did not wait its whole time because the bound was reached. */
  long hurried() {
    return hurried;
  }
}
