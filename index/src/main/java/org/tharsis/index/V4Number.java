package org.tharsis.index;

import org.tharsis.model.IpAddress;

/** An IPv4 address as a number of 32 bits, signed, in the order of addresses. */
final class V4Number {
  private V4Number() {}

  /** The number of an IPv4 address. */
  static int of(IpAddress address) {
    return (int) address.low() ^ Integer.MIN_VALUE;
  }

  static IpAddress address(long number) {
    return IpAddress.v4((int) number ^ Integer.MIN_VALUE);
  }
}
