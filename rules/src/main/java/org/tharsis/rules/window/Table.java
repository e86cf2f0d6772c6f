package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What a window keeps of each key, by fingerprint, in slabs and without an object a key. A key has
 * a place in one of two sets of {@link #WAYS}; where both are full of keys that still matter the
 * table grows, and at its bound the one with the fewest events goes, of several the one quiet for
 * longest. Keys quiet for longer than the horizon give their places to newcomers.
 */
final class Table {
  private static final int WAYS = 8;
  private static final int FIRST_SETS = 2;

  private static final int MOST_SETS = 1 << 26;

  /** It grows where at least one in so many places is taken. */
  private static final int GROWN = 4;

  /** Never the time of an event: the place is free. */
  private static final long FREE = Long.MIN_VALUE;

  private final long horizon;
  private final int mostKeys;
  private final Owner owner;
  private int sets = FIRST_SETS;
  private long[] highs = new long[FIRST_SETS * WAYS];
  private long[] lows = new long[FIRST_SETS * WAYS];
  private long[] lasts = newLasts(FIRST_SETS * WAYS);
  private int[] trails = new int[FIRST_SETS * WAYS];
  private int[] values = new int[FIRST_SETS * WAYS];
  private int[] pushed = new int[FIRST_SETS * WAYS];
  private int size;
  private long evicted;

  /** Who knows what the blocks of a key hold. */
  interface Owner {
    /** How many events are remembered in a block. */
    int events(int block);

    /** Gives a key's blocks back. */
    void release(int trail, int values);
  }

  /**
   * @param horizon how long a key matters after its last event, milliseconds
   * @param mostKeys how many it holds at most
   */
  Table(long horizon, int mostKeys, Owner owner) {
    this.horizon = horizon;
    this.mostKeys = mostKeys;
    this.owner = owner;
  }

  private static long[] newLasts(int length) {
    long[] lasts = new long[length];
    Arrays.fill(lasts, FREE);
    return lasts;
  }

  /** The place of a key, or -1. */
  int find(long high, long low) {
    long hash = hash(high, low);
    int place = findIn(firstSet(hash), high, low);
    return place >= 0 ? place : findIn(secondSet(hash), high, low);
  }

  private int findIn(int set, long high, long low) {
    for (int place = set * WAYS; place < (set + 1) * WAYS; place++) {
      if (lows[place] == low && highs[place] == high && lasts[place] != FREE) {
        return place;
      }
    }
    return -1;
  }

  /** The place of a key, which is new if it was not there; it has its last event now. */
  int at(long high, long low, long time) {
    int place = find(high, low);
    if (place < 0) {
      place = placeFor(high, low, time);
      highs[place] = high;
      lows[place] = low;
      trails[place] = 0;
      values[place] = 0;
      pushed[place] = 0;
      lasts[place] = time;
      size++;
    }
    lasts[place] = Math.max(lasts[place], time);
    return place;
  }

  private int placeFor(long high, long low, long time) {
    while (true) {
      long hash = hash(high, low);
      int first = roomIn(firstSet(hash), time);
      int second = roomIn(secondSet(hash), time);
      boolean room = first >= 0 || second >= 0;
      if (size >= mostKeys && taken(hash)) {
        return evict(hash);
      }
      if (room) {
        return emptier(first, second);
      }
      if (GROWN * size < lasts.length) {
        return evict(hash); // so many in one place are no chance
      }
      grow(time);
    }
  }

  private boolean taken(long hash) {
    return free(firstSet(hash)) + free(secondSet(hash)) < 2 * WAYS;
  }

  /** A free place of the set, or -1; what does not matter any more is cleared. */
  private int roomIn(int set, long time) {
    int room = -1;
    for (int place = set * WAYS; place < (set + 1) * WAYS; place++) {
      if (lasts[place] != FREE && lasts[place] + horizon < time) {
        clear(place);
      }
      if (lasts[place] == FREE) {
        room = place;
      }
    }
    return room;
  }

  private int emptier(int first, int second) {
    if (first < 0 || second < 0) {
      return Math.max(first, second);
    }
    return free(first / WAYS) >= free(second / WAYS) ? first : second;
  }

  private int free(int set) {
    int free = 0;
    for (int place = set * WAYS; place < (set + 1) * WAYS; place++) {
      free += lasts[place] == FREE ? 1 : 0;
    }
    return free;
  }

  private void clear(int place) {
    owner.release(trails[place], values[place]);
    lasts[place] = FREE;
    size--;
  }

  private int evict(long hash) {
    int one = worst(firstSet(hash));
    int other = worst(secondSet(hash));
    int victim = one < 0 || other < 0 ? Math.max(one, other) : worse(one, other);
    clear(victim);
    evicted++;
    return victim;
  }

  private int worst(int set) {
    int worst = -1;
    for (int place = set * WAYS; place < (set + 1) * WAYS; place++) {
      if (lasts[place] != FREE) {
        worst = worst < 0 ? place : worse(worst, place);
      }
    }
    return worst;
  }

  private int worse(int one, int other) {
    int byEvents = Integer.compare(owner.events(trails[one]), owner.events(trails[other]));
    int order = byEvents == 0 ? Long.compare(lasts[one], lasts[other]) : byEvents;
    return order <= 0 ? one : other;
  }

  /** Twice as many sets; what does not matter any more is not taken along. */
  private void grow(long time) {
    Table larger = new Table(horizon, mostKeys, owner);
    larger.resize(2 * sets);
    for (int place = 0; place < lasts.length; place++) {
      if (lasts[place] != FREE && lasts[place] + horizon < time) {
        clear(place);
      }
      if (lasts[place] != FREE) {
        larger.move(this, place);
      }
    }
    takeOver(larger);
  }

  private void move(Table from, int place) {
    int to = placeFor(from.highs[place], from.lows[place], FREE);
    highs[to] = from.highs[place];
    lows[to] = from.lows[place];
    lasts[to] = from.lasts[place];
    trails[to] = from.trails[place];
    values[to] = from.values[place];
    pushed[to] = from.pushed[place];
    size++;
  }

  private void resize(int newSets) {
    sets = newSets;
    highs = new long[newSets * WAYS];
    lows = new long[newSets * WAYS];
    lasts = newLasts(newSets * WAYS);
    trails = new int[newSets * WAYS];
    values = new int[newSets * WAYS];
    pushed = new int[newSets * WAYS];
  }

  private void takeOver(Table larger) {
    sets = larger.sets;
    highs = larger.highs;
    lows = larger.lows;
    lasts = larger.lasts;
    trails = larger.trails;
    values = larger.values;
    pushed = larger.pushed;
    size = larger.size;
    evicted += larger.evicted;
  }

  /** Writes all of it; every key keeps its place, so that later the same ones have to go. */
  void save(DataOutput out, Ring ring) throws IOException {
    out.writeLong(evicted);
    out.writeInt(sets);
    out.writeInt(size);
    for (int place = 0; place < lasts.length; place++) {
      if (lasts[place] != FREE) {
        out.writeInt(place);
        out.writeLong(highs[place]);
        out.writeLong(lows[place]);
        out.writeLong(lasts[place]);
        out.writeInt(pushed[place]);
        ring.look(trails[place]).save(out);
        ring.look(values[place]).save(out);
      }
    }
  }

  /** Reads what was written into this one, which is empty. */
  void load(DataInput in, Ring ring) throws IOException {
    evicted = in.readLong();
    resize(sets(in));
    size = in.readInt();
    for (int left = size; left > 0; left--) {
      int place = in.readInt();
      if (place < 0 || place >= lasts.length) {
        throw new IOException("a key at place " + place);
      }
      highs[place] = in.readLong();
      lows[place] = in.readLong();
      lasts[place] = in.readLong();
      pushed[place] = in.readInt();
      ring.load(in);
      trails[place] = ring.block();
      ring.load(in);
      values[place] = ring.block();
    }
  }

  /** Reads over what was written. */
  static void skip(DataInput in) throws IOException {
    in.readLong();
    in.readInt();
    for (int left = in.readInt(); left > 0; left--) {
      in.skipBytes(2 * Integer.BYTES + 3 * Long.BYTES);
      Ring.skip(in);
      Ring.skip(in);
    }
  }

  private static int sets(DataInput in) throws IOException {
    int sets = in.readInt();
    if (sets < FIRST_SETS || sets > MOST_SETS || Integer.bitCount(sets) != 1) {
      throw new IOException("a table of " + sets + " sets");
    }
    return sets;
  }

  private static long hash(long high, long low) {
    return Fingerprint.mixed(Fingerprint.mixed(high) + low);
  }

  private int firstSet(long hash) {
    return (int) hash & (sets - 1);
  }

  private int secondSet(long hash) {
    return (int) (hash >>> 32) & (sets - 1);
  }

  int trail(int place) {
    return trails[place];
  }

  void trail(int place, int block) {
    trails[place] = block;
  }

  int values(int place) {
    return values[place];
  }

  void values(int place, int block) {
    values[place] = block;
  }

  /** How many events of the key were pushed out of its trail before any finding named them. */
  int pushed(int place) {
    return pushed[place];
  }

  void pushed(int place, int count) {
    pushed[place] = count;
  }

  /** How many keys are remembered, those that do not matter any more among them. */
  int size() {
    return size;
  }

  /** How many keys were forgotten while they could still have mattered. */
  long evicted() {
    return evicted;
  }

  /** Bytes taken from the heap. */
  long bytes() {
    return (long) sets * WAYS * (3 * Long.BYTES + 3 * Integer.BYTES);
  }
}
