package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/**
 * Addresses by the name an exclusion gives them.
 *
 * @param name a list, block or address as written
 * @param addresses what is in it, and was at any time: an event is judged by the list of its day
 */
public record Area(String name, DatedSet addresses) {
  /** One that never changes. */
  public Area(String name, AddressSet addresses) {
    this(name, DatedSet.always(addresses));
  }

  /**
   * Whether the address was in it then.
   *
   * @param time milliseconds since the epoch
   */
  public boolean contains(@Nullable IpAddress address, long time) {
    return address != null && addresses.at(time).contains(address);
  }
}
