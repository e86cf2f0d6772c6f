package org.tharsis.parsers.windows;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of what logs Windows events: the same id means another thing from another provider. */
final class Provider {
  static final String TCPIP = "Tcpip";
  private static final String SECURITY = "Security";
  private static final String LONG_PREFIX = "Microsoft-Windows-";

  /** Those that are seen as the tag of a syslog line, where a daemon's name could stand too. */
  private static final Set<String> WELL_KNOWN =
      Set.of(
          TCPIP,
          "Tcpip6",
          SECURITY,
          "Security-Auditing",
          "EventLog",
          "Eventlog",
          "Service_Control_Manager",
          "Service",
          "Netlogon",
          "NETLOGON",
          "W32Time",
          "Application_Error",
          "Dhcp",
          "Srv",
          "Browser",
          "MRxSmb");

  private Provider() {}

  /** The part of a catalogue key that stands for the provider. */
  static String family(@Nullable String provider) {
    if (provider == null) {
      return "";
    }
    return switch (provider) {
      case SECURITY, "Security-Auditing", LONG_PREFIX + "Security-Auditing" -> SECURITY;
      default -> provider;
    };
  }

  static boolean isWellKnown(String tag) {
    return WELL_KNOWN.contains(tag) || tag.startsWith(LONG_PREFIX);
  }
}
