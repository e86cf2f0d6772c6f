package org.tharsis.parsers.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.IpAddress;

/**
 * The addresses that come again and again, read once. It remembers a bounded number of them, and
 * belongs to one thread.
 */
public final class Addresses {
  private static final int KEPT = 4096;

  private final Recent<IpAddress> recent = new Recent<>(none());

  private static IpAddress[] none() {
    IpAddress[] addresses = new IpAddress[KEPT];
    Arrays.fill(addresses, IpAddress.v4(0));
    return addresses;
  }

  /** The address that {@code bytes[from, to)} is a literal of; null if it is none. */
  public @Nullable IpAddress of(byte[] bytes, int from, int to) {
    if (to - from > Recent.EXACT) {
      return IpAddress.parse(bytes, from, to);
    }
    IpAddress known = recent.find(bytes, from, to);
    if (known != null) {
      return known;
    }
    IpAddress address = IpAddress.parse(bytes, from, to);
    return address == null ? null : recent.keep(address);
  }
}
