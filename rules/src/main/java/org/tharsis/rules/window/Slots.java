package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a {@link Table} keeps of each key, place after place, so that all that is asked of one lies
 * side by side: its fingerprint, and the cells of its lists. The first long of the trail's cell is
 * the time of the key's last event, which for a trail of one event it would be anyway.
 */
final class Slots {
  private static final int HIGH = 1;
  private static final int TRAIL = 2;
  private static final int VALUES = TRAIL + Ring.WIDTH;

  private final boolean withValues;
  private final int width;
  private final long[] longs;

  /**
   * @param withValues whether keys have a list beside their trail
   */
  Slots(int places, boolean withValues) {
    this.withValues = withValues;
    this.width = withValues ? VALUES + Ring.WIDTH : VALUES;
    this.longs = new long[places * width];
  }

  /** As many places, of the same kind. */
  Slots another(int places) {
    return new Slots(places, withValues);
  }

  boolean withValues() {
    return withValues;
  }

  long low(int place) {
    return longs[place * width];
  }

  long high(int place) {
    return longs[place * width + HIGH];
  }

  boolean holds(int place, long high, long low) {
    int at = place * width;
    return longs[at] == low && longs[at + HIGH] == high;
  }

  /** The time of the key's last event. */
  long last(int place) {
    return Ring.first(longs, place * width + TRAIL);
  }

  /** Sets it, to no less than that of any event in its trail. */
  void last(int place, long time) {
    Ring.first(longs, place * width + TRAIL, time);
  }

  /** Gives a place to a key, which has empty lists. */
  void put(int place, long high, long low, long last) {
    int at = place * width;
    longs[at] = low;
    longs[at + HIGH] = high;
    Ring.begin(longs, at + TRAIL, last);
    if (withValues) {
      Ring.begin(longs, at + VALUES, 0);
    }
  }

  /** Takes a key with its lists from a place of another one. */
  void move(int place, Slots from, int fromPlace) {
    System.arraycopy(from.longs, fromPlace * width, longs, place * width, width);
  }

  /** Has a ring look at a key's trail. */
  Ring trail(int place, Ring ring) {
    return ring.look(longs, place * width + TRAIL);
  }

  /** Has a ring look at its values, if keys have any. */
  Ring values(int place, Ring ring) {
    return ring.look(longs, place * width + VALUES);
  }

  /** Reads both ends of a place. */
  long read(int place) {
    int at = place * width;
    return longs[at] + longs[at + width - 1];
  }

  /** Reads where a key's lists begin. */
  long readLists(int place, Ring ring) {
    int at = place * width;
    long read = ring.read(longs, at + TRAIL);
    return withValues ? read + ring.read(longs, at + VALUES) : read;
  }

  /** Writes a key with its lists. */
  void save(int place, DataOutput out, Ring ring) throws IOException {
    Ring trail = trail(place, ring);
    out.writeInt((int) trail.extra());
    out.writeLong(high(place));
    out.writeLong(low(place));
    out.writeLong(last(place));
    trail.save(out);
    if (withValues) {
      values(place, ring).save(out);
    } else {
      out.writeInt(0);
    }
  }

  /** Reads what was written into a place. */
  void load(int place, DataInput in, Ring ring) throws IOException {
    int pushed = in.readInt();
    put(place, in.readLong(), in.readLong(), in.readLong());
    long last = last(place);
    trail(place, ring).load(in);
    ring.extra(pushed);
    last(place, Math.max(last, last(place)));
    if (withValues) {
      values(place, ring).load(in);
    } else if (in.readInt() != 0) {
      throw new IOException("a key with values in a table without");
    }
  }

  /** Reads over what was written. */
  static void skip(DataInput in) throws IOException {
    in.readFully(new byte[Integer.BYTES + 3 * Long.BYTES]);
    Ring.skip(in);
    Ring.skip(in);
  }

  long bytes() {
    return (long) longs.length * Long.BYTES;
  }
}
