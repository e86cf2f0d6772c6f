package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/**
 * What is added up over events: one for each, or a number each has.
 *
 * @param summed the number's field; null to count events
 */
record Measure(@Nullable Field summed) {
  static final Measure COUNT = new Measure(null);

  /** What one document of a segment adds; asked in ascending order. */
  interface PerDocument {
    long of(int doc) throws IOException;
  }

  /** The sum of a field; of one that is no number there is none. */
  static Measure sum(Field field) throws RefusedException {
    if (field.type() != Field.Type.LONG) {
      throw new RefusedException(
          "%s is no number and has no sum; %s and the like have one"
              .formatted(field, Field.NETWORK_BYTES));
    }
    return new Measure(field);
  }

  PerDocument in(LeafReader segment) throws IOException {
    if (summed == null) {
      return doc -> 1;
    }
    NumericDocValues numbers = segment.getNumericDocValues(summed.ecsName());
    if (numbers == null) {
      return doc -> 0;
    }
    return doc -> numbers.advanceExact(doc) ? Math.max(0, numbers.longValue()) : 0;
  }

  /** Both together; devices may say what they like, so it stays at the greatest number there is. */
  static long add(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
