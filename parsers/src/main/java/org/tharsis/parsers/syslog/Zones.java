package org.tharsis.parsers.syslog;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Zone abbreviations as devices send them. They are not unique ({@code CST} is used on three
 * continents): the site's own come first, then the commonest reading.
 */
final class Zones {
  private static final Map<String, ZoneOffset> COMMON =
      Map.ofEntries(
          zone("Z", 0),
          zone("UTC", 0),
          zone("GMT", 0),
          zone("WET", 0),
          zone("WEST", 1),
          zone("BST", 1),
          zone("CET", 1),
          zone("MET", 1),
          zone("CEST", 2),
          zone("MEST", 2),
          zone("CEDT", 2),
          zone("EET", 2),
          zone("EEST", 3),
          zone("MSK", 3),
          zone("SGT", 8),
          zone("HKT", 8),
          zone("JST", 9),
          zone("KST", 9),
          zone("AEST", 10),
          zone("AEDT", 11),
          zone("NZST", 12),
          zone("NZDT", 13),
          zone("AST", -4),
          zone("ADT", -3),
          zone("EST", -5),
          zone("EDT", -4),
          zone("CST", -6),
          zone("CDT", -5),
          zone("MST", -7),
          zone("MDT", -6),
          zone("PST", -8),
          zone("PDT", -7),
          zone("AKST", -9),
          zone("AKDT", -8),
          zone("HST", -10));

  private final ZoneId site;
  private final LocalClock clock = new LocalClock();
  private final String winter;
  private final String summer;

  Zones(ZoneId site) {
    this.site = site;
    TimeZone zone = TimeZone.getTimeZone(site);
    this.winter = zone.getDisplayName(false, TimeZone.SHORT, Locale.ROOT);
    this.summer = zone.getDisplayName(true, TimeZone.SHORT, Locale.ROOT);
  }

  private static Map.Entry<String, ZoneOffset> zone(String name, int hours) {
    return Map.entry(name, ZoneOffset.ofHours(hours));
  }

  ZoneId site() {
    return site;
  }

  /** What reads the site's clocks; it remembers one zone's offset. */
  LocalClock clock() {
    return clock;
  }

  /** The zone of that name, or null. */
  @Nullable ZoneId of(String name) {
    return name.equals(winter) || name.equals(summer) ? site : COMMON.get(name);
  }
}
