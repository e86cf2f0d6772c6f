package org.tharsis.index;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;
import org.tharsis.model.Field;

/** Counts events, by time and by values of some fields, in one go. */
final class WholeView {
  private final Map<Field, TopValues> tops = new EnumMap<>(Field.class);
  private final TimeRange range;
  private final Histogram histogram;
  private long count;

  /**
   * @param range has both ends, and something between them
   */
  WholeView(TimeRange range, Duration step, List<Field> fields, int most) throws RefusedException {
    this.range = range;
    histogram = new Histogram(range, Math.max(1, step.toMillis()));
    for (Field field : fields) {
      tops.put(field, new TopValues(field, Measure.COUNT, most));
    }
  }

  /** Goes through what the query finds in these days. */
  void look(Query query, List<DayReader> days, Budget budget, DoubleConsumer progress)
      throws IOException {
    long documents = days.stream().mapToLong(day -> day.index().maxDoc()).sum();
    long before = 0;
    for (DayReader day : days) {
      long begun = before;
      Matches.visit(
          new DaySearcher(day.index(), budget),
          day.within(query, range),
          segment -> {
            progress.accept((double) (begun + segment.docBase) / documents);
            return segment(segment);
          });
      before += day.index().maxDoc();
    }
  }

  private Matches.PerDocument segment(LeafReaderContext context) throws IOException {
    Matches.PerDocument[] all = new Matches.PerDocument[tops.size() + 1];
    int at = 0;
    for (TopValues top : tops.values()) {
      all[at++] = top.segment(context);
    }
    all[at] = histogram.segment(context);
    return new All(all);
  }

  private final class All implements Matches.PerDocument {
    private final Matches.PerDocument[] all;

    All(Matches.PerDocument[] all) {
      this.all = all;
    }

    @Override
    public void visit(int doc) throws IOException {
      count++;
      for (Matches.PerDocument each : all) {
        each.visit(doc);
      }
    }

    @Override
    public void visitAll(int from, int to) throws IOException {
      count += to - from;
      for (Matches.PerDocument each : all) {
        each.visitAll(from, to);
      }
    }
  }

  Overview overview() throws IOException {
    Map<Field, List<ValueCount>> counts = new EnumMap<>(Field.class);
    for (Map.Entry<Field, TopValues> each : tops.entrySet()) {
      counts.put(each.getKey(), each.getValue().counts());
    }
    return new Overview(count, histogram.counts(), counts);
  }
}
