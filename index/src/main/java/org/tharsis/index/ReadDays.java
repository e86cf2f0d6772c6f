package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** The days that are searched: each is opened when that is first asked for, and seen as it was. */
final class ReadDays implements Closeable {
  private final Path events;
  private final NavigableSet<Day> days;
  private final Map<Day, DayReader> readers = new HashMap<>();

  ReadDays(Path events, NavigableSet<Day> days) {
    this.events = events;
    this.days = days;
  }

  /** Takes a reader for a day, and closes it in the end. */
  void use(Day day, DayReader reader) {
    days.add(day);
    readers.put(day, reader);
  }

  /** As they are now, the earliest first. */
  Iterator<Day> iterator() {
    return new TreeSet<>(days).iterator();
  }

  Iterable<Day> latestFirst() {
    return days.descendingSet();
  }

  /** From the first to the last event of all; empty where there is none. */
  TimeRange extent() throws IOException {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (Iterator<Day> first = days.iterator(); first.hasNext() && from == Long.MAX_VALUE; ) {
      DayReader reader = reader(first.next(), TimeRange.ALL);
      from = reader == null ? from : reader.extent().from();
    }
    for (Iterator<Day> last = days.descendingIterator(); last.hasNext() && to < from; ) {
      DayReader reader = reader(last.next(), TimeRange.ALL);
      to = reader == null ? to : reader.extent().to();
    }
    return new TimeRange(from, to);
  }

  /** Those that may have an event of these ids. */
  List<DayReader> readers(IdTable ids) throws IOException {
    List<DayReader> some = new ArrayList<>();
    for (Day day : days) {
      DayReader open = readers.get(day);
      StreamSpans spans = open == null ? DayReader.committedSpans(day.below(events)) : open.spans();
      DayReader reader = ids.mayBeIn(spans) ? reader(day, TimeRange.ALL) : null;
      if (reader != null) {
        some.add(reader);
      }
    }
    return some;
  }

  /** Those that have an event in the range, the earliest first. */
  List<DayReader> readers(TimeRange range) throws IOException {
    List<DayReader> overlapping = new ArrayList<>();
    for (Day day : days) {
      DayReader reader = reader(day, range);
      if (reader != null) {
        overlapping.add(reader);
      }
    }
    return overlapping;
  }

  /** A range with its open ends where events begin or end. */
  TimeRange closed(TimeRange range) throws IOException {
    if (range.from() != Long.MIN_VALUE && range.to() != Long.MAX_VALUE) {
      return range;
    }
    long first = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (DayReader day : readers(range)) {
      first = Math.min(first, day.extent().from());
      end = Math.max(end, day.extent().to());
    }
    return new TimeRange(
        range.from() == Long.MIN_VALUE ? first : range.from(),
        range.to() == Long.MAX_VALUE ? end : range.to());
  }

  /** The reader of a day, or null where it has no event in the range. */
  @Nullable DayReader reader(Day day, TimeRange range) throws IOException {
    if (range.isEmpty() || !range.overlaps(day.range())) {
      return null;
    }
    DayReader reader = readers.get(day);
    if (reader == null) {
      reader = DayReader.open(day.below(events));
      if (reader != null) {
        readers.put(day, reader);
      }
    }
    return reader == null || reader.isEmpty() ? null : reader;
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(readers.values());
    readers.clear();
  }
}
