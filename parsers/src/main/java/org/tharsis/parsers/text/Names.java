package org.tharsis.parsers.text;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The strings that come again and again (devices, interfaces, access lists, users), made once.
 *
 * <p>A direct-mapped table: a newcomer replaces who had its place, so the size never grows,
 * whatever a sender invents. It belongs to one thread.
 */
public final class Names {
  private static final int SLOTS = 4096;
  private static final int LONGEST = 64;
  private static final int HASH_FACTOR = 0x9e3779b1;

  private final @Nullable String[] slots = new @Nullable String[SLOTS];

  /** {@code bytes[from, to)} as text; bytes that are no UTF-8 become U+FFFD. */
  public String of(byte[] bytes, int from, int to) {
    return to - from > LONGEST ? decode(bytes, from, to) : pooled(bytes, from, to, false);
  }

  /** The same in lower case, where that is ASCII. */
  public String lowerCase(byte[] bytes, int from, int to) {
    return pooled(bytes, from, Math.min(to, from + LONGEST), true);
  }

  private String pooled(byte[] bytes, int from, int to, boolean lower) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return decode(bytes, from, to);
      }
      hash = hash * 31 + (lower ? Ascii.lower(bytes[i]) : bytes[i]);
    }
    int slot = (hash * HASH_FACTOR) >>> 20;
    String known = slots[slot];
    if (known == null || !same(known, bytes, from, to, lower)) {
      known = decode(bytes, from, to);
      if (lower) {
        known = known.toLowerCase(java.util.Locale.ROOT);
      }
      slots[slot] = known;
    }
    return known;
  }

  private static boolean same(String known, byte[] bytes, int from, int to, boolean lower) {
    if (known.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (known.charAt(i - from) != (lower ? Ascii.lower(bytes[i]) : bytes[i])) {
        return false;
      }
    }
    return true;
  }

  private static String decode(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
