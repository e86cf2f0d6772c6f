package org.tharsis.parsers.windows;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of what logs Windows events: the same id means another thing from another provider. */
final class Provider {
  static final String SECURITY = "Security";
  private static final String LONG_PREFIX = "Microsoft-Windows-";

  /** Those that are seen as the tag of a syslog line, where a daemon's name could stand too. */
  private static final Set<String> WELL_KNOWN =
      Set.of(
          "Tcpip",
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
    String name =
        provider.startsWith(LONG_PREFIX) ? provider.substring(LONG_PREFIX.length()) : provider;
    return switch (name) {
      case "Security-Auditing" -> SECURITY;
      case "EventLog" -> "Eventlog";
      case "Tcpip6" -> "Tcpip";
      case "Service Control Manager" -> "Service_Control_Manager"; // a key has no blanks
      default -> name;
    };
  }

  static boolean isWellKnown(String tag) {
    return WELL_KNOWN.contains(tag) || tag.startsWith(LONG_PREFIX);
  }
}
