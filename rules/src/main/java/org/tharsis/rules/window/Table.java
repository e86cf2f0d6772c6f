package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a window keeps of each key, by fingerprint, in slabs and without an object a key. A key has
 * a place in one of two {@link Sets}; where both are full of keys that still matter the table
 * grows, and at its bound the one with the fewest events goes, of several the one quiet for
 * longest. Keys quiet for longer than the horizon give their places to newcomers.
 */
final class Table {
  private static final int FIRST_SETS = 2;

  /** As many as an array can hold the keys of. */
  private static final int MOST_SETS = 1 << 25;

  /** It grows where at least one in so many places is taken. */
  private static final int GROWN = 4;

  /** Before all events: nothing is over. */
  private static final long BEFORE_ALL = Long.MIN_VALUE;

  private final long horizon;
  private final int mostKeys;
  private final boolean withValues;
  private final Ring ring;
  private Sets sets;
  private long evicted;

  /**
   * @param horizon how long a key matters after its last event, milliseconds
   * @param mostKeys how many it holds at most
   * @param arena where lists of its keys lie that are longer than one
   * @param withValues whether keys have a list beside their trail
   */
  Table(long horizon, int mostKeys, Arena arena, boolean withValues) {
    this.horizon = horizon;
    this.mostKeys = mostKeys;
    this.withValues = withValues;
    this.ring = new Ring(arena);
    this.sets = sets(FIRST_SETS);
  }

  private Sets sets(int count) {
    return new Sets(count, withValues, ring);
  }

  /** The place of a key, or -1. */
  int find(Fingerprint key) {
    return sets.holds(key.place(), key.high(), key.low())
        ? key.place()
        : sets.find(key.hash(), key.high(), key.low());
  }

  /**
   * The place of a key. If it was not there it is new, and has its last event now; else that is to
   * be {@link #seen} once it is in the key's trail.
   */
  int at(Fingerprint key, long time) {
    int place = find(key);
    return place >= 0 ? place : add(key.hash(), key.high(), key.low(), time);
  }

  /** Reads what says whether a key of that hash is there. */
  long readHeads(long hash) {
    return sets.readHeads(hash);
  }

  /** Where a key of that hash is most likely, or would be put. */
  int guess(long hash) {
    return sets.guess(hash);
  }

  /** Reads what lies at a place. */
  long readSlot(int place) {
    return sets.slots().read(place);
  }

  /** Reads where the lists of a key begin. */
  long readLists(int place) {
    return sets.slots().readLists(place, ring);
  }

  private int add(long hash, long high, long low, long time) {
    int place = placeFor(hash, time - horizon);
    sets.slots().put(place, high, low, time);
    sets.take(place, hash, time);
    return place;
  }

  /** A key had an event, which is in its trail if it keeps one. */
  void seen(int place, long time) {
    Slots slots = sets.slots();
    if (slots.last(place) < time) {
      slots.last(place, time);
    }
  }

  /** A free place; keys that had their last event before the time do not matter any more. */
  private int placeFor(long hash, long before) {
    while (true) {
      int room = sets.room(hash, before);
      if (sets.size() >= mostKeys) { // nobody has to go while there is one that does not matter
        sets.clearWhatIsOver(hash, before);
      }
      if (sets.size() >= mostKeys && sets.taken(hash)) {
        return evict(hash);
      }
      if (room >= 0) {
        return room;
      }
      if (GROWN * sets.size() < sets.places() || sets.count() == MOST_SETS) {
        return evict(hash); // so many in one place are no chance
      }
      grow(before);
    }
  }

  private int evict(long hash) {
    int victim = sets.worst(hash);
    sets.clear(victim);
    evicted++;
    return victim;
  }

  /** Twice as many sets; what does not matter any more is not taken along. */
  private void grow(long before) {
    Sets smaller = sets;
    sets = sets(2 * smaller.count());
    for (int place = 0; place < smaller.places(); place++) {
      if (smaller.isFree(place)) {
        continue;
      }
      if (smaller.slots().last(place) < before) {
        smaller.clear(place);
      } else {
        move(smaller, place);
      }
    }
  }

  private void move(Sets from, int place) {
    long hash = from.hash(place);
    int to = placeFor(hash, BEFORE_ALL);
    sets.slots().move(to, from.slots(), place);
    sets.take(to, hash, from.slots().last(place));
  }

  /** Writes all of it; every key keeps its place, so that later the same ones have to go. */
  void save(DataOutput out) throws IOException {
    out.writeLong(evicted);
    out.writeInt(sets.count());
    out.writeInt(sets.size());
    for (int place = 0; place < sets.places(); place++) {
      if (!sets.isFree(place)) {
        out.writeInt(place);
        sets.slots().save(place, out, ring);
      }
    }
  }

  /** Reads what was written into this one, which is empty. */
  void load(DataInput in) throws IOException {
    evicted = in.readLong();
    sets = sets(count(in));
    for (int left = in.readInt(); left > 0; left--) {
      int place = in.readInt();
      if (place < 0 || place >= sets.places()) {
        throw new IOException("a key at place " + place);
      }
      sets.slots().load(place, in, ring);
      sets.take(place, sets.hash(place), sets.slots().last(place));
    }
  }

  /** Reads over what was written. */
  static void skip(DataInput in) throws IOException {
    in.readLong();
    in.readInt();
    for (int left = in.readInt(); left > 0; left--) {
      in.readInt();
      Slots.skip(in);
    }
  }

  private static int count(DataInput in) throws IOException {
    int sets = in.readInt();
    if (sets < FIRST_SETS || sets > MOST_SETS || Integer.bitCount(sets) != 1) {
      throw new IOException("a table of " + sets + " sets");
    }
    return sets;
  }

  /** Has a ring look at the trail of a key. */
  Ring trail(int place, Ring with) {
    return sets.slots().trail(place, with);
  }

  /** Has a ring look at its values, if keys have any. */
  Ring values(int place, Ring with) {
    return sets.slots().values(place, with);
  }

  /** How many keys are remembered, those that do not matter any more among them. */
  int size() {
    return sets.size();
  }

  /** How many keys were forgotten while they could still have mattered. */
  long evicted() {
    return evicted;
  }

  /** Bytes taken from the heap. */
  long bytes() {
    return sets.bytes();
  }
}
