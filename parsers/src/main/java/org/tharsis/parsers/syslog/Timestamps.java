package org.tharsis.parsers.syslog;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * Reads a device's time: {@code Mmm dd [yyyy] hh:mm:ss[.fff] [zone] [yyyy]} (RFC 3164 4.1.2 and
 * what Cisco and Microsoft made of it), {@code yyyy Mmm dd hh:mm:ss[.fff] [zone]} (NX-OS) and
 * {@code yyyy-mm-dd[T ]hh:mm:ss[.fff][offset]} (RFC 3339).
 *
 * <p>Belongs to one thread.
 */
public final class Timestamps {
  private static final int EARLIEST_YEAR = 1970;
  private static final int LATEST_YEAR = 2199;

  private final Map<ZoneId, Zones> sites = new HashMap<>();
  private final Names names;
  private final RecentReadings recent = new RecentReadings();
  private final Reading reading = new Reading();
  private Zones zones;
  private LocalClock clock;
  private long millis;

  /**
   * @param site the zone of clocks that name none
   */
  public Timestamps(ZoneId site, Names names) {
    this.zones = new Zones(site);
    this.clock = zones.clock();
    this.names = names;
  }

  /** From now on clocks that name no zone are in this one. */
  public void zone(ZoneId site) {
    if (!site.equals(zones.site())) {
      sites.putIfAbsent(zones.site(), zones);
      zones = sites.computeIfAbsent(site, Zones::new);
      clock = zones.clock();
    }
  }

  /** The zone of clocks that name none. */
  public ZoneId zone() {
    return zones.site();
  }

  /** What {@link #read} has read, milliseconds since the epoch. */
  public long millis() {
    return millis;
  }

  /**
   * Reads the time that stands here; if there is none, the cursor stays.
   *
   * @param arrived what a missing year is guessed from, and which hour of the two when clocks were
   *     set back; milliseconds since the epoch
   */
  public boolean read(Cursor c, long arrived) {
    int start = c.at();
    clock.near(arrived);
    boolean there = dateAndTime(c) && rest(c, arrived);
    if (!there) {
      c.moveTo(start);
    }
    return there;
  }

  /** Up to the second. */
  private boolean dateAndTime(Cursor c) {
    int start = c.at();
    if (recent.find(c.bytes(), start, c.end(), reading)) {
      c.moveTo(start + recent.length());
      return true;
    }
    boolean there = Ascii.isDigit(c.peek()) ? iso(c) || yearFirst(c, start) : named(c);
    if (there) {
      recent.keep(reading, c.at() - start);
    }
    return there;
  }

  /** Fraction, zone and a year that comes last. */
  private boolean rest(Cursor c, long arrived) {
    int fraction = fraction(c);
    ZoneId zone = reading.numeric ? offset(c) : null;
    if (zone == null) {
      zone = zoneName(c);
    }
    int year = reading.year;
    if (year < 0) {
      year = trailingYear(c);
    }
    return resolve(year, fraction, zone == null ? zones.site() : zone, arrived);
  }

  private boolean resolve(int year, int fraction, ZoneId zone, long arrived) {
    int millisOfDay = reading.secondOfDay * 1000 + fraction;
    millis =
        year < 0
            ? clock.nearest(arrived, reading.month, reading.day, millisOfDay, zone)
            : clock.millis(year, reading.month, reading.day, millisOfDay, zone);
    return millis != LocalClock.NONE;
  }

  /**
   * Reads {@code mm/dd[/yy[yy]]-hh:mm:ss[.ffffff]}, as Snort and Suricata write it, or {@code
   * mm/dd/yy,hh:mm:ss}, as Microsoft's DHCP server does; if there is none, the cursor stays.
   *
   * @param arrived what a missing year is guessed from, and which hour of the two when clocks were
   *     set back; milliseconds since the epoch
   */
  public boolean readMonthFirst(Cursor c, long arrived) {
    int start = c.at();
    clock.near(arrived);
    boolean there = monthFirst(c, arrived);
    if (!there) {
      c.moveTo(start);
    }
    return there;
  }

  private boolean monthFirst(Cursor c, long arrived) {
    if (!month(c) || !c.skip('/') || !day(c)) {
      return false;
    }
    int year = c.skip('/') ? (int) c.number(4) : -1;
    if (year >= 0 && year < 100) {
      year += 2000;
    }
    boolean ofThisAge = year < 0 || (year >= EARLIEST_YEAR && year <= LATEST_YEAR);
    return ofThisAge
        && (c.skip('-') || (year > 0 && c.skip(',')))
        && timeOfDay(c)
        && resolve(year, fraction(c), zones.site(), arrived);
  }

