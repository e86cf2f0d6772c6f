package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/**
 * Collects the newest events. A day's newest lie last in its segments, so sorting would visit all
 * before them; instead time windows are searched, latest first, each several times as wide.
 */
final class NewestFirst {
  private static final Sort ORDER =
      new Sort(
          new SortField(Schema.TIME, SortField.Type.LONG, true),
          new SortField(Schema.STREAM, SortField.Type.STRING, true),
          new SortField(Schema.OFFSET, SortField.Type.LONG, true));

  private static final long FIRST_WINDOW_MILLIS = 60_000;
  private static final int GROWTH = 8;

  private final Query query;
  private final TimeRange range;
  private final int limit;
  private final Budget budget;
  private final @Nullable FieldDoc after;
  private final List<Event> found = new ArrayList<>();

  NewestFirst(Query query, TimeRange range, @Nullable Cursor before, int limit, Budget budget) {
    this.query = query;
    this.range = before == null ? range : range.and(before.upToHere());
    this.after = before == null ? null : before.lucene();
    this.limit = limit;
    this.budget = budget;
  }

  /** What may still have some. */
  TimeRange range() {
    return range;
  }

  List<Event> found() {
    return found;
  }

  boolean isFull() {
    return found.size() >= limit;
  }

  /** Adds a day's; days come latest first. */
  void search(DayReader day) throws IOException {
    TimeRange left = range.and(day.extent());
    long width = FIRST_WINDOW_MILLIS;
    while (!left.isEmpty() && !isFull()) {
      long from = left.to() - left.from() <= width ? left.from() : left.to() - width;
      window(day, new TimeRange(from, left.to()));
      left = new TimeRange(left.from(), from);
      width *= GROWTH;
    }
  }

  private void window(DayReader day, TimeRange window) throws IOException {
    TopFieldCollectorManager newest =
        new TopFieldCollectorManager(ORDER, limit - found.size(), after, 1);
    ScoreDoc[] hits =
        new DaySearcher(day.index(), budget).search(day.within(query, window), newest).scoreDocs;
    int[] documents = new int[hits.length];
    for (int i = 0; i < hits.length; i++) {
      documents[i] = hits[i].doc;
    }
    found.addAll(EventReader.read(day.index(), documents));
  }
}
