package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** Reads and writes address literals (RFC 4291 2.2, RFC 5952 4). */
final class IpLiteral {
  private static final int GROUPS = 8;

  private IpLiteral() {}

  static @Nullable IpAddress parse(byte[] bytes, int from, int to) {
    long bits = parseV4(bytes, from, to);
    if (bits >= 0) {
      return IpAddress.v4((int) bits);
    }
    boolean likely = from < to && (digit(bytes[from]) >= 0 || bytes[from] == ':');
    return likely ? parseV6(bytes, from, to) : null;
  }

  /** The 32 bits of a dotted decimal, or -1. */
  static long parseV4(byte[] bytes, int from, int to) {
    long bits = 0;
    int at = from;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && (at >= to || bytes[at++] != '.')) {
        return -1;
      }
      int start = at;
      int value = 0;
      while (at < to && at - start < 3 && bytes[at] >= '0' && bytes[at] <= '9') {
        value = value * 10 + bytes[at++] - '0';
      }
      if (at == start || value > 255) {
        return -1;
      }
      bits = bits << 8 | value;
    }
    return at == to ? bits : -1;
  }

  private static @Nullable IpAddress parseV6(byte[] bytes, int from, int to) {
    Groups groups = new Groups();
    int at = from;
    if (startsWithGap(bytes, at, to)) {
      groups.gap();
      at += 2;
    }
    while (at < to) {
      int end = endOfHex(bytes, at, to);
      if (end < to && bytes[end] == '.') { // the last 32 bits in dotted decimal
        return groups.addV4(parseV4(bytes, at, to)) ? groups.address() : null;
      }
      if (end == at || end - at > 4 || !groups.add(hex(bytes, at, end))) {
        return null;
      }
      at = end;
      if (at < to) {
        boolean gap = startsWithGap(bytes, at, to);
        if (bytes[at] != ':' || (!gap && at + 1 == to) || (gap && !groups.gap())) {
          return null;
        }
        at += gap ? 2 : 1;
      }
    }
    return groups.address();
  }

  private static boolean startsWithGap(byte[] bytes, int at, int to) {
    return at + 1 < to && bytes[at] == ':' && bytes[at + 1] == ':';
  }

  /** The 16-bit groups of an address as they are read, and where {@code ::} stands. */
  private static final class Groups {
    private final int[] groups = new int[GROUPS];
    private int count;
    private int gap = -1;

    boolean add(int group) {
      if (count == GROUPS) {
        return false;
      }
      groups[count++] = group;
      return true;
    }

    boolean addV4(long bits) {
      return bits >= 0 && add((int) (bits >>> 16)) && add((int) bits & 0xffff);
    }

    /** False if there is one already. */
    boolean gap() {
      boolean first = gap < 0;
      gap = count;
      return first;
    }

    @Nullable IpAddress address() {
      boolean whole = gap < 0 ? count == GROUPS : count < GROUPS;
      if (!whole) {
        return null;
      }
      long high = 0;
      long low = 0;
      for (int i = 0; i < GROUPS; i++) {
        high = i < 4 ? high << 16 | group(i) : high;
        low = i < 4 ? low : low << 16 | group(i);
      }
      return IpAddress.of(high, low);
    }

    private int group(int i) {
      int missing = GROUPS - count;
      if (gap < 0 || i < gap) {
        return groups[i];
      }
      return i < gap + missing ? 0 : groups[i - missing];
    }
  }

  private static int endOfHex(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && at - from < 5 && digit(bytes[at]) >= 0) {
      at++;
    }
    return at;
  }

  private static int digit(int b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  private static int hex(byte[] bytes, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value << 4 | digit(bytes[i]);
    }
    return value;
  }

  static String dotted(int bits) {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 0xff)
        + "."
        + (bits >>> 8 & 0xff)
        + "."
        + (bits & 0xff);
  }

  static String colons(long high, long low) {
    int bestStart = -1;
    int bestLength = 1; // RFC 5952 4.2.2: a single zero group is not shortened
    for (int i = 0; i < GROUPS; i++) {
      int length = 0;
      while (i + length < GROUPS && group(high, low, i + length) == 0) {
        length++;
      }
      if (length > bestLength) {
        bestStart = i;
        bestLength = length;
      }
      i += length;
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < GROUPS; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
      } else {
        if (i > 0 && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(group(high, low, i)));
      }
    }
    return text.toString();
  }

  private static int group(long high, long low, int i) {
    return (int) ((i < 4 ? high : low) >>> (48 - 16 * (i & 3))) & 0xffff;
  }
}
