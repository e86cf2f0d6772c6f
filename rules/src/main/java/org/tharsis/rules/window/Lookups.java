package org.tharsis.rules.window;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/**
 * The keys that windows will be asked for by the next events. The tables are larger than any cache,
 * and asked for one key after another they would have each wait for memory alone. So all that is
 * known of these keys is read beforehand ({@link #fetch}), step by step, as one step says where the
 * next one reads: of many reads that do not need each other's answers the last is there not much
 * later than the first. Nothing depends on what was read.
 */
public final class Lookups {
  /** Nothing was looked up. */
  static final Lookups NONE = new Lookups();

  private static final int FEW = 64;

  private Table[] tables = new Table[FEW];
  private boolean[] known = new boolean[FEW];
  private long[] high = new long[FEW];
  private long[] low = new long[FEW];
  private long[] hash = new long[FEW];
  private int[] place = new int[FEW];
  private int size;

  /** So that nobody finds out that reading is not needed. */
  private long read;

  /** How many there are, which is the number of the next one. */
  public int size() {
    return size;
  }

  /** Forgets them all. */
  public void clear() {
    size = 0;
  }

  /** The key that a window will be asked by for an event. */
  public void ask(Window window, Event event) {
    add(window.asked(event), window);
  }

  /** The key under which a window will count an event. */
  public void feed(Window window, Event event) {
    add(window.fed(event), window);
  }

  private void add(@Nullable Fingerprint key, Window window) {
    if (size == tables.length) {
      grow();
    }
    place[size] = -1;
    known[size] = key != null;
    tables[size] = window.table();
    if (key != null) {
      high[size] = key.high();
      low[size] = key.low();
      hash[size] = key.hash();
    }
    size++;
  }

  private void grow() {
    tables = Arrays.copyOf(tables, 2 * size);
    known = Arrays.copyOf(known, 2 * size);
    high = Arrays.copyOf(high, 2 * size);
    low = Arrays.copyOf(low, 2 * size);
    hash = Arrays.copyOf(hash, 2 * size);
    place = Arrays.copyOf(place, 2 * size);
  }

  /** Takes the key of that number; false if it was not looked up. */
  boolean take(int number, Fingerprint into) {
    if (number >= size || !known[number]) {
      return false;
    }
    into.set(high[number], low[number], hash[number], place[number]);
    return true;
  }

  /** Reads what is known of all these keys. */
  public void fetch() {
    long all = read;
    for (int i = 0; i < size; i++) {
      all += tables[i].readHeads(hash[i]);
    }
    for (int i = 0; i < size; i++) {
      place[i] = tables[i].guess(hash[i]);
      all += tables[i].readSlot(place[i]);
    }
    for (int i = 0; i < size; i++) {
      all += tables[i].readLists(place[i]);
    }
    read = all;
  }
}
