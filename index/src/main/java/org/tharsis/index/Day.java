package org.tharsis.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One UTC day of events: what one Lucene index holds, in a directory of its ISO 8601 name.
 *
 * @param number days since the epoch
 */
record Day(long number) implements Comparable<Day> {
  private static final long MILLIS = 86_400_000;

  static Day of(long epochMillis) {
    return new Day(Math.floorDiv(epochMillis, MILLIS));
  }

  static Day of(LocalDate date) {
    return new Day(date.toEpochDay());
  }

  LocalDate date() {
    return LocalDate.ofEpochDay(number);
  }

  /** The days that have a directory below this one. */
  static NavigableSet<Day> in(Path events) throws IOException {
    NavigableSet<Day> days = new TreeSet<>();
    if (Files.isDirectory(events)) {
      try (Stream<Path> entries = Files.list(events)) {
        entries.forEach(
            entry -> {
              Day day = named(String.valueOf(entry.getFileName()));
              if (day != null) {
                days.add(day);
              }
            });
      }
    }
    return days;
  }

  private static @Nullable Day named(String name) {
    try {
      return new Day(LocalDate.parse(name).toEpochDay());
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }

  Path below(Path events) {
    return events.resolve(toString());
  }

  TimeRange range() {
    // Saturates at both ends of time, where a day is not whole.
    long from = number <= Long.MIN_VALUE / MILLIS ? Long.MIN_VALUE : number * MILLIS;
    long to = number >= Long.MAX_VALUE / MILLIS ? Long.MAX_VALUE : (number + 1) * MILLIS;
    return new TimeRange(from, to);
  }

  @Override
  public int compareTo(Day other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return date().toString();
  }
}
