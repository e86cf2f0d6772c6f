package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a window keeps of each key, by fingerprint, in slabs and without an object a key. A key has
 * a place in one of two sets of {@link #WAYS}; where both are full of keys that still matter the
 * table grows, and at its bound the one with the fewest events goes, of several the one quiet for
 * longest. Keys quiet for longer than the horizon give their places to newcomers.
 *
 * <p>A table is larger than any cache, and waiting for memory is most of what it costs. So what
 * says whether a key is in a set, or has room in it, lies apart from the keys and is small enough
 * to stay in a cache, and all that belongs to one key lies side by side.
 */
final class Table {
  private static final int WAY_BITS = 3;
  private static final int WAYS = 1 << WAY_BITS;
  private static final int FIRST_SETS = 2;

  /** As many as an array can hold. */
  private static final int MOST_SETS = 1 << 25;

  /** Longs of a set's head. */
  private static final int HEAD = 2;

  private static final int EARLIEST = 1;

  /** Longs of a key: its lower half, and then these. */
  private static final int KEY = 4;

  private static final int HIGH = 1;
  private static final int LAST = 2;

  /** Two blocks: the trail's above, the values' below. */
  private static final int BLOCKS = 3;

  /** It grows where at least one in so many places is taken. */
  private static final int GROWN = 4;

  /** Before all events: nothing is over. */
  private static final long BEFORE_ALL = Long.MIN_VALUE;

  private static final long INT = 0xffffffffL;

  private final long horizon;
  private final int mostKeys;
  private final Owner owner;
  private int sets = FIRST_SETS;

  /**
   * Of every set its {@link Marks}, and a time before which none of its keys had its last event.
   */
  private long[] heads = new long[FIRST_SETS * HEAD];

  /** Key after key, so that what is asked of one lies close together. */
  private long[] slab = new long[FIRST_SETS * WAYS * KEY];

  /** Of every key; seldom asked for. */
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

  /** Where the lower half of a place's key is; the rest of it lies at fixed distances. */
  private static int at(int place) {
    return place * KEY;
  }

  private static int way(int place) {
    return place & (WAYS - 1);
  }

  private static int set(int place) {
    return place >>> WAY_BITS;
  }

  private int places() {
    return sets * WAYS;
  }

  private long high(int place) {
    return slab[at(place) + HIGH];
  }

  private long low(int place) {
    return slab[at(place)];
  }

  private long last(int place) {
    return slab[at(place) + LAST];
  }

  private boolean isFree(int place) {
    return Marks.isFree(heads[set(place) * HEAD], way(place));
  }

  private void mark(int place, long mark) {
    int set = set(place);
    heads[set * HEAD] = Marks.with(heads[set * HEAD], way(place), mark);
  }

  private void put(int place, long high, long low, long last) {
    int set = set(place);
    long earliest = heads[set * HEAD] == 0 ? last : Math.min(heads[set * HEAD + EARLIEST], last);
    heads[set * HEAD + EARLIEST] = earliest;
    mark(place, Marks.of(hash(high, low)));
    int at = at(place);
    slab[at] = low;
    slab[at + HIGH] = high;
    slab[at + LAST] = last;
  }

  /** The place of a key, or -1. */
  int find(long high, long low) {
    return find(hash(high, low), high, low);
  }

  /** Asks both sets before it looks at either's answer, so that memory is waited for once. */
  private int find(long hash, long high, long low) {
    long mark = Marks.of(hash);
    int first = firstSet(hash);
    int second = secondSet(hash);
    long inFirst = Marks.like(heads[first * HEAD], mark);
    long inSecond = Marks.like(heads[second * HEAD], mark);
    if ((inFirst | inSecond) == 0) {
      return -1;
    }
    int place = among(inFirst, first, high, low);
    return place >= 0 ? place : among(inSecond, second, high, low);
  }

  /** The place of a key if it is at one of those that have a bit, or -1. */
  private int among(long bits, int set, long high, long low) {
    for (long left = bits; left != 0; left &= left - 1) {
      int place = set * WAYS + Marks.lowest(left);
      int at = at(place);
      if (slab[at] == low && slab[at + HIGH] == high) {
        return place;
      }
    }
    return -1;
  }

  /** The place of a key, which is new if it was not there; it has its last event now. */
  int at(long high, long low, long time) {
    long hash = hash(high, low);
    int place = find(hash, high, low);
    if (place < 0) {
      place = placeFor(hash, time);
      put(place, high, low, time);
      slab[at(place) + BLOCKS] = 0;
      pushed[place] = 0;
      size++;
    }
    int last = at(place) + LAST;
    slab[last] = Math.max(slab[last], time);
    return place;
  }

  private int placeFor(long hash, long time) {
    while (true) {
      int first = roomIn(firstSet(hash), time);
      int second = roomIn(secondSet(hash), time);
      if (size >= mostKeys) {
        clearWhatIsOver(hash, time);
      }
      if (size >= mostKeys && taken(hash)) {
        return evict(hash);
      }
      if (first >= 0 || second >= 0) {
        return emptier(first, second);
      }
      if (GROWN * size < places() || sets == MOST_SETS) {
        return evict(hash); // so many in one place are no chance
      }
      grow(time);
    }
  }

  private boolean taken(long hash) {
    return free(firstSet(hash)) + free(secondSet(hash)) < 2 * WAYS;
  }

  /** At the bound nobody has to go as long as there is one that does not matter any more. */
  private void clearWhatIsOver(long hash, long time) {
    clearIn(firstSet(hash), time);
    clearIn(secondSet(hash), time);
  }

  /** A free place of the set, or -1; a full one is cleared of what does not matter any more. */
  private int roomIn(int set, long time) {
    if (Marks.free(heads[set * HEAD]) == 0) {
      clearIn(set, time);
    }
    long free = Marks.free(heads[set * HEAD]);
    return free == 0 ? -1 : set * WAYS + Marks.highest(free);
  }

  /** Clears what does not matter any more. */
  private void clearIn(int set, long time) {
    int earliest = set * HEAD + EARLIEST;
    if (isOver(heads[earliest], time)) {
      heads[earliest] = clearAll(set, time);
    }
  }

  /** Clears all of them; the earliest last event of what is left. */
  private long clearAll(int set, long time) {
    long left = Long.MAX_VALUE;
    for (long taken = Marks.taken(heads[set * HEAD]); taken != 0; taken &= taken - 1) {
      int place = set * WAYS + Marks.lowest(taken);
      if (isOver(last(place), time)) {
        clear(place);
      } else {
        left = Math.min(left, last(place));
      }
    }
    return left;
  }

  /** Whether a key whose last event was then does not matter any more. */
  private boolean isOver(long last, long time) {
    return last + horizon < time;
  }

  private int emptier(int first, int second) {
    if (first < 0 || second < 0) {
      return Math.max(first, second);
    }
    return free(first / WAYS) >= free(second / WAYS) ? first : second;
  }

  private int free(int set) {
    return Long.bitCount(Marks.free(heads[set * HEAD]));
  }

  private void clear(int place) {
    owner.release(trail(place), values(place));
    mark(place, 0);
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
      if (!isFree(place)) {
        worst = worst < 0 ? place : worse(worst, place);
      }
    }
    return worst;
  }

  private int worse(int one, int other) {
    int byEvents = Integer.compare(owner.events(trail(one)), owner.events(trail(other)));
    int order = byEvents == 0 ? Long.compare(last(one), last(other)) : byEvents;
    return order <= 0 ? one : other;
  }

  /** Twice as many sets; what does not matter any more is not taken along. */
  private void grow(long time) {
    Table larger = new Table(horizon, mostKeys, owner);
    larger.resize(2 * sets);
    for (int place = 0; place < places(); place++) {
      if (isFree(place)) {
        continue;
      }
      if (isOver(last(place), time)) {
        clear(place);
      } else {
        larger.move(this, place);
      }
    }
    takeOver(larger);
  }

  private void move(Table from, int place) {
    int to = placeFor(hash(from.high(place), from.low(place)), BEFORE_ALL);
    put(to, from.high(place), from.low(place), from.last(place));
    slab[at(to) + BLOCKS] = from.slab[at(place) + BLOCKS];
    pushed[to] = from.pushed[place];
    size++;
  }

  private void resize(int newSets) {
    sets = newSets;
    heads = new long[newSets * HEAD];
    slab = new long[newSets * WAYS * KEY];
    pushed = new int[newSets * WAYS];
  }

  private void takeOver(Table larger) {
    sets = larger.sets;
    heads = larger.heads;
    slab = larger.slab;
    pushed = larger.pushed;
    size = larger.size;
    evicted += larger.evicted;
  }

  /** Writes all of it; every key keeps its place, so that later the same ones have to go. */
  void save(DataOutput out, Ring ring) throws IOException {
    out.writeLong(evicted);
    out.writeInt(sets);
    out.writeInt(size);
    for (int place = 0; place < places(); place++) {
      if (!isFree(place)) {
        out.writeInt(place);
        out.writeInt(pushed(place));
        out.writeLong(high(place));
        out.writeLong(low(place));
        out.writeLong(last(place));
        ring.look(trail(place)).save(out);
        ring.look(values(place)).save(out);
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
      if (place < 0 || place >= places()) {
        throw new IOException("a key at place " + place);
      }
      pushed(place, in.readInt());
      put(place, in.readLong(), in.readLong(), in.readLong());
      ring.load(in);
      trail(place, ring.block());
      ring.load(in);
      values(place, ring.block());
    }
  }

  /** Reads over what was written. */
  static void skip(DataInput in) throws IOException {
    in.readLong();
    in.readInt();
    for (int left = in.readInt(); left > 0; left--) {
      in.readFully(new byte[2 * Integer.BYTES + 3 * Long.BYTES]);
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
    return (int) (slab[at(place) + BLOCKS] >>> Integer.SIZE);
  }

  void trail(int place, int block) {
    int blocks = at(place) + BLOCKS;
    slab[blocks] = ((long) block << Integer.SIZE) | (slab[blocks] & INT);
  }

  int values(int place) {
    return (int) slab[at(place) + BLOCKS];
  }

  void values(int place, int block) {
    int blocks = at(place) + BLOCKS;
    slab[blocks] = (slab[blocks] & ~INT) | (block & INT);
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
    long longs = (long) heads.length + slab.length;
    return longs * Long.BYTES + (long) pushed.length * Integer.BYTES;
  }
}
