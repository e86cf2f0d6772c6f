package org.tharsis.rules.window;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventId;

/** The latest events of one key, in order of time, up to a bound: the oldest go first. */
final class Trail {
  private static final int INITIAL = 4;

  private final int bound;
  private @Nullable Entry[] ring = new @Nullable Entry[INITIAL];
  private int start;
  private int size;
  private int unreported;

  Trail(int bound) {
    this.bound = Math.max(bound, INITIAL);
  }

  void add(long time, EventId id) {
    if (size == ring.length) {
      makeRoom();
    }
    int at = size++;
    for (; at > 0 && get(at - 1).time > time; at--) {
      set(at, get(at - 1)); // came late: goes where its time says
    }
    set(at, new Entry(time, id));
    unreported++;
  }

  private void makeRoom() {
    if (size < bound) {
      @Nullable Entry[] larger = new @Nullable Entry[Math.min(size * 2, bound)];
      for (int i = 0; i < size; i++) {
        larger[i] = get(i);
      }
      ring = larger;
      start = 0;
    } else {
      unreported -= get(0).reported ? 0 : 1;
      start = index(1);
      size--;
    }
  }

  /** How many lie in {@code [from, to]}; milliseconds since the epoch. */
  int count(long from, long to) {
    return firstAfter(to) - firstAfter(from - 1);
  }

  void forEach(long from, long to, Consumer<Entry> action) {
    int end = firstAfter(to);
    for (int i = firstAfter(from - 1); i < end; i++) {
      action.accept(get(i));
    }
  }

  /**
   * Gives the entries in {@code [from, to]} that no finding has named yet, the latest first, and
   * has them as named. What was named before is not looked at again: a flood would pay for it with
   * every event.
   */
  void report(long from, long to, Consumer<Entry> action) {
    int first = firstAfter(from - 1);
    for (int i = firstAfter(to) - 1; i >= first && unreported > 0; i--) {
      Entry entry = get(i);
      if (!entry.reported) {
        entry.reported = true;
        unreported--;
        action.accept(entry);
      }
    }
  }

  /** The place of the first entry later than the time: {@code size} if there is none. */
  private int firstAfter(long time) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (get(middle).time <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Entry get(int i) {
    Entry entry = ring[index(i)];
    assert entry != null : Arrays.toString(ring);
    return entry;
  }

  private void set(int i, Entry entry) {
    ring[index(i)] = entry;
  }

  private int index(int i) {
    int at = start + i;
    return at < ring.length ? at : at - ring.length;
  }
}
