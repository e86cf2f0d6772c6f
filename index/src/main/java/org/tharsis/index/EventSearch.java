package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;

/**
 * Searches events, beside a running engine or without one. It opens a day when that is first asked
 * for, and from then on sees it as it was then. One thread at a time.
 *
 * <p>A search that would take too much ends with a {@link RefusedException}.
 */
public final class EventSearch implements Closeable {
  /** The most events and the most values that one search returns. */
  public static final int MAX_RESULTS = 10_000;

  static final Comparator<Event> BY_TIME =
      Comparator.comparingLong(Event::time).thenComparing(Event::id);

  private final ReadDays days;
  private Patience patience = Patience.ENDLESS;

  EventSearch(Path events, NavigableSet<Day> days) {
    this.days = new ReadDays(events, days);
  }

  /** Opens what is committed below a directory; where nothing is, nothing will be found. */
  public static EventSearch open(Path directory) throws IOException {
    Path events = EventIndex.eventsBelow(directory);
    return new EventSearch(events, new TreeSet<>(Day.in(events)));
  }

  /** Takes a reader for a day, and closes it in the end. */
  void use(Day day, DayReader reader) {
    days.use(day, reader);
  }

  /** Ends each search from now on that would take longer; of a scan, each of its pages. */
  public void allow(Patience most) {
    patience = most;
  }

  /** The newest events, latest first; of one time, the greatest id first. */
  public List<Event> newest(EventQuery query, TimeRange range, int limit) throws IOException {
    return newest(query, range, null, limit);
  }

  /**
   * The newest events before a place, latest first. What lies after it costs nothing.
   *
   * @param before the {@link Cursor} of the last event that is known already; null for none
   */
  public List<Event> newest(EventQuery query, TimeRange range, @Nullable Cursor before, int limit)
      throws IOException {
    int most = Math.clamp(limit, 0, MAX_RESULTS);
    NewestFirst newest = new NewestFirst(query.lucene(), range, before, most, budget());
    for (Day day : days.latestFirst()) {
      DayReader reader = newest.isFull() ? null : days.reader(day, newest.range());
      if (reader != null) {
        newest.search(reader);
      }
    }
    return newest.found();
  }

  /** All events of a range, oldest first, given one after the other. */
  public EventScan scan(EventQuery query, TimeRange range) {
    return new EventScan(this, query, range, days.iterator());
  }

  /** From the first to the last event of all; empty where there is none. */
  public TimeRange extent() throws IOException {
    return days.extent();
  }

  /** How many events there are. */
  public long count(EventQuery query, TimeRange range) throws IOException {
    Budget budget = budget();
    long count = 0;
    for (DayReader day : days.readers(range)) {
      count += new DaySearcher(day.index(), budget).count(day.within(query.lucene(), range));
    }
    return count;
  }

  /**
   * The events before and after one, oldest first, that one among them whether or not the query
   * finds it.
   *
   * @param within how far from it, in either direction
   * @param limit so many on either side, those that lie nearest
   */
  public List<Event> around(EventQuery query, Event event, Duration within, int limit)
      throws IOException {
    return Neighbours.of(this, query, event, within, limit);
  }

  /** A number of all events together, as their bytes; those without it add nothing. */
  public long sum(EventQuery query, TimeRange range, Field summed) throws IOException {
    Measure measure = Measure.sum(summed);
    long[] sum = new long[1];
    visit(
        query,
        range,
        context -> {
          Measure.PerDocument measured = measure.in(context.reader());
          return doc -> sum[0] = Measure.add(sum[0], measured.of(doc));
        });
    return sum[0];
  }

  /**
   * The values of a field whose events have most of a number together, most first; a value without
   * any is left out.
   */
  public List<ValueCount> sums(EventQuery query, TimeRange range, Field summed, Field by, int limit)
      throws IOException {
    return top(query, range, by, Measure.sum(summed), limit);
  }

  /** The values of a field that most events have, most first; tags are counted singly. */
  public List<ValueCount> top(EventQuery query, TimeRange range, Field field, int limit)
      throws IOException {
    return top(query, range, field, Measure.COUNT, limit);
  }

  private List<ValueCount> top(
      EventQuery query, TimeRange range, Field field, Measure measure, int limit)
      throws IOException {
    int most = Math.clamp(limit, 0, MAX_RESULTS);
    TopValues top = new TopValues(field, measure, most);
    visit(query, range, top::segment);
    return most == 0 ? List.of() : top.counts();
  }

  /**
   * How many events lie in each step of time, none left out; an open end of the range is where
   * events begin or end.
   *
   * @param step from a millisecond up
   */
  public List<TimeCount> histogram(EventQuery query, TimeRange range, Duration step)
      throws IOException {
    TimeRange whole = days.closed(range);
    if (whole.isEmpty()) {
      return List.of();
    }
    Histogram histogram = new Histogram(whole, Math.max(1, step.toMillis()));
    visit(query, whole, histogram::segment);
    return histogram.counts();
  }

  /**
   * How many events there are, in each step of time and by what values of these fields.
   *
   * @param most so many values of each field
   * @param progress is told now and then which share of the events has been looked at, 0 to 1
   */
  public Overview overview(
      EventQuery query,
      TimeRange range,
      Duration step,
      List<Field> fields,
      int most,
      DoubleConsumer progress)
      throws IOException {
    TimeRange whole = days.closed(range);
    if (whole.isEmpty()) {
      return new Overview(0, List.of(), Map.of());
    }
    WholeView view = new WholeView(whole, step, fields, Math.clamp(most, 1, MAX_RESULTS));
    view.look(query.lucene(), days.readers(whole), budget(), progress);
    return view.overview();
  }

  /** Where the events of these ids lie, as far as they are here; an id may come repeatedly. */
  public Located locate(Iterable<EventId> ids) throws IOException {
    IdTable table = new IdTable(ids);
    Located located = new Located(this, table);
    for (DayReader day : days.readers(table)) {
      located.look(day);
    }
    return located;
  }

  /** The events of these ids that are here, in order of time, then id. */
  public List<Event> byId(Collection<EventId> ids) throws IOException {
    return byId(ids, true);
  }

  /** As {@link #byId}, for half as much: {@link Event#original} may be empty. */
  public List<Event> fieldsById(Collection<EventId> ids) throws IOException {
    return byId(ids, false);
  }

  private List<Event> byId(Collection<EventId> ids, boolean lines) throws IOException {
    IdTable table = new IdTable(ids);
    List<Event> found = new ArrayList<>();
    for (DayReader day : days.readers(table)) {
      int[] documents = new IdLookup(table).in(day.index());
      found.addAll(EventReader.read(day.index(), documents, lines));
    }
    found.sort(BY_TIME);
    return found;
  }

  private void visit(EventQuery query, TimeRange range, Matches.Visitor visitor)
      throws IOException {
    Budget budget = budget();
    for (DayReader day : days.readers(range)) {
      DaySearcher searcher = new DaySearcher(day.index(), budget);
      Matches.visit(searcher, day.within(query.lucene(), range), visitor);
    }
  }

  /** What one search may spend from now on. */
  Budget budget() {
    return new Budget(Budget.MAX_LINES, patience);
  }

  /** The reader of a day, or null where it has no event in the range. */
  @Nullable DayReader reader(Day day, TimeRange range) throws IOException {
    return days.reader(day, range);
  }

  @Override
  public void close() throws IOException {
    days.close();
  }
}
