package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.apache.lucene.util.IOUtils;
import org.tharsis.model.Event;

/**
 * Gives events as they are committed, beside the process that writes them: each once, those of one
 * commit in order of time. One thread at a time.
 */
public final class EventFollow implements Closeable {
  private final Path events;
  private final EventQuery query;
  private final Patience patience;
  private final TreeMap<Day, FollowedDay> days = new TreeMap<>();

  /** Takes events one after the other. */
  @FunctionalInterface
  public interface Taker {
    /** Returns false to get no more. */
    boolean take(Event event) throws IOException;
  }

  private EventFollow(Path events, EventQuery query, Patience patience) {
    this.events = events;
    this.query = query;
    this.patience = patience;
  }

  /**
   * Follows from what is committed below a directory now.
   *
   * @param patience how long looking for new events may take at a time
   */
  public static EventFollow from(Path directory, EventQuery query, Patience patience)
      throws IOException {
    EventFollow follow = new EventFollow(EventIndex.eventsBelow(directory), query, patience);
    for (Day day : Day.in(follow.events)) {
      follow.days.put(day, new FollowedDay(day.below(follow.events), true));
    }
    return follow;
  }

  /** Gives what was committed since the last time, the earliest day first. */
  public void poll(Taker taker) throws IOException {
    NavigableSet<Day> there = Day.in(events);
    for (Day gone : days.keySet().stream().filter(day -> !there.contains(day)).toList()) {
      IOUtils.close(days.remove(gone));
    }
    for (Day day : there) {
      FollowedDay followed = days.get(day);
      if (followed == null) {
        followed = new FollowedDay(day.below(events), false);
        days.put(day, followed);
      }
      if (!followed.poll(query.lucene(), () -> new Budget(Budget.MAX_LINES, patience), taker)) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(days.values());
    days.clear();
  }
}
