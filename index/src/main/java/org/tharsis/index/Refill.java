package org.tharsis.index;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tharsis.model.Event;

/**
 * Adds events again that were in files which are damaged: those of one stream, to days that are not
 * whole. Events that are there still are told one by one.
 */
public final class Refill {
  /**
   * What became of what was missing of a day.
   *
   * @param found events that were added again
   * @param lost events that can't be had back, at least
   */
  public record Outcome(long found, long lost) {}

  private final EventIndex index;
  private final Set<Day> days;
  private final long[] left;
  private final Map<Day, Long> found = new HashMap<>();

  Refill(EventIndex index, Set<Day> days, long[] left) {
    this.index = index;
    this.days = days;
    this.left = left;
  }

  /** Adds an event if its day is not whole and has it not, once. */
  public void add(Event event) throws IOException {
    Day day = Day.of(event.time());
    if (days.contains(day) && Arrays.binarySearch(left, event.id().offset()) < 0) {
      index.addAgain(event);
      found.merge(day, 1L, Long::sum);
    }
  }

  /** Nothing more is to be had: commits, and what is still missing is lost. */
  public SortedMap<LocalDate, Outcome> end() throws IOException {
    SortedMap<LocalDate, Outcome> outcomes = new TreeMap<>();
    for (Day day : days) {
      long back = found.getOrDefault(day, 0L);
      outcomes.put(day.date(), new Outcome(back, index.closeGap(day)));
    }
    return outcomes;
  }
}
