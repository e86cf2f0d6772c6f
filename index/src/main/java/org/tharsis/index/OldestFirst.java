package org.tharsis.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/**
 * Goes through one day's events, oldest first, some at a time. Documents lie nearly in order of
 * time, so a window of time is found without visiting the others, and only a page of it is sorted.
 * A window is as wide as the one before was full: where a page does not hold it, the next begins at
 * the last event of the page.
 */
final class OldestFirst {
  /** So many are sorted at once. */
  static final int PAGE = 8192;

  /** So many are read at once; a line may have 64 kB. */
  private static final int BATCH = 512;

  private static final Sort ORDER =
      new Sort(
          new SortField(Schema.TIME, SortField.Type.LONG),
          new SortField(Schema.STREAM, SortField.Type.STRING),
          new SortField(Schema.OFFSET, SortField.Type.LONG));

  private static final long FIRST_WINDOW_MILLIS = 60_000;
  private static final int GROWTH = 2;

  private final Query query;
  private final DayReader day;
  private final Supplier<Budget> budgets;
  private TimeRange left;
  private long width = FIRST_WINDOW_MILLIS;
  private @Nullable FieldDoc after;
  private int[] page = {};
  private int given;

  /**
   * @param budgets what each page may spend
   */
  OldestFirst(Query query, TimeRange range, DayReader day, Supplier<Budget> budgets)
      throws IOException {
    this.query = query;
    this.day = day;
    this.budgets = budgets;
    this.left = range.and(day.extent());
  }

  /** Whether all were given. */
  boolean isDone() {
    return given == page.length && left.isEmpty();
  }

  /** Those that come next; none where a window had none. */
  List<Event> next() throws IOException {
    if (given == page.length) {
      turn();
    }
    int end = Math.min(page.length, given + BATCH);
    int[] batch = Arrays.copyOfRange(page, given, end);
    given = end;
    return EventReader.read(day.index(), batch);
  }

  private void turn() throws IOException {
    long from = left.from();
    long end = left.to() - from <= width ? left.to() : from + width; // within a day
    ScoreDoc[] hits = search(new TimeRange(from, end));
    page = new int[hits.length];
    for (int i = 0; i < hits.length; i++) {
      page[i] = hits[i].doc;
    }
    given = 0;
    if (hits.length == PAGE) {
      FieldDoc last = (FieldDoc) hits[PAGE - 1];
      long time = (Long) last.fields[0];
      after = last;
      left = new TimeRange(time, left.to());
      width = Math.max(1, Math.min(width, GROWTH * (time - from)));
    } else {
      after = null;
      left = new TimeRange(end, left.to());
      width = hits.length < PAGE / GROWTH ? GROWTH * width : width;
    }
  }

  private ScoreDoc[] search(TimeRange window) throws IOException {
    DaySearcher searcher = new DaySearcher(day.index(), budgets.get());
    return searcher.search(
            day.within(query, window), new TopFieldCollectorManager(ORDER, PAGE, after, 1))
        .scoreDocs;
  }
}
