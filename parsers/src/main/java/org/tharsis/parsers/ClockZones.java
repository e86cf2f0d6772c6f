package org.tharsis.parsers;

import java.time.ZoneId;
import java.util.Map;
import org.tharsis.model.AddressMap;

/**
 * In which zones the clocks of devices are that name none.
 *
 * @param otherwise the zone of all that the others say nothing of
 * @param byAddress by the address a device sends from, or is named by in its lines
 * @param byHost by the name its lines give, in lower case; counts more than an address, which may
 *     be a relay's
 */
public record ClockZones(
    ZoneId otherwise, AddressMap<ZoneId> byAddress, Map<String, ZoneId> byHost) {
  public ClockZones {
    byHost = Map.copyOf(byHost);
  }

  /** One zone for all. */
  public static ClockZones all(ZoneId zone) {
    return new ClockZones(zone, AddressMap.of(Map.of()), Map.of());
  }
}
