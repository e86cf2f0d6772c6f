package org.tharsis.rules.window;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/**
 * The values of some fields of an event as 128 bits. One address or one number is its own; of texts
 * and of several values it is a hash, so that two may share one: less likely than a broken disk,
 * unless somebody searches for it, and he gains that two are counted as one. Used again; belongs to
 * one thread.
 */
final class Fingerprint {
  private static final long ODD = 0x9e3779b97f4a7c15L;
  private static final long OTHER = 0xc2b2ae3d27d4eb4fL;

  private long high;
  private long low;
  private long hash;
  private boolean hashed;

  /** Where a table is likely to have it, or -1. */
  private int place = -1;

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /** Of all its bits, the same for every table. */
  long hash() {
    if (!hashed) {
      hash = Sets.hash(high, low);
      hashed = true;
    }
    return hash;
  }

  int place() {
    return place;
  }

  /** Takes one whose hash is known, and perhaps its place. */
  void set(long newHigh, long newLow, long newHash, int newPlace) {
    high = newHigh;
    low = newLow;
    hash = newHash;
    hashed = true;
    place = newPlace;
  }

  /** Takes that of these fields; false if the event lacks one of them. */
  boolean of(Event event, List<Field> fields) {
    if (!of(event.get(fields.getFirst()))) {
      return false;
    }
    for (int i = 1; i < fields.size(); i++) {
      long highBefore = high;
      long lowBefore = low;
      if (!of(event.get(fields.get(i)))) {
        return false;
      }
      combine(highBefore, lowBefore);
    }
    return true;
  }

  /**
   * Takes that of one value; false if it is null. Asked with every event by every window: a switch
   * over the types would be linked at run time and cost several times as much.
   */
  boolean of(@Nullable Object value) {
    if (value instanceof IpAddress address) {
      set(address.high(), address.low());
    } else if (value instanceof Long number) {
      set(0, number);
    } else if (value instanceof Boolean flag) {
      set(0, flag ? 1 : 0);
    } else if (value != null) {
      text(value.toString());
    }
    return value != null;
  }

  private void set(long newHigh, long newLow) {
    high = newHigh;
    low = newLow;
    hashed = false;
    place = -1;
  }

  private void text(String text) {
    long one = ODD;
    long two = OTHER;
    for (int i = 0; i < text.length(); i++) {
      one = (one ^ text.charAt(i)) * OTHER;
      one ^= one >>> 29;
      two = (two + text.charAt(i)) * ODD;
      two ^= two >>> 32;
    }
    set(one, two ^ text.length());
  }

  private void combine(long highBefore, long lowBefore) {
    long one = mixed(highBefore * ODD + lowBefore) + high;
    long two = mixed(lowBefore * OTHER ^ highBefore) + low;
    set(mixed(one * ODD + Long.rotateLeft(two, 31)), mixed(two * OTHER ^ one));
  }

  /** 64 bits of it, every one of which depends on all. */
  long mixed() {
    return mixed(mixed(high + ODD) ^ low);
  }

  static long mixed(long bits) {
    long x = (bits ^ bits >>> 32) * ODD;
    x = (x ^ x >>> 29) * OTHER;
    return x ^ x >>> 32;
  }
}
