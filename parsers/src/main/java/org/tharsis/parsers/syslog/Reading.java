package org.tharsis.parsers.syslog;

/** A date and a time of day, to the second, as a device's clock showed them; used again. */
final class Reading {
  /** -1 if it was not said. */
  int year;

  int month;
  int day;

  /** 0 to 86,399: a leap second is taken as the one before it, so that it stays in its day. */
  int secondOfDay;

  /** Whether it was written in numbers alone, as RFC 3339 has it. */
  boolean numeric;

  void set(Reading other) {
    year = other.year;
    month = other.month;
    day = other.day;
    secondOfDay = other.secondOfDay;
    numeric = other.numeric;
  }
}
