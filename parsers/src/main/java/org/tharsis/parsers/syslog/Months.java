package org.tharsis.parsers.syslog;

/** Month names as RFC 3164 has them, in whatever case. */
final class Months {
  private static final String NAMES = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final int[] KEYS = keys();

  private Months() {}

  private static int[] keys() {
    int[] keys = new int[12];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(NAMES.charAt(3 * i), NAMES.charAt(3 * i + 1), NAMES.charAt(3 * i + 2));
    }
    return keys;
  }

  /** 1 to 12, or 0 if these letters are no month's. */
  static int number(int first, int second, int third) {
    int key = key(first, second, third);
    for (int i = 0; i < KEYS.length; i++) {
      if (KEYS[i] == key) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int key(int first, int second, int third) {
    return (lower(first) << 8 | lower(second)) << 8 | lower(third);
  }

  private static int lower(int b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b & 0xff;
  }
}
