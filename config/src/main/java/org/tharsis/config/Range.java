package org.tharsis.config;

import java.time.Duration;
import java.util.function.Function;

/** The values a setting may have, and how they are written. */
final class Range<T extends Comparable<? super T>> {
  private final T least;
  private final T most;
  private final Function<String, T> reading;
  private final Function<T, String> writing;

  private Range(T least, T most, Function<String, T> reading, Function<T, String> writing) {
    this.least = least;
    this.most = most;
    this.reading = reading;
    this.writing = writing;
  }

  static Range<Long> numbers(long least, long most) {
    return new Range<>(least, most, Notation::number, String::valueOf);
  }

  static Range<Long> sizes(long least, long most) {
    return new Range<>(least, most, Notation::size, Notation::written);
  }

  static Range<Duration> durations(Duration least, Duration most) {
    return new Range<>(least, most, Notation::duration, Notation::written);
  }

  /** Reads and checks; {@link IllegalArgumentException} says what would be right. */
  T read(String text) {
    T value = reading.apply(text);
    if (!contains(value)) {
      throw outside(text);
    }
    return value;
  }

  /** The value itself, or {@link IllegalArgumentException} saying what would be right. */
  T check(T value) {
    if (!contains(value)) {
      throw outside(writing.apply(value));
    }
    return value;
  }

  private boolean contains(T value) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }

  private IllegalArgumentException outside(String text) {
    return new IllegalArgumentException(
        "%s is out of range; write %s to %s"
            .formatted(text, writing.apply(least), writing.apply(most)));
  }
}
