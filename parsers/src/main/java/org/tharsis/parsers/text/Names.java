package org.tharsis.parsers.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The strings that come again and again (devices, interfaces, access lists, users), made once. It
 * remembers a bounded number of them, and belongs to one thread.
 */
public final class Names {
  private static final int KEPT = 4096;
  private static final int KEPT_LOWER = 256;
  private static final int LONGEST = 64;

  private final Recent<String> written = new Recent<>(empty(KEPT));
  private final Recent<String> lowered = new Recent<>(empty(KEPT_LOWER));

  private static String[] empty(int count) {
    String[] names = new String[count];
    Arrays.fill(names, "");
    return names;
  }

  /** {@code bytes[from, to)} as text; bytes that are no UTF-8 become U+FFFD. */
  public String of(byte[] bytes, int from, int to) {
    if (to - from > LONGEST) {
      return once(bytes, from, to);
    }
    String known = written.find(bytes, from, to);
    return known != null && same(known, bytes, from, to)
        ? known
        : written.keep(once(bytes, from, to));
  }

  /** The same in lower case, cut off where it is too long for a name. */
  public String lowerCase(byte[] bytes, int from, int to) {
    if (to - from > Recent.EXACT) {
      return lower(bytes, from, Math.min(to, from + LONGEST));
    }
    String known = lowered.find(bytes, from, to);
    return known != null ? known : lowered.keep(lower(bytes, from, to));
  }

  private String lower(byte[] bytes, int from, int to) {
    return once(bytes, from, to).toLowerCase(Locale.ROOT);
  }

  /** The same as {@link #of} for what hardly comes again: a number, an address of the web. */
  public String once(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static boolean same(String known, byte[] bytes, int from, int to) {
    if (to - from <= Recent.EXACT) {
      return true;
    }
    if (known.length() != to - from) {
      return false;
    }
    for (int i = Recent.EXACT / 2; i < to - from - Recent.EXACT / 2; i++) {
      if (known.charAt(i) != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }
}
