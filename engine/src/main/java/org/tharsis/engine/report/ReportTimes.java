package org.tharsis.engine.report;

import java.time.DayOfWeek;
import java.util.stream.Collectors;
import org.tharsis.config.ReportSettings;
import org.tharsis.config.ReportSettings.Cron;
import org.tharsis.config.ReportSettings.Days;
import org.tharsis.engine.schedule.CronTimes;

/** When a report is made, as the clockwork takes it. */
public final class ReportTimes {
  private static final int ABBREVIATED = 3;

  private ReportTimes() {}

  /** The times of a report. */
  public static CronTimes of(ReportSettings report) {
    return switch (report.when()) {
      case Cron cron -> new CronTimes(cron.expression(), report.zone());
      case Days days -> new CronTimes(expression(days), report.zone());
    };
  }

  private static String expression(Days days) {
    String names =
        days.days().stream()
            .sorted()
            .map(DayOfWeek::name)
            .map(name -> name.substring(0, ABBREVIATED))
            .collect(Collectors.joining(","));
    return "0 %d %d ? * %s".formatted(days.at().getMinute(), days.at().getHour(), names);
  }
}
