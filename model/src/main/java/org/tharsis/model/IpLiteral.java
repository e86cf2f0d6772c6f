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
  private static long parseV4(byte[] bytes, int from, int to) {
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
    int[] groups = new int[GROUPS];
    int count = 0;
    int gap = -1;
    int at = from;
    if (at + 1 < to && bytes[at] == ':' && bytes[at + 1] == ':') {
      gap = 0;
      at += 2;
    }
    while (at < to) {
      if (count == GROUPS) {
        return null;
      }
      int end = endOfHex(bytes, at, to);
      if (end < to && bytes[end] == '.') {
        long v4 = count > GROUPS - 2 ? -1 : parseV4(bytes, at, to);
        if (v4 < 0) {
          return null;
        }
        groups[count++] = (int) (v4 >>> 16);
        groups[count++] = (int) v4 & 0xffff;
        break;
      }
      if (end == at || end - at > 4) {
        return null;
      }
      groups[count++] = hex(bytes, at, end);
      at = end;
      if (at == to) {
        break;
      }
      if (bytes[at] != ':' || at + 1 == to) {
        return null;
      }
      at++;
      if (bytes[at] == ':') {
        if (gap >= 0) {
          return null;
        }
        gap = count;
        at++;
      }
    }
    boolean whole = gap < 0 ? count == GROUPS : count < GROUPS;
    return whole ? spread(groups, count, gap) : null;
  }

  private static IpAddress spread(int[] groups, int count, int gap) {
    long high = 0;
    long low = 0;
    int missing = GROUPS - count;
    for (int i = 0; i < GROUPS; i++) {
      int group;
      if (gap < 0 || i < gap) {
        group = groups[i];
      } else {
        group = i < gap + missing ? 0 : groups[i - missing];
      }
      if (i < 4) {
        high = high << 16 | group;
      } else {
        low = low << 16 | group;
      }
    }
    return IpAddress.of(high, low);
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
