package org.tharsis.config;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/**
 * A saved query that is answered again and again.
 *
 * @param name what files and commands call it: letters, digits, - and _
 * @param title what it is about, for those who read it
 * @param query the saved query's name; empty for all events
 * @param when when it is made
 * @param zone the time zone of that, and of the times it shows
 * @param last how far it looks back from then; 1 min to 366 d
 * @param content what it shows
 * @param directory where its pages are put; null for nowhere
 * @param keep how long they stay there; null for ever
 * @param mailTo whom it is mailed to
 * @param line where it stands in {@code tharsis.yaml}
 */
public record ReportSettings(
    String name,
    String title,
    String query,
    When when,
    ZoneId zone,
    Duration last,
    Content content,
    @Nullable Path directory,
    @Nullable Duration keep,
    List<String> mailTo,
    int line) {

  /** When a report is made. */
  public sealed interface When {}

  /** At a time of day, on these days of the week. */
  public record Days(Set<DayOfWeek> days, LocalTime at) implements When {
    public Days {
      days = Set.copyOf(days);
    }
  }

  /**
   * By a cron expression as Quartz writes them. Only its reader knows whether it is one.
   *
   * @param line where it stands
   */
  public record Cron(String expression, int line) implements When {}

  /**
   * What a report shows of the events found.
   *
   * @param events so many of the newest; 0 to 500
   * @param top the most frequent values of these fields
   * @param sums numbers added up
   * @param values so many values of each of these; 1 to 500
   * @param step how many events there were in each step of so long; null for no histogram
   * @param incidents so many of the newest incidents of that time; 0 to 500
   */
  public record Content(
      int events,
      List<Field> top,
      List<Sum> sums,
      int values,
      @Nullable Duration step,
      int incidents) {
    public Content {
      top = List.copyOf(top);
      sums = List.copyOf(sums);
      Limits.SHOWN.check((long) events);
      Limits.VALUES.check((long) values);
      Limits.SHOWN.check((long) incidents);
    }
  }

  /** A number added up by the values of a field. */
  public record Sum(Field summed, Field by) {}

  public ReportSettings {
    mailTo = List.copyOf(mailTo);
    Limits.REPORTED.check(last);
  }
}
