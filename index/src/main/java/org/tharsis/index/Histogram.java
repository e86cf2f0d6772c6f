package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;

/** Counts events by steps of time; a step begins at a multiple of its length since the epoch. */
final class Histogram {
  /** The most steps that are counted. */
  static final int MAX_BUCKETS = 10_000;

  private final long first;
  private final long step;
  private final long[] counts;

  /** For a range that is not empty and has both ends. */
  Histogram(TimeRange range, long step) throws RefusedException {
    this.step = step;
    this.first = Math.floorDiv(range.from(), step);
    long last = Math.floorDiv(range.to() - 1, step);
    if (last - first >= MAX_BUCKETS || last < first) {
      throw new RefusedException(
          "more than %,d steps of %,d ms; ask for less time or for longer steps"
              .formatted(MAX_BUCKETS, step));
    }
    this.counts = new long[(int) (last - first) + 1];
  }

  Matches.PerDocument segment(LeafReaderContext context) throws IOException {
    NumericDocValues times = DocValues.getNumeric(context.reader(), Schema.TIME);
    return doc -> {
      if (times.advanceExact(doc)) {
        counts[(int) (Math.floorDiv(times.longValue(), step) - first)]++;
      }
    };
  }

  List<TimeCount> counts() {
    List<TimeCount> buckets = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      buckets.add(new TimeCount((first + i) * step, counts[i]));
    }
    return buckets;
  }
}
