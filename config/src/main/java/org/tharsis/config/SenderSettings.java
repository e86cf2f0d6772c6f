package org.tharsis.config;

import java.time.ZoneId;
import java.util.List;
import org.tharsis.model.Cidr;

/**
 * What holds for some senders only.
 *
 * @param addresses the blocks they are in; of several that hold an address the narrowest counts
 * @param hosts their names as their lines give them, upper and lower case alike; these count more
 *     than an address, which may be a relay's
 * @param timeZone the zone of their clocks where these send none
 */
public record SenderSettings(List<Cidr> addresses, List<String> hosts, ZoneId timeZone) {
  public SenderSettings {
    addresses = List.copyOf(addresses);
    hosts = List.copyOf(hosts);
  }
}
