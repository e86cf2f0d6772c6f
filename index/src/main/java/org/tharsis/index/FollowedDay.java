package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/**
 * What is committed to one day's index after a moment. Within a day, the offsets of a stream are
 * written in ascending order, so what is new lies beyond those that were seen; segments would not
 * tell, for they are merged.
 */
final class FollowedDay implements Closeable {
  /** So many streams are asked for at once: far fewer clauses than Lucene allows. */
  private static final int STREAMS_AT_ONCE = 100;

  private final Path path;
  private final StreamSpans seen;
  private @Nullable DayReader reader;

  /** Takes all events of a day, or only those that are committed later. */
  FollowedDay(Path path, boolean fromNow) throws IOException {
    this.path = path;
    this.seen = fromNow ? DayReader.committedSpans(path) : new StreamSpans();
  }

  /** Gives what is new; false where the taker wants no more. */
  boolean poll(Query query, Supplier<Budget> budgets, EventFollow.Taker taker) throws IOException {
    DayReader current = refresh();
    if (current == null) {
      return true;
    }
    List<String> streams = current.spans().beyond(seen);
    for (int i = 0; i < streams.size(); i += STREAMS_AT_ONCE) {
      int end = Math.min(streams.size(), i + STREAMS_AT_ONCE);
      if (!give(current, both(query, streams.subList(i, end)), budgets, taker)) {
        return false;
      }
    }
    // What is forgotten and added again, as after a crash, was given already.
    seen.reach(current.spans());
    return true;
  }

  /** The reader of what is committed now, or null where it is what was seen already. */
  private @Nullable DayReader refresh() throws IOException {
    DayReader old = reader;
    if (old == null) {
      if (DayReader.committedSpans(path).beyond(seen).isEmpty()) {
        return null;
      }
      reader = DayReader.open(path);
      return reader;
    }
    DayReader newer = old.newer();
    if (newer != null) {
      reader = newer;
      old.reader().close();
    }
    return newer;
  }

  private Query both(Query query, List<String> streams) {
    BooleanQuery.Builder unseen = new BooleanQuery.Builder();
    for (String stream : streams) {
      unseen.add(IdQueries.ofStream(stream, seen.next(stream)), Occur.SHOULD);
    }
    return new BooleanQuery.Builder()
        .add(unseen.build(), Occur.FILTER)
        .add(query, Occur.FILTER)
        .build();
  }

  private static boolean give(
      DayReader day, Query query, Supplier<Budget> budgets, EventFollow.Taker taker)
      throws IOException {
    if (day.isEmpty()) {
      return true;
    }
    OldestFirst found = new OldestFirst(query, TimeRange.ALL, day, budgets);
    while (!found.isDone()) {
      for (Event event : found.next()) {
        if (!taker.take(event)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
