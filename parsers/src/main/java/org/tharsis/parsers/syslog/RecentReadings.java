package org.tharsis.parsers.syslog;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Words;

/**
 * What dates and times of day were read not long ago: devices say the same second again and again.
 * A newcomer replaces who had its place. Belongs to one thread.
 */
final class RecentReadings {
  /** {@code Mar 2 08:00:00}. */
  private static final int SHORTEST = 14;

  /** As many as three words see. */
  private static final int LONGEST = 3 * Words.LENGTH;

  /** From the first colon to the end: {@code :mm:ss}. */
  private static final int BEHIND_HOUR = 6;

  private static final int KEPT = 64;
  private static final long HASH_FACTOR = 0x9e3779b97f4a7c15L;
  private static final int HASH_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(KEPT);

  private final long[] heads = new long[KEPT];
  private final long[] middles = new long[KEPT];
  private final long[] tails = new long[KEPT];
  private final int[] lengths = new int[KEPT];
  private final Reading[] readings = new Reading[KEPT];

  private long head;
  private long middle;
  private long tail;
  private int length;
  private int slot;

  RecentReadings() {
    for (int i = 0; i < KEPT; i++) {
      readings[i] = new Reading();
    }
  }

  /** Copies what the text at {@code from} was read as; false if it is not remembered. */
  boolean find(byte[] bytes, int from, int to, Reading into) {
    int colon = Ascii.indexOf(bytes, from, Math.min(to, from + LONGEST), ':');
    length = colon + BEHIND_HOUR - from;
    if (colon < 0 || length < SHORTEST || length > LONGEST || from + length > to) {
      length = 0;
      return false;
    }
    head = Words.at(bytes, from);
    middle = Words.at(bytes, from + Math.min(Words.LENGTH, length - Words.LENGTH));
    tail = Words.at(bytes, from + length - Words.LENGTH);
    slot = (int) (((tail + length) * HASH_FACTOR) >>> HASH_SHIFT);
    boolean known =
        heads[slot] == head
            && middles[slot] == middle
            && tails[slot] == tail
            && lengths[slot] == length;
    if (known) {
      into.set(readings[slot]);
    }
    return known;
  }

  /** How long the text is that was just looked for. */
  int length() {
    return length;
  }

  /** Keeps the reading of the text that was just looked for, if that was all of it. */
  void keep(Reading reading, int read) {
    if (read == length) {
      heads[slot] = head;
      middles[slot] = middle;
      tails[slot] = tail;
      lengths[slot] = length;
      readings[slot].set(reading);
    }
  }
}
