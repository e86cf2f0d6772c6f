package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;

/** Counts events by steps of time; a step begins at a multiple of its length since the epoch. */
final class Histogram {
  /** The most steps that are counted. */
  static final int MAX_BUCKETS = 10_000;

  private final TimeRange range;
  private final long first;
  private final long step;
  private final long[] counts;

  /** For a range that is not empty and has both ends. */
  Histogram(TimeRange range, long step) throws RefusedException {
    this.range = range;
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
    DocValuesSkipper blocks = context.reader().getDocValuesSkipper(Schema.TIME);
    NumericDocValues times = DocValues.getNumeric(context.reader(), Schema.TIME);
    return blocks == null ? doc -> count(times, doc) : new Blocks(blocks, times);
  }

  private void count(NumericDocValues times, int doc) throws IOException {
    if (times.advanceExact(doc)) {
      counts[bucket(times.longValue())]++;
    }
  }

  private int bucket(long time) {
    return (int) (Math.floorDiv(time, step) - first);
  }

  /** Documents lie about as they came: a block's are mostly of one step, and need no look. */
  private final class Blocks implements Matches.PerDocument {
    private static final int MIXED = -1;

    private final DocValuesSkipper blocks;
    private final NumericDocValues times;
    private int last = -1;
    private int common = MIXED;

    Blocks(DocValuesSkipper blocks, NumericDocValues times) {
      this.blocks = blocks;
      this.times = times;
    }

    @Override
    public void visit(int doc) throws IOException {
      if (doc > last) {
        block(doc);
      }
      if (common == MIXED) {
        count(times, doc);
      } else {
        counts[common]++;
      }
    }

    @Override
    public void visitAll(int from, int to) throws IOException {
      for (int doc = from; doc < to; ) {
        if (doc > last) {
          block(doc);
        }
        int end = Math.min(to - 1, last) + 1;
        if (common == MIXED) {
          for (; doc < end; doc++) {
            count(times, doc);
          }
        } else {
          counts[common] += end - doc;
          doc = end;
        }
      }
    }

    /** Finds the largest block about a document whose times are of one step, if one is. */
    private void block(int doc) throws IOException {
      if (blocks.maxDocID(0) < doc) {
        blocks.advance(doc);
      }
      common = MIXED;
      last = blocks.minDocID(0) <= doc ? blocks.maxDocID(0) : doc;
      for (int level = 0; level < blocks.numLevels() && isCommon(level, doc); level++) {
        common = bucket(blocks.minValue(level));
        last = blocks.maxDocID(level);
      }
    }

    private boolean isCommon(int level, int doc) {
      long least = blocks.minValue(level);
      long most = blocks.maxValue(level);
      return blocks.minDocID(level) <= doc
          && range.from() <= least
          && most < range.to()
          && bucket(least) == bucket(most);
    }
  }

  List<TimeCount> counts() {
    List<TimeCount> buckets = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      buckets.add(new TimeCount((first + i) * step, counts[i]));
    }
    return buckets;
  }
}
