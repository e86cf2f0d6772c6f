package org.tharsis.parsers.syslog;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/**
 * Wall clock readings to milliseconds since the epoch; belongs to one thread.
 *
 * <p>When clocks are set back, an hour comes twice: a reading in it is the one of the two that is
 * nearer to its line's arrival. When they are set forward, an hour is left out: a clock that reads
 * it was not set, and is read as it ran before.
 */
final class LocalClock {
  /** What {@link #millis} gives for a day that does not exist. */
  static final long NONE = Long.MIN_VALUE;

  private static final int SECONDS_A_DAY = 86_400;

  private static final long MILLIS_A_DAY = SECONDS_A_DAY * 1000L;

  /** Half a year, so that the same day of any other year is further away. */
  private static final long SURELY_NEAREST = 180 * MILLIS_A_DAY;

  /** Every change of an offset in use falls on a quarter of an hour. */
  private static final int QUARTER = 900;

  private int cachedDate;
  private long cachedDay = NONE;

  private int cachedYear;
  private long cachedYearFrom;
  private long cachedYearTo;

  private long cachedQuarter = NONE;
  private ZoneId cachedZone = ZoneOffset.UTC;
  private int cachedOffset;
  private int cachedSecond;
  private long arrived;

  /** The readings to come arrived then, milliseconds since the epoch. */
  void near(long arrived) {
    this.arrived = arrived;
  }

  /** The moment of a reading; {@link #NONE} if the date does not exist. */
  long millis(int year, int month, int day, int millisOfDay, ZoneId zone) {
    long date = epochDay(year, month, day);
    if (date == NONE) {
      return NONE;
    }
    long local = date * SECONDS_A_DAY + millisOfDay / 1000;
    return (local - offset(local, zone)) * 1000 + millisOfDay % 1000;
  }

  private long epochDay(int year, int month, int day) {
    int date = (year * 16 + month) * 32 + day;
    if (date != cachedDate) {
      boolean exists = day <= YearMonth.of(year, month).lengthOfMonth();
      cachedDay = exists ? LocalDate.of(year, month, day).toEpochDay() : NONE;
      cachedDate = date;
    }
    return cachedDay;
  }

  /** The same without a year: of all years, the one that is nearest to {@code arrived}. */
  long nearest(long arrived, int month, int day, int millisOfDay, ZoneId zone) {
    int year = yearOf(arrived);
    long inSame = inYear(year, month, day, millisOfDay, zone);
    if (inSame != NONE && Math.abs(inSame - arrived) < SURELY_NEAREST) {
      return inSame;
    }
    long best = NONE;
    for (int candidate = year - 1; candidate <= year + 1; candidate++) {
      long millis = inYear(candidate, month, day, millisOfDay, zone);
      if (best == NONE || Math.abs(millis - arrived) < Math.abs(best - arrived)) {
        best = millis;
      }
    }
    return best;
  }

  private int yearOf(long millis) {
    if (millis < cachedYearFrom || millis >= cachedYearTo) {
      cachedYear = LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_A_DAY)).getYear();
      cachedYearFrom = LocalDate.of(cachedYear, 1, 1).toEpochDay() * MILLIS_A_DAY;
      cachedYearTo = LocalDate.of(cachedYear + 1, 1, 1).toEpochDay() * MILLIS_A_DAY;
    }
    return cachedYear;
  }

  /** A 29 February of a year that has none is that of the leap year before. */
  private long inYear(int year, int month, int day, int millisOfDay, ZoneId zone) {
    int existing = year;
    while (month == 2 && day == 29 && !Year.isLeap(existing)) {
      existing--;
    }
    return millis(existing, month, day, millisOfDay, zone);
  }

  private int offset(long local, ZoneId zone) {
    if (zone instanceof ZoneOffset fixed) {
      return fixed.getTotalSeconds();
    }
    long quarter = Math.floorDiv(local, QUARTER);
    if (quarter != cachedQuarter || !zone.equals(cachedZone)) {
      LocalDateTime reading = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
      ZoneOffsetTransition change = zone.getRules().getTransition(reading);
      cachedOffset = zone.getRules().getOffset(reading).getTotalSeconds();
      cachedSecond =
          change != null && change.isOverlap()
              ? change.getOffsetAfter().getTotalSeconds()
              : cachedOffset;
      cachedQuarter = quarter;
      cachedZone = zone;
    }
    long betweenBoth = local - (cachedOffset + cachedSecond) / 2;
    return arrived / 1000 > betweenBoth ? cachedSecond : cachedOffset;
  }
}