  private boolean named(Cursor c) {
    reading.numeric = false;
    if (c.peek() == '*' || c.peek() == '.') {
      c.next(); // IOS: the clock was never set, or has lost its source
    }
    if (!(monthName(c) && c.skipBlanks() && day(c) && c.skipBlanks())) {
      return false;
    }
    reading.year = year(c);
    return (reading.year < 0 || c.skipBlanks()) && timeOfDay(c);
  }

  private boolean monthName(Cursor c) {
    reading.month = Months.number(c.peek(), c.peek(1), c.peek(2));
    c.moveTo(c.at() + 3);
    return reading.month > 0;
  }

  private boolean month(Cursor c) {
    reading.month = (int) c.number(2);
    return reading.month >= 1 && reading.month <= 12;
  }

  private boolean day(Cursor c) {
    reading.day = (int) c.number(2);
    return reading.day >= 1 && reading.day <= 31;
  }

  /** NX-OS: {@code 2026 Jun 15 12:00:00.123 CEST}. */
  private boolean yearFirst(Cursor c, int start) {
    c.moveTo(start);
    reading.numeric = false;
    reading.year = year(c);
    return reading.year > 0
        && c.skipBlanks()
        && monthName(c)
        && c.skipBlanks()
        && day(c)
        && c.skipBlanks()
        && timeOfDay(c);
  }

  /** Reads four digits that are a year and no hour; -1 if they are none. */
  private static int year(Cursor c) {
    int start = c.at();
    int year = (int) c.number(4);
    if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
      c.moveTo(start);
      return -1;
    }
    return year;
  }

  private static int trailingYear(Cursor c) {
    int start = c.at();
    int year = c.skipBlanks() ? year(c) : -1;
    if (year < 0 || !(c.atEnd() || Ascii.isBlank(c.peek()) || c.peek() == ':')) {
      c.moveTo(start);
      return -1;
    }
    return year;
  }

  private boolean timeOfDay(Cursor c) {
    int hour = (int) c.number(2);
    if (hour < 0 || hour > 23 || !c.skip(':')) {
      return false;
    }
    int minute = (int) c.number(2);
    if (minute < 0 || minute > 59 || !c.skip(':')) {
      return false;
    }
    int second = (int) c.number(2);
    if (second < 0 || second > 60) {
      return false;
    }
    reading.secondOfDay = (hour * 60 + minute) * 60 + Math.min(second, 59);
    return true;
  }

  private static int fraction(Cursor c) {
    boolean follows = (c.peek() == '.' || c.peek() == ',') && Ascii.isDigit(c.peek(1));
    if (!follows) {
      return 0;
    }
    c.next();
    int fraction = 0;
    int weight = 100;
    while (Ascii.isDigit(c.peek())) {
      fraction += (c.peek() - '0') * weight;
      weight /= 10;
      c.next();
    }
    return fraction;
  }

  /** A zone name is known, and is not the beginning of a host's. */
  private @Nullable ZoneId zoneName(Cursor c) {
    int start = c.at();
    c.skipBlanks();
    int from = c.at();
    while (Ascii.isLetter(c.peek())) {
      c.next();
    }
    boolean whole = c.atEnd() || Ascii.isBlank(c.peek()) || c.peek() == ':';
    boolean likely = whole && c.at() > from && c.at() - from <= 5;
    ZoneId zone = likely ? zones.of(names.of(c.bytes(), from, c.at())) : null;
    if (zone == null) {
      c.moveTo(start);
    }
    return zone;
  }

  private boolean iso(Cursor c) {
    reading.numeric = true;
    reading.year = year(c);
    return reading.year > 0
        && c.skip('-')
        && month(c)
        && c.skip('-')
        && day(c)
        && (c.skip('T') || c.skip(' '))
        && timeOfDay(c);
  }

  private static @Nullable ZoneId offset(Cursor c) {
    if (c.skip('Z')) {
      return ZoneOffset.UTC;
    }
    int start = c.at();
    int sign = c.skip('+') ? 1 : c.skip('-') ? -1 : 0;
    if (sign == 0) {
      return null;
    }
    c.skip('-'); // Check Point writes --5:00 west of Greenwich
    int hours = (int) c.number(2);
    c.skip(':');
    int minutes = (int) c.number(2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 1080) {
      c.moveTo(start);
      return null;
    }
    c.skip('Z'); // some relays write +00:00Z
    return ZoneOffset.ofTotalSeconds(sign * (hours * 60 + minutes) * 60);
  }
}
