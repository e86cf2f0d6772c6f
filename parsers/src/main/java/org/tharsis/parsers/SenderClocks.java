package org.tharsis.parsers;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.IpAddress;

/**
 * Looks up {@link ClockZones} line by line; what was looked up not long ago costs no memory.
 *
 * <p>Belongs to one thread.
 */
final class SenderClocks {
  /** So many hosts' zones are remembered; names are what anybody sends. */
  private static final int KEPT = 4096;

  private final ClockZones zones;
  private final boolean onlyOne;
  private final Map<String, Optional<ZoneId>> ofHosts = new HashMap<>();
  private @Nullable IpAddress lastSender;
  private ZoneId ofLastSender;

  SenderClocks(ClockZones zones) {
    this.zones = zones;
    this.onlyOne = zones.byAddress().isEmpty() && zones.byHost().isEmpty();
    this.ofLastSender = zones.otherwise();
  }

  /** The zone of a line from this address, or from a file. */
  ZoneId ofSender(@Nullable IpAddress sender) {
    if (onlyOne || sender == null) {
      return zones.otherwise();
    }
    if (!sender.equals(lastSender)) {
      ZoneId zone = zones.byAddress().get(sender);
      ofLastSender = zone == null ? zones.otherwise() : zone;
      lastSender = sender;
    }
    return ofLastSender;
  }

  /** The zone set for the host that a header names, by its name or as an address; or null. */
  @Nullable ZoneId ofHost(@Nullable String host) {
    if (onlyOne || host == null) {
      return null;
    }
    Optional<ZoneId> known = ofHosts.get(host);
    return (known == null ? keep(host) : known).orElse(null);
  }

  private Optional<ZoneId> keep(String host) {
    if (ofHosts.size() == KEPT) {
      ofHosts.clear();
    }
    Optional<ZoneId> found = Optional.ofNullable(find(host));
    ofHosts.put(host, found);
    return found;
  }

  /** At most {@link #KEPT}. */
  int hostsKept() {
    return ofHosts.size();
  }

  private @Nullable ZoneId find(String host) {
    IpAddress address = IpAddress.parse(host);
    return address == null
        ? zones.byHost().get(host.toLowerCase(Locale.ROOT))
        : zones.byAddress().get(address);
  }
}
