package org.tharsis.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hours of the week, as clocks on the wall show them: {@code mon-fri 22:00-06:00}, {@code sat},
 * {@code 01:30-02:00}. Hours that go past midnight belong to the day they begin on.
 */
public final class WeekHours {
  /** What can be written. */
  public static final String FORM = "days, hours or both, as mon-fri 22:00-06:00, sat, 01:30-02:00";

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int TIME_LENGTH = "22:00".length();
  private static final long SECONDS_A_DAY = 86_400;

  /** That of the epoch. */
  private static final DayOfWeek FIRST_DAY = DayOfWeek.THURSDAY;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /**
   * @param from this time on
   * @param to up to but not including this one; the same for a whole day
   */
  private record Span(String text, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    boolean contains(DayOfWeek day, long second) {
      long first = from.toSecondOfDay();
      long end = to.toSecondOfDay();
      if (first < end) {
        return days.contains(day) && first <= second && second < end;
      }
      return second < first ? days.contains(day.minus(1)) && second < end : days.contains(day);
    }
  }

  private final List<Span> spans;

  private WeekHours(List<Span> spans) {
    this.spans = List.copyOf(spans);
  }

  /**
   * Any of these.
   *
   * @throws IllegalArgumentException if one of them is written otherwise
   */
  public static WeekHours of(List<String> written) {
    List<Span> spans = new ArrayList<>();
    for (String each : written) {
      spans.add(span(each.strip().toLowerCase(Locale.ROOT)));
    }
    return new WeekHours(spans);
  }

  private static Span span(String text) {
    String[] words = text.split(" +", -1);
    boolean daysFirst = words[0].isEmpty() || !Character.isDigit(words[0].charAt(0));
    Set<DayOfWeek> days = daysFirst ? days(words[0], text) : EnumSet.allOf(DayOfWeek.class);
    int hours = daysFirst ? 1 : 0;
    if (words.length > hours + 1) {
      throw wrong(text);
    }
    if (words.length == hours) {
      return new Span(text, days, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }
    String[] ends = words[hours].split("-", -1);
    if (ends.length != 2) {
      throw wrong(text);
    }
    return new Span(text, days, clock(ends[0], text), clock(ends[1], text));
  }

  private static Set<DayOfWeek> days(String word, String text) {
    String[] ends = word.split("-", -1);
    int first = DAYS.indexOf(ends[0]);
    int last = DAYS.indexOf(ends[ends.length - 1]);
    if (ends.length > 2 || first < 0 || last < 0) {
      throw wrong(text);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    DayOfWeek end = DayOfWeek.of(last + 1);
    for (DayOfWeek day = DayOfWeek.of(first + 1); ; day = day.plus(1)) {
      days.add(day);
      if (day == end) {
        return days;
      }
    }
  }

  private static LocalTime clock(String word, String text) {
    if ("24:00".equals(word)) {
      return LocalTime.MIDNIGHT;
    }
    try {
      if (word.length() == TIME_LENGTH) {
        return LocalTime.parse(word);
      }
    } catch (java.time.DateTimeException notATime) {
      // said below, like one of another length
    }
    throw wrong(text);
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException("'%s' is no time; write %s".formatted(text, FORM));
  }

  /**
   * Whether they hold then.
   *
   * @param time milliseconds since the epoch
   * @param zone where clocks are looked at
   */
  public boolean contains(long time, ZoneId zone) {
    Instant moment = Instant.ofEpochMilli(time);
    long there = moment.getEpochSecond() + zone.getRules().getOffset(moment).getTotalSeconds();
    return contains(
        FIRST_DAY.plus(Math.floorDiv(there, SECONDS_A_DAY)), Math.floorMod(there, SECONDS_A_DAY));
  }

  private boolean contains(DayOfWeek day, long second) {
    for (int i = 0; i < spans.size(); i++) { // asked of each event: it makes no object
      if (spans.get(i).contains(day, second)) {
        return true;
      }
    }
    return false;
  }

  /** Whether they are the whole week. */
  public boolean always() {
    for (DayOfWeek day : DayOfWeek.values()) {
      for (long second = 0; second < SECONDS_A_DAY; second += 60) { // they turn on a minute
        if (!contains(day, second)) {
          return false;
        }
      }
    }
    return true;
  }

  /** A moment, as {@code mon 22:05}. */
  static String written(long time, ZoneId zone) {
    ZonedDateTime there = Instant.ofEpochMilli(time).atZone(zone);
    return DAYS.get(there.getDayOfWeek().ordinal()) + " " + CLOCK.format(there);
  }

  /** Each as it was written. */
  public List<String> written() {
    return spans.stream().map(Span::text).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WeekHours that && spans.equals(that.spans);
  }

  @Override
  public int hashCode() {
    return spans.hashCode();
  }

  /** As {@code mon-fri 22:00-06:00 or sat}. */
  @Override
  public String toString() {
    return spans.stream().map(Span::text).collect(Collectors.joining(" or "));
  }
}
