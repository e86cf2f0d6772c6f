package org.tharsis.config;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Cidr;

/**
 * What holds for some senders only. Of several blocks that hold an address and say something of a
 * matter, the narrowest counts.
 *
 * @param addresses the blocks they are in
 * @param hosts their names as their lines give them, upper and lower case alike; for the zone these
 *     count more than an address, which may be a relay's
 * @param timeZone the zone of their clocks where these send none; null if nothing is said of it
 * @param name what accounts call them, and their events where a line names no machine but its
 *     sender; empty for nothing
 * @param rate how many lines a second each of the addresses may send, 1 to 10,000,000; 0 for any
 */
public record SenderSettings(
    List<Cidr> addresses, List<String> hosts, @Nullable ZoneId timeZone, String name, int rate) {
  public SenderSettings {
    addresses = List.copyOf(addresses);
    hosts = List.copyOf(hosts);
    if (rate != 0) {
      Limits.LINES_A_SECOND.check((long) rate);
    }
  }

  /** Senders in a zone of their own. */
  public SenderSettings(List<Cidr> addresses, List<String> hosts, ZoneId timeZone) {
    this(addresses, hosts, timeZone, "", 0);
  }
}
