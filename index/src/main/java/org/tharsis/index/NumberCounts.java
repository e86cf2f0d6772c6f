package org.tharsis.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.tharsis.model.Field;

/** Measures values of a numeric column, or those of a serial keyword that are digits. */
final class NumberCounts {
  /** The most different numbers that are counted. */
  static final int MAX_VALUES = 1_000_000;

  private final Field field;
  private final String column;
  private final Measure measure;
  private final Map<Long, long[]> counts = new HashMap<>();

  NumberCounts(Field field, Measure measure) {
    this.field = field;
    this.column = Schema.isSerial(field) ? Schema.serial(field) : field.ecsName();
    this.measure = measure;
  }

  Matches.PerDocument segment(LeafReader reader) throws IOException {
    NumericDocValues values = DocValues.getNumeric(reader, column);
    Measure.PerDocument measured = measure.in(reader);
    return doc -> {
      if (values.advanceExact(doc)) {
        count(values.longValue(), measured.of(doc));
      }
    };
  }

  void count(long number, long more) throws RefusedException {
    long[] count = counts.computeIfAbsent(number, unseen -> new long[1]);
    count[0] = Measure.add(count[0], more);
    if (counts.size() > MAX_VALUES) {
      throw new RefusedException(
          "%s has more than %,d values; ask for less time or fewer events"
              .formatted(field, MAX_VALUES));
    }
  }

  void forEach(ObjLongConsumer<Object> taker) {
    counts.forEach(
        (number, count) -> {
          if (count[0] > 0) {
            taker.accept(ColumnReader.value(field, number), count[0]);
          }
        });
  }
}
