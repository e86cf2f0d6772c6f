package org.tharsis.parsers.text;

import org.jspecify.annotations.Nullable;

/**
 * Reads MAC addresses in whatever way they are written ({@code 00:00:5e:00:53:23}, {@code
 * 0000.5e00.5323}) and gives them in that of ECS: {@code 00-00-5E-00-53-23} (RFC 7042). Belongs to
 * one thread.
 */
public final class HardwareAddress {
  private static final int DIGITS = 12;
  private static final int LENGTH = 17;

  private final Names names;
  private final byte[] canonical = new byte[LENGTH];

  public HardwareAddress(Names names) {
    this.names = names;
  }

  /** The address that {@code bytes[from, to)} is, or null. */
  public @Nullable String of(byte[] bytes, int from, int to) {
    if (to - from < DIGITS || to - from > LENGTH) {
      return null;
    }
    int digits = 0;
    for (int at = from; at < to; at++) {
      int b = bytes[at];
      if (Character.digit(b, 16) >= 0) {
        if (digits == DIGITS) {
          return null;
        }
        put(digits++, b);
      } else if (b != ':' && b != '-' && b != '.') {
        return null;
      }
    }
    return digits == DIGITS ? names.of(canonical, 0, LENGTH) : null;
  }

  private void put(int digit, int b) {
    int at = digit + digit / 2;
    canonical[at] = (byte) (Ascii.isLetter(b) ? b & ~0x20 : b);
    if (digit % 2 == 1 && at + 1 < LENGTH) {
      canonical[at + 1] = '-';
    }
  }
}
