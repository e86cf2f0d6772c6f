package org.tharsis.engine.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * The times a cron expression names, as Quartz reads it: second, minute, hour, day of the month,
 * month, day of the week and, if wanted, year.
 *
 * @param expression right, or the methods throw {@link IllegalArgumentException}
 * @param zone whose clocks it goes by
 */
public record CronTimes(String expression, ZoneId zone) {
  private static final Duration LEAST = Duration.ofMinutes(1);

  /** So many are looked at for two that lie too close. */
  private static final int LOOKED_AT = 60;

  /**
   * What is wrong with an expression, or null.
   *
   * @param now it has to name a time after this
   */
  public static @Nullable String mistake(String expression, Instant now) {
    try {
      new CronExpression(expression);
    } catch (ParseException e) {
      return "'%s' is no cron expression of Quartz (%s); write second minute hour day month weekday, as 0 0 6 ? * MON-FRI"
          .formatted(expression, e.getMessage());
    }
    List<Instant> times = new CronTimes(expression, ZoneId.of("UTC")).after(now, LOOKED_AT);
    if (times.isEmpty()) {
      return "'%s' names no time that is still to come".formatted(expression);
    }
    for (int i = 1; i < times.size(); i++) {
      if (Duration.between(times.get(i - 1), times.get(i)).compareTo(LEAST) < 0) {
        return "'%s' is more often than once a minute; begin with one second, as 0 * * * * ?"
            .formatted(expression);
      }
    }
    return null;
  }

  /** The next times, the earliest first; fewer where it names no more. */
  public List<Instant> after(Instant time, int most) {
    CronExpression cron = cron();
    List<Instant> times = new ArrayList<>();
    for (Date next = cron.getNextValidTimeAfter(Date.from(time));
        next != null && times.size() < most;
        next = cron.getNextValidTimeAfter(next)) {
      times.add(next.toInstant());
    }
    return times;
  }

  CronExpression cron() {
    try {
      CronExpression cron = new CronExpression(expression);
      cron.setTimeZone(TimeZone.getTimeZone(zone));
      return cron;
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
